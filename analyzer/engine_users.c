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

static gboolean is_in(const struct program_unit *u, GHashTable *dirs)
{
	for (guint m = 0; m < u->modules->len; m++)
		if (g_hash_table_contains(dirs, ((struct module *)u->modules->pdata[m])->dir))
			return TRUE;
	return FALSE;
}

/* Exported functions that lead to a flush, and all exports of the folders: a flush may be for any user. */
static GHashTable *exported_names(const struct run *r, const struct queues *q, GHashTable *dirs)
{
	GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
	const GPtrArray *flushes = queues_flushes(q);

	for (guint i = 0; i < flushes->len; i++)
		add_above(q, ((struct flush_use *)flushes->pdata[i])->function, names);
	for (guint i = 0; i < r->program->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(r->program->units, i);

		for (guint n = 0; n < u->exports->len && is_in(u, dirs); n++)
			g_hash_table_add(names, u->exports->pdata[n]);
	}
	return names;
}

/* Does the file use one of the names? */
static gboolean uses_name(const struct tree *t, const char *path, GHashTable *names)
{
	g_autofree char *text = NULL;
	const char *word;
	gboolean found = FALSE;
	gsize length;

	if (tree_read(t, path, &text, &length))
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

static GHashTable *folders(const struct tree *t, const GPtrArray *modules)
{
	GHashTable *dirs = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < modules->len; i++) {
		const struct module *m = g_ptr_array_index(modules, i);

		if ((*m->dir || t->mode == TREE_DRIVER) && !m->builtin)
			g_hash_table_add(dirs, (gpointer)m->dir);
	}
	return dirs;
}

void run_add_users(struct run *r, const struct queues *q, const GPtrArray *modules,
		   GHashTable *wanted)
{
	GHashTable *dirs = folders(r->tree, modules);
	GHashTable *names = exported_names(r, q, dirs);
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
