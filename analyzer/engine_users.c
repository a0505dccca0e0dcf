/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Neighbours that may rely on a flush: modules of the same folder that use an exported function
 * which flushes or queues, and that queue on a system workqueue themselves.
 */
#include <string.h>

#include "queues.h"
#include "run.h"
#include "select.h"

static void add_above(const struct queues *q, const struct function *f, GHashTable *names)
{
	GPtrArray *above = queues_exports_above(q, f);

	for (guint i = 0; i < above->len; i++)
		g_hash_table_add(names, g_ptr_array_index(above, i));
	g_ptr_array_free(above, TRUE);
}

/* Exported functions that lead to a flush, or to a queue call of what is flushed if `partners`. */
static GHashTable *exported_names(const struct queues *q, GHashTable *dirs, gboolean partners)
{
	GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
	const GPtrArray *flushes = queues_flushes(q), *sites = queues_sites(q);

	for (guint i = 0; i < flushes->len; i++)
		add_above(q, ((struct flush_use *)flushes->pdata[i])->function, names);
	for (guint i = 0; partners && i < sites->len; i++) {
		const struct queue_site *s = g_ptr_array_index(sites, i);
		const GPtrArray *modules = s->function->unit->modules;

		for (guint m = 0; s->wq.n && m < modules->len; m++)
			if (g_hash_table_contains(dirs,
						  ((struct module *)modules->pdata[m])->dir)) {
				add_above(q, s->function, names);
				break;
			}
	}
	return names;
}

/* Does the file use one of the names? */
static gboolean uses_name(const struct tree *t, const char *path, GHashTable *names)
{
	g_autofree char *full = g_build_filename(t->root, path, NULL);
	g_autofree char *text = NULL;
	const char *word;
	gboolean found = FALSE;

	if (!g_file_get_contents(full, &text, NULL, NULL))
		return FALSE;
	for (word = text; *word && !found;) {
		gsize n = strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
		char name[128];

		if (n && n < sizeof(name)) {
			memcpy(name, word, n);
			name[n] = '\0';
			found = g_hash_table_contains(names, name);
		}
		word += n ? n : 1;
	}
	return found;
}

static GPtrArray *files_of(const struct run *r, GHashTable *dirs)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	GHashTableIter it;
	gpointer dir;

	g_hash_table_iter_init(&it, dirs);
	while (g_hash_table_iter_next(&it, &dir, NULL))
		run_walk(r, dir, seen, files);
	g_hash_table_unref(seen);
	return files;
}

static GHashTable *folders(const GPtrArray *modules)
{
	GHashTable *dirs = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < modules->len; i++) {
		const struct module *m = g_ptr_array_index(modules, i);

		if (*m->dir && !m->builtin)
			g_hash_table_add(dirs, (gpointer)m->dir);
	}
	return dirs;
}

void run_add_users(struct run *r, const struct queues *q, const GPtrArray *modules,
		   GHashTable *wanted)
{
	GHashTable *dirs = folders(modules);
	GHashTable *names = exported_names(q, dirs, r->plan_options != NULL);
	GPtrArray *files = g_hash_table_size(names) ? files_of(r, dirs) : NULL;
	GArray *scanned = files ? scan_files(r->tree, files, TRUE, r->options->jobs) : NULL;

	for (guint i = 0; scanned && i < scanned->len; i++) {
		const struct scanned *f = &g_array_index(scanned, struct scanned, i);

		if ((f->bits & SCAN_QUEUE_SYSTEM) && uses_name(r->tree, f->path, names))
			select_unit(r->kbuild, f->path, wanted);
	}
	if (scanned)
		g_array_unref(scanned);
	if (files)
		g_ptr_array_unref(files);
	g_hash_table_unref(names);
	g_hash_table_unref(dirs);
}
