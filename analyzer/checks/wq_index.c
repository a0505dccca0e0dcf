/* SPDX-License-Identifier: GPL-2.0-only */
/* Allocations of workqueues and places that queue items, by class. */
#include "wq_index.h"

#include <stdlib.h>
#include <string.h>

enum { MEM_RECLAIM = 1 << 3 }; /* WQ_MEM_RECLAIM, where the flags are a number */

struct wq_index {
	const struct program *program;
	GHashTable *kinds; /* class of a workqueue -> struct wq_kind */
	GHashTable *items; /* class of an item -> GArray of struct wq_queued */
};

const char *wq_item_class(const struct program *p, const struct expr *object,
			  const struct function *place)
{
	while (object && object->op == EXPR_FIELD &&
	       (!strcmp(object->name, "delayed_work:work") || !strcmp(object->name, "rcu_work:work") ||
		!strcmp(object->name, "kthread_delayed_work:work")))
		object = object->base;
	return object ? lock_class_name(p->locks, object, place) : "";
}

/* ------------------------------------------------------------- allocations */

static void add_flags(struct wq_kind *k, const struct event *e)
{
	const struct api *a = e->api;
	const char *flags = a->flagsarg >= 0 && (unsigned int)a->flagsarg < e->nargs ?
				    e->args[a->flagsarg] : NULL;

	if (a->flags & API_ORDERED)
		k->ordered = TRUE;
	else
		k->unordered = TRUE;
	if (a->flags & API_RECLAIM)
		k->reclaim = k->legacy = TRUE;
	else if (flags && *flags == '=' && strstr(flags, "WQ_MEM_RECLAIM"))
		k->reclaim = TRUE;
	else if (flags && *flags == '=' && g_str_has_prefix(flags + 1, "WQ_") && !strchr(flags, '?'))
		k->plain = TRUE;
	else if (flags && g_ascii_isdigit(*flags) && (atol(flags) & MEM_RECLAIM))
		k->reclaim = TRUE;
	else if (flags && g_ascii_isdigit(*flags))
		k->plain = TRUE;
	else
		k->unknown = TRUE;
}

static void add_kind(struct wq_index *x, const struct function *f, const struct event *alloc,
		     const char *target)
{
	const struct expr *wq = lock_expr(x->program->locks, f, target);
	const char *class = lock_class_name(x->program->locks, wq, f);
	struct wq_kind *k;

	if (!*class)
		return;
	k = g_hash_table_lookup(x->kinds, class);
	if (!k) {
		k = g_new0(struct wq_kind, 1);
		k->at = (struct location){ f->at.path, alloc->line, alloc->column };
		k->function = f;
		g_hash_table_insert(x->kinds, (gpointer)class, k);
	}
	add_flags(k, alloc);
}

/* What the value of the call is stored in, directly or by way of a local. */
static void follow(struct wq_index *x, const struct function *f, const struct event *alloc,
		   const char *value, unsigned int depth)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind != EVENT_SET || !e->value || strcmp(e->value, value))
				continue;
			if (e->result[0] != '%' || strpbrk(e->result, ":"))
				add_kind(x, f, alloc, e->result);
			else if (!depth)
				follow(x, f, alloc, e->result, depth + 1);
		}
	}
}

static void add_allocations(struct wq_index *x, const struct function *f)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_CALL && e->api && e->api->kind == API_WQ_ALLOC)
				follow(x, f, e, e->result, 0);
		}
	}
}

static void add_system(struct wq_index *x)
{
	const GPtrArray *all = x->program->tree ? x->program->tree->wqs : NULL;

	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct system_wq *w = g_ptr_array_index(all, i);
		struct wq_kind *k = g_new0(struct wq_kind, 1);

		k->unordered = TRUE;
		k->reclaim = w->flags && strstr(w->flags, "WQ_MEM_RECLAIM");
		k->plain = !k->reclaim;
		g_hash_table_insert(x->kinds, (gpointer)w->name, k);
	}
}

/* -------------------------------------------------------------- queue sites */

static void add_queued(struct wq_index *x, const char *wq, const struct queued *q)
{
	const char *item = wq_item_class(x->program, q->work, q->function);
	struct wq_queued row = { wq, q };
	GArray *same;

	if (!*item)
		return;
	same = g_hash_table_lookup(x->items, item);
	if (!same) {
		same = g_array_new(FALSE, TRUE, sizeof(struct wq_queued));
		g_hash_table_insert(x->items, (gpointer)item, same);
	}
	g_array_append_val(same, row);
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct wq_queued *x = a, *y = b;
	struct location at = lock_place(x->site->function, x->site->event);
	struct location to = lock_place(y->site->function, y->site->event);
	int order = location_compare(&at, &to);

	return order ? order : strcmp(x->wq, y->wq);
}

static void free_array(gpointer array)
{
	g_array_free(array, TRUE);
}

struct wq_index *wq_index_new(const struct program *p)
{
	struct wq_index *x = g_new0(struct wq_index, 1);
	GHashTableIter it;
	gpointer key, value;

	x->program = p;
	x->kinds = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	x->items = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_array);
	add_system(x);
	for (unsigned int i = 0; i < p->functions->len; i++)
		add_allocations(x, g_ptr_array_index(p->functions, i));
	g_hash_table_iter_init(&it, p->locks->queues);
	while (g_hash_table_iter_next(&it, &key, &value))
		for (unsigned int i = 0; i < ((GPtrArray *)value)->len; i++)
			add_queued(x, key, g_ptr_array_index((GPtrArray *)value, i));
	g_hash_table_iter_init(&it, x->items);
	while (g_hash_table_iter_next(&it, &key, &value))
		g_array_sort(value, by_place);
	return x;
}

void wq_index_free(struct wq_index *x)
{
	g_hash_table_destroy(x->kinds);
	g_hash_table_destroy(x->items);
	g_free(x);
}

const struct wq_kind *wq_index_kind(const struct wq_index *x, const char *wq)
{
	return g_hash_table_lookup(x->kinds, wq);
}

const GArray *wq_index_queued(const struct wq_index *x, const char *item)
{
	return *item ? g_hash_table_lookup(x->items, item) : NULL;
}
