/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Modules that may rely on a wait in another one: they call or register an exported
 * function of it that leads to the wait.
 */
#include <string.h>

#include "queue_index.h"

enum { MAX_ABOVE = 3 };

static void add_once(GPtrArray *list, gconstpointer item)
{
	if (!g_ptr_array_find(list, item, NULL))
		g_ptr_array_add(list, (gpointer)item);
}

/* Exported functions of f's module that reach f by direct calls, f itself included. */
static void exports_above(const struct queues *q, const struct function *f,
			  const struct program_unit *home, unsigned int depth, GPtrArray *names)
{
	GArray *callers;

	if (!f->is_static && !f->is_init && !f->is_exit &&
	    g_hash_table_contains(q->exports, f->name))
		add_once(names, f->name);
	callers = depth < MAX_ABOVE ? queues_callers(q, f) : NULL;
	for (unsigned int i = 0; callers && i < callers->len; i++) {
		const struct function *from = g_array_index(callers, struct queue_call, i).from;

		if (queues_share_module(from->unit, home))
			exports_above(q, from, home, depth + 1, names);
	}
	if (callers)
		g_array_free(callers, TRUE);
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *queues_exports_above(const struct queues *q, const struct function *f)
{
	GPtrArray *names = g_ptr_array_new();

	exports_above(q, f, f->unit, 0, names);
	g_ptr_array_sort(names, by_text);
	return names;
}

static int by_path(gconstpointer a, gconstpointer b)
{
	const struct program_unit *x = *(struct program_unit *const *)a;
	const struct program_unit *y = *(struct program_unit *const *)b;

	return strcmp(x->path, y->path);
}

static gboolean registers(const struct program_unit *u, const GPtrArray *names)
{
	for (unsigned int i = 0; i < u->initialisers->len; i++) {
		const char *value = ((struct initialiser *)u->initialisers->pdata[i])->value;

		for (unsigned int j = 0; value && *value == '@' && j < names->len; j++)
			if (g_str_equal(value + 1, g_ptr_array_index(names, j)))
				return TRUE;
	}
	return FALSE;
}

/* One unit for each of the other modules that use one of the names. */
GPtrArray *queues_users(const struct queues *q, const struct program_unit *home,
			const GPtrArray *names)
{
	const struct program *p = q->program;
	GPtrArray *users = g_ptr_array_new();

	for (unsigned int i = 0; names->len && i < p->units->len; i++)
		if (registers(g_ptr_array_index(p->units, i), names))
			add_once(users, g_ptr_array_index(p->units, i));
	for (unsigned int i = 0; i < names->len; i++) {
		const GArray *calls = g_hash_table_lookup(q->calls, g_ptr_array_index(names, i));

		for (unsigned int j = 0; calls && j < calls->len; j++)
			add_once(users, g_array_index(calls, struct queue_call, j).from->unit);
	}
	g_ptr_array_sort(users, by_path);
	for (unsigned int i = users->len; i > 0; i--) {
		const struct program_unit *u = g_ptr_array_index(users, i - 1);
		gboolean known = queues_share_module(u, home);

		for (unsigned int j = 0; j + 1 < i && !known; j++)
			known = queues_share_module(u, g_ptr_array_index(users, j));
		if (known)
			g_ptr_array_remove_index(users, i - 1);
	}
	return users;
}
