/* SPDX-License-Identifier: GPL-2.0-only */
/* From a set of units to a linked program. */
#include <string.h>

#include "base/log.h"
#include "run.h"

static gint by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Parses what of `wanted` (interned paths) was not parsed yet. */
static int parse_units(struct run *r, GHashTable *wanted)
{
	GPtrArray *paths = g_ptr_array_new();
	GHashTableIter it;
	gpointer path;
	int status = 0;

	g_hash_table_iter_init(&it, wanted);
	while (g_hash_table_iter_next(&it, &path, NULL))
		if (g_hash_table_add(r->units, path))
			g_ptr_array_add(paths, path);
	g_ptr_array_sort(paths, by_text);
	if (paths->len)
		status = parser_facts(r->parser, paths, r->facts);
	g_ptr_array_free(paths, TRUE);
	return status;
}

/*
 * Facts that can not be read are listed in the program's not_analysed.  The last time, the
 * text goes as soon as it is loaded: that of a kernel is as large as the program.
 */
static void load_program(struct run *r)
{
	if (r->texts_gone)
		BUG("facts are loaded again after their text went");
	program_free(r->program);
	r->program = program_new(r->tree);
	for (guint i = 0; i < r->facts->len; i++) {
		struct facts *f = g_ptr_array_index(r->facts, i);

		program_add(r->program, f, kbuild_modules_of(r->kbuild, f->path));
		if (r->last_load)
			g_clear_pointer(&f->text, g_free);
	}
	r->texts_gone = r->last_load;
	program_link(r->program);
}

int run_parse(struct run *r, GHashTable *wanted)
{
	if (parse_units(r, wanted))
		return -1;
	load_program(r);
	return 0;
}

gboolean run_has_new(const struct run *r, GHashTable *wanted)
{
	GHashTableIter it;
	gpointer path;

	g_hash_table_iter_init(&it, wanted);
	while (g_hash_table_iter_next(&it, &path, NULL))
		if (!g_hash_table_contains(r->units, path))
			return TRUE;
	return FALSE;
}
