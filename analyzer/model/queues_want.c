/* SPDX-License-Identifier: GPL-2.0-only */
/* Which further units an analysis on demand has to look at. */
#include <string.h>

#include "queue_index.h"

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_modules(GPtrArray *list, const struct program_unit *u)
{
	for (unsigned int i = 0; i < u->modules->len; i++)
		if (!g_ptr_array_find(list, u->modules->pdata[i], NULL))
			g_ptr_array_add(list, u->modules->pdata[i]);
}

void queues_wanted_modules(const struct queues *q, GPtrArray *certain, GPtrArray *unsettled)
{
	for (unsigned int i = 0; i < q->flushes->len; i++) {
		const struct flush_use *u = g_ptr_array_index(q->flushes, i);

		add_modules(certain, u->function->unit);
	}
	for (unsigned int i = 0; i < q->unsettled->len; i++)
		add_modules(unsettled, g_ptr_array_index(q->unsettled, i));
}

/* A plain name of a function that the program does not have, with an object for it. */
static gboolean is_wanted(const struct queues *q, const struct function *f, const struct event *e)
{
	if (e->kind != EVENT_CALL || e->api || strpbrk(e->callee, "$%@*&.>(|?") ||
	    program_callee(q->program, f, e->callee))
		return FALSE;
	for (unsigned int i = 0; i < e->nargs; i++)
		if (*e->args[i] && strchr("$%*&c@", *e->args[i]))
			return TRUE;
	return FALSE;
}

static void add_names(const struct queues *q, const struct function *f, GHashTable *names)
{
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++)
			if (is_wanted(q, f, &f->blocks[b].events[i]))
				g_hash_table_add(names, (gpointer)f->blocks[b].events[i].callee);
}

void queues_wanted_users(const struct queues *q, GPtrArray *names)
{
	for (unsigned int i = 0; i < q->flushes->len; i++) {
		const struct flush_use *u = g_ptr_array_index(q->flushes, i);
		GPtrArray *above = queues_exports_above(q, u->function);

		for (unsigned int j = 0; j < above->len; j++)
			if (!g_ptr_array_find(names, above->pdata[j], NULL))
				g_ptr_array_add(names, above->pdata[j]);
		g_ptr_array_free(above, TRUE);
	}
	g_ptr_array_sort(names, by_text);
}

void queues_wanted_exports(const struct queues *q, GPtrArray *names)
{
	GHashTable *found = g_hash_table_new(NULL, NULL);
	GHashTableIter it;
	gpointer key;

	for (unsigned int i = 0; i < q->flushes->len; i++) {
		const struct flush_use *u = g_ptr_array_index(q->flushes, i);
		GHashTable *own = queues_module_functions(q, u->function->unit);

		g_hash_table_iter_init(&it, own);
		while (g_hash_table_iter_next(&it, &key, NULL))
			if (!((struct function *)key)->in_header)
				add_names(q, key, found);
		g_hash_table_destroy(own);
	}
	g_hash_table_iter_init(&it, found);
	while (g_hash_table_iter_next(&it, &key, NULL))
		g_ptr_array_add(names, key);
	g_ptr_array_sort(names, by_text);
	g_hash_table_destroy(found);
}
