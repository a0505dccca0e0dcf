/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Look-up in the table of kernel functions.  The rows are written by subject
 * in api.def; a name-sorted copy is made once, on first use.
 */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "api.h"

enum { NO = -1 };

#define ROW(n, k, c, o, h, w, a, f) { #n, API_##k, CLASS_##c, o, h, w, a, NO, NO, f, NULL },
#define SYS(n, k, c, o, h, w, a, f, s) { #n, API_##k, CLASS_##c, o, h, w, a, NO, NO, f, s },
#define CBK(n, k, c, o, h, t, d, f) { #n, API_##k, CLASS_##c, o, h, NO, NO, t, d, f, NULL },

static const struct api rows[] = {
#include "api.def"
};

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct api *)a)->name, ((const struct api *)b)->name);
}

static struct api *sorted_copy(void)
{
	struct api *copy = malloc(sizeof(rows));

	if (!copy)
		abort();
	memcpy(copy, rows, sizeof(rows));
	qsort(copy, G_N_ELEMENTS(rows), sizeof(rows[0]), by_name);
	return copy;
}

const struct api *api_rows(unsigned int *count)
{
	static gsize sorted;

	if (g_once_init_enter(&sorted))
		g_once_init_leave(&sorted, (gsize)sorted_copy());
	*count = G_N_ELEMENTS(rows);
	return (const struct api *)sorted;
}

const struct api *api_find(const char *name)
{
	unsigned int count;
	const struct api *table = api_rows(&count);
	const struct api key = { .name = name };

	return bsearch(&key, table, count, sizeof(table[0]), by_name);
}
