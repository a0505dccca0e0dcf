/* SPDX-License-Identifier: GPL-2.0-only */
/* Which units a run has to parse. */
#include "select.h"

enum { INCLUDE_DEPTH = 4 };

static void add_unit(struct kbuild *k, const char *path, GHashTable *units, unsigned int depth)
{
	const GPtrArray *includers = kbuild_includers_of(k, path);

	if (!includers->len || depth >= INCLUDE_DEPTH) {
		g_hash_table_add(units, (gpointer)g_intern_string(path));
		return;
	}
	for (guint i = 0; i < includers->len; i++)
		add_unit(k, g_ptr_array_index(includers, i), units, depth + 1);
}

void select_unit(struct kbuild *k, const char *path, GHashTable *units)
{
	add_unit(k, path, units, 0);
}

/*
 * A variable can carry a system workqueue from one unit of a module to another, and to
 * its folder's other modules: so both are keys that a file is known by.
 */
static void for_each_key(struct kbuild *k, const struct scanned *f, GHashTable *keys, gboolean *found)
{
	const GPtrArray *modules = kbuild_modules_of(k, f->path);
	char *dir = g_path_get_dirname(f->path);
	gpointer key = (gpointer)g_intern_string(dir);

	for (guint i = 0; i <= modules->len; i++) {
		if (i < modules->len)
			key = g_ptr_array_index(modules, i);
		else
			key = (gpointer)g_intern_string(dir);
		if (found)
			*found |= g_hash_table_contains(keys, key);
		else
			g_hash_table_add(keys, key);
	}
	g_free(dir);
}

static GHashTable *keys_with(struct kbuild *k, const GArray *scanned, guint bits)
{
	GHashTable *keys = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < scanned->len; i++) {
		const struct scanned *f = &g_array_index(scanned, struct scanned, i);

		if (f->bits & bits)
			for_each_key(k, f, keys, NULL);
	}
	return keys;
}

void select_flush_units(struct kbuild *k, const GArray *scanned, GHashTable *units)
{
	GHashTable *values = keys_with(k, scanned, SCAN_SYSTEM_VALUE);
	GHashTable *flushes = keys_with(k, scanned, SCAN_FLUSH_WQ | SCAN_WRAPPER);

	for (guint i = 0; i < scanned->len; i++) {
		const struct scanned *f = &g_array_index(scanned, struct scanned, i);
		gboolean wanted = (f->bits & (SCAN_FLUSH_SYSTEM | SCAN_SYSTEM_FLUSH)) != 0;

		if (!g_str_has_suffix(f->path, ".c"))
			continue;
		if (!wanted && (f->bits & SCAN_WRAPPER))
			wanted = TRUE;
		if (!wanted && (f->bits & SCAN_FLUSH_WQ))
			for_each_key(k, f, values, &wanted);
		if (!wanted && (f->bits & SCAN_SYSTEM_VALUE))
			for_each_key(k, f, flushes, &wanted);
		if (wanted)
			select_unit(k, f->path, units);
	}
	g_hash_table_unref(values);
	g_hash_table_unref(flushes);
}
