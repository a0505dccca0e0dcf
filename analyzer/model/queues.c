/* SPDX-License-Identifier: GPL-2.0-only */
/* The workqueue model: life, and every call that queues an item. */
#include "queues.h"

#include <string.h>

#include "base/arena.h"
#include "queue_index.h"

static void free_array(gpointer a)
{
	g_array_free(a, TRUE);
}

static void free_ptr_array(gpointer a)
{
	g_ptr_array_free(a, TRUE);
}

static void free_site(gpointer s)
{
	g_ptr_array_free(((struct queue_site *)s)->items, TRUE);
}

static void free_flush(gpointer u)
{
	g_array_free(((struct flush_use *)u)->via, TRUE);
}

static void add_site(struct queues *q, const struct function *f, const struct event *e)
{
	const struct api *a = e->api;
	struct queue_site *s = arena_alloc(q->program->arena, sizeof(*s));

	s->function = f;
	s->event = e;
	s->at.path = f->at.path;
	s->at.line = e->line;
	s->at.column = e->column;
	if (a->flags & API_SYSTEM)
		s->wq = (struct wq_value){
			{ tree_default_wq(q->program->tree) }, 1, FALSE, FALSE
		};
	else if (a->wq >= 0 && (unsigned int)a->wq < e->nargs)
		s->wq = queues_wq_value(q, f, e, e->args[a->wq]);
	else
		s->wq.is_unknown = TRUE;
	if (a->object >= 0 && (unsigned int)a->object < e->nargs)
		s->items = queues_items(q, f, e, e->args[a->object]);
	else
		s->items = g_ptr_array_new();
	g_ptr_array_add(q->sites, s);
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct queue_site *x = *(struct queue_site *const *)a;
	const struct queue_site *y = *(struct queue_site *const *)b;

	return location_compare(&x->at, &y->at);
}

/* The same call is seen again where a unit was parsed in several configurations. */
static void drop_repeated(GPtrArray *sites)
{
	for (unsigned int i = sites->len; i > 1; i--)
		if (!by_place(&sites->pdata[i - 1], &sites->pdata[i - 2]))
			g_ptr_array_remove_index(sites, i - 1);
}

static void collect_sites(struct queues *q)
{
	const struct program *p = q->program;

	for (unsigned int i = 0; i < p->functions->len; i++) {
		const struct function *f = g_ptr_array_index(p->functions, i);

		for (unsigned int b = 0; b < f->nblocks && !queues_is_api(f); b++) {
			for (unsigned int e = 0; e < f->blocks[b].nevents; e++) {
				const struct event *v = &f->blocks[b].events[e];

				if (v->kind == EVENT_CALL && v->api &&
				    v->api->kind == API_WORK_QUEUE &&
				    !(v->api->flags & API_KTHREAD))
					add_site(q, f, v);
			}
		}
	}
	g_ptr_array_sort(q->sites, by_place);
	drop_repeated(q->sites);
}

struct queues *queues_new(const struct program *p)
{
	struct queues *q = g_new0(struct queues, 1);

	q->program = p;
	q->exprs = exprs_new(p->arena);
	q->calls = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_array);
	q->sets = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_array);
	q->statics = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	q->units = g_hash_table_new(g_str_hash, g_str_equal);
	q->exports = g_hash_table_new(g_str_hash, g_str_equal);
	q->handlers = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_ptr_array);
	q->handled = g_hash_table_new_full(NULL, NULL, NULL, free_ptr_array);
	q->sites = g_ptr_array_new_with_free_func(free_site);
	q->flushes = g_ptr_array_new_with_free_func(free_flush);
	q->unsettled = g_ptr_array_new();
	queues_index(q);
	queues_collect_handlers(q);
	collect_sites(q);
	queues_collect_flushes(q);
	return q;
}

void queues_free(struct queues *q)
{
	GHashTable *const tables[] = { q->calls,   q->sets,	q->statics, q->units,
				       q->exports, q->handlers, q->handled };

	for (unsigned int i = 0; i < G_N_ELEMENTS(tables); i++)
		g_hash_table_destroy(tables[i]);
	g_ptr_array_free(q->sites, TRUE);
	g_ptr_array_free(q->flushes, TRUE);
	g_ptr_array_free(q->unsettled, TRUE);
	exprs_free(q->exprs);
	g_free(q);
}

const GPtrArray *queues_sites(const struct queues *q)
{
	return q->sites;
}

const GPtrArray *queues_flushes(const struct queues *q)
{
	return q->flushes;
}
