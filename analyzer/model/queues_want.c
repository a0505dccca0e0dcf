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

/* A plain name of a function that the program does not have, with an object for it (`any`: or without). */
static gboolean is_wanted(const struct queues *q, const struct function *f, const struct event *e, gboolean any)
{
	if (e->kind != EVENT_CALL || e->api || strpbrk(e->callee, "$%@*&.>(|?") ||
	    program_callee(q->program, f, e->callee))
		return FALSE;
	for (unsigned int i = 0; i < e->nargs && !any; i++)
		if (*e->args[i] && strchr("$%*&c@", *e->args[i]))
			return TRUE;
	return any;
}

static void add_names(const struct queues *q, const struct function *f, gboolean any, GHashTable *names)
{
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++)
			if (is_wanted(q, f, &f->blocks[b].events[i], any))
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

void queues_wanted_exports(const struct queues *q, gboolean any, GPtrArray *names)
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
				add_names(q, key, any, found);
		g_hash_table_destroy(own);
	}
	g_hash_table_iter_init(&it, found);
	while (g_hash_table_iter_next(&it, &key, NULL))
		g_ptr_array_add(names, key);
	g_ptr_array_sort(names, by_text);
	g_hash_table_destroy(found);
}

/* The member's name, or the variable's: what the place that initialises the item must write. */
static const char *last_word(const char *item)
{
	const char *dot = strrchr(item, '.'), *colon = strrchr(item, ':');
	const char *last = dot > colon ? dot : colon;

	return last ? last + 1 : item;
}

static gboolean may_be_flushed(const struct queues *q, const struct queue_site *s)
{
	for (unsigned int i = 0; i < q->flushes->len; i++) {
		const struct flush_use *u = g_ptr_array_index(q->flushes, i);

		for (unsigned int n = 0; n < s->wq.n; n++)
			if (wq_value_has(&u->wq, s->wq.names[n]))
				return TRUE;
	}
	return FALSE;
}

void queues_wanted_items(const struct queues *q, const struct module *m, gboolean all, GPtrArray *names)
{
	for (unsigned int i = 0; i < q->sites->len; i++) {
		const struct queue_site *s = g_ptr_array_index(q->sites, i);

		if (!g_ptr_array_find((GPtrArray *)s->function->unit->modules, m, NULL) ||
		    !(all || may_be_flushed(q, s)))
			continue;
		for (unsigned int n = 0; n < s->items->len; n++) {
			const char *item = g_ptr_array_index(s->items, n);
			GPtrArray *handlers = queues_handlers(q, s->function->unit, item);

			if (!handlers->len && !g_ptr_array_find_with_equal_func(names, last_word(item),
										g_str_equal, NULL))
				g_ptr_array_add(names, (gpointer)last_word(item));
			g_ptr_array_free(handlers, TRUE);
		}
	}
	g_ptr_array_sort(names, by_text);
}
