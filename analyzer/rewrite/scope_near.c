/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a neighbour queues of its own because the plan's modules ask for it: job_new() of the helper module
 * takes a number, and the item is in an object that the helper makes.
 */
#include <string.h>

#include "scope.h"

enum { DEPTH_MAX = 3 };

struct walk {
	const struct study *s;
	const struct plan *plan;
	struct scope *scope;
	GHashTable *seen; /* struct function * */
};

static gboolean share_module(const struct program_unit *a, const struct program_unit *b)
{
	for (guint i = 0; i < a->modules->len; i++)
		if (g_ptr_array_find((GPtrArray *)b->modules, a->modules->pdata[i], NULL))
			return TRUE;
	return a == b;
}

static void add_sites_in(const struct walk *w, const struct function *f)
{
	const GPtrArray *all = queues_sites(w->s->queues);

	for (guint i = 0; i < all->len; i++) {
		struct queue_site *site = g_ptr_array_index(all, i);

		if (site->function == f && plan_queue_of(w->plan, &site->wq) &&
		    !g_ptr_array_find(w->scope->sites, site, NULL))
			g_ptr_array_add(w->scope->sites, site);
	}
}

/* The function of a neighbour, and what it calls in its own module. */
static void visit(struct walk *w, const struct function *f, unsigned int depth)
{
	if (!g_hash_table_add(w->seen, (gpointer)f))
		return;
	add_sites_in(w, f);
	for (unsigned int b = 0; depth < DEPTH_MAX && b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			const struct function *callee = e->kind == EVENT_CALL && !e->api ?
								program_callee(w->s->program, f, e->callee) :
								NULL;

			if (callee && !callee->in_header && share_module(callee->unit, f->unit))
				visit(w, callee, depth + 1);
		}
}

static gboolean is_exported(const struct function *f)
{
	for (guint i = 0; i < f->unit->exports->len; i++)
		if (g_str_equal(f->unit->exports->pdata[i], f->name))
			return TRUE;
	return FALSE;
}

static void visit_calls(struct walk *w, const struct function *f)
{
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			const struct function *callee = e->kind == EVENT_CALL && !e->api ?
								program_callee(w->s->program, f, e->callee) :
								NULL;

			if (callee && !callee->in_header && !scope_has_unit(w->plan, callee->unit) &&
			    is_exported(callee) && scope_is_near(w->s, w->plan, callee->unit))
				visit(w, callee, 1);
		}
}

void scope_add_near(const struct study *s, const struct plan *plan, struct scope *scope)
{
	struct walk w = { s, plan, scope, g_hash_table_new(NULL, NULL) };

	for (guint i = 0; i < s->program->functions->len; i++) {
		const struct function *f = g_ptr_array_index(s->program->functions, i);

		if (!f->in_header && scope_has_unit(plan, f->unit))
			visit_calls(&w, f);
	}
	g_hash_table_unref(w.seen);
}
