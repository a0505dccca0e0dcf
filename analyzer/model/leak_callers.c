/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A lock that is left for some results and released for others may be left on purpose: for a
 * caller, or for a function that is called later.  Who could release it is looked for here.
 */
#include <string.h>

#include "locks.h"

struct search {
	struct lock_model *model;
	GHashTable *callers; /* function -> GPtrArray of struct call_site * */
	GHashTable *releasers; /* class name -> GPtrArray of functions that release another's */
	GHashTable *given; /* functions whose address is given away */
};

static void add_to(GHashTable *table, gconstpointer key, gconstpointer value)
{
	GPtrArray *all = g_hash_table_lookup(table, key);

	if (!all) {
		all = g_ptr_array_new();
		g_hash_table_insert(table, (gpointer)key, all);
	}
	g_ptr_array_add(all, (gpointer)value);
}

static void collect_releasers(struct search *s)
{
	const GPtrArray *all = s->model->program->functions;

	for (unsigned int i = 0; i < all->len; i++) {
		const struct function *f = g_ptr_array_index(all, i);
		const struct summary *c = &s->model->summaries[f->id];

		for (unsigned int k = 0; k < c->neffects; k++)
			if (!c->effects[k].acquired)
				add_to(s->releasers,
				       lock_class_name(s->model, c->effects[k].object, f), f);
	}
}

static void collect_given(struct search *s)
{
	GHashTableIter it;
	gpointer name, targets;

	g_hash_table_iter_init(&it, s->model->slots);
	while (g_hash_table_iter_next(&it, &name, &targets))
		for (unsigned int i = 0; i < ((GPtrArray *)targets)->len; i++)
			g_hash_table_add(s->given, g_ptr_array_index((GPtrArray *)targets, i));
	for (unsigned int i = 0; i < s->model->bindings->len; i++)
		g_hash_table_add(s->given, (gpointer)((struct binding *)g_ptr_array_index(
							      s->model->bindings, i))
						   ->handler);
}

static gboolean calls(const struct search *s, const struct function *f, const struct function *callee)
{
	const GPtrArray *sites = g_hash_table_lookup(s->callers, callee);

	for (unsigned int i = 0; sites && i < sites->len; i++)
		if (((struct call_site *)g_ptr_array_index(sites, i))->caller == f)
			return TRUE;
	return FALSE;
}

/* Is there a function, not one that f itself calls, that releases such a lock for others? */
static gboolean has_releaser(const struct search *s, const struct function *f, const char *class,
			     const struct function *caller)
{
	const GPtrArray *all = g_hash_table_lookup(s->releasers, class);

	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct function *g = g_ptr_array_index(all, i);

		if (caller ? calls(s, caller, g) : g->unit == f->unit && g != f && !calls(s, f, g))
			return TRUE;
	}
	return FALSE;
}

/* A work item's handler of the unit, or the like, that ends what was begun here. */
static gboolean is_handed_over(const struct search *s, const struct observation *o)
{
	const struct function *f = o->function;
	const char *class = lock_class_name(s->model, o->held.object, f);
	const GPtrArray *all = *class ? g_hash_table_lookup(s->releasers, class) : NULL;

	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct function *g = g_ptr_array_index(all, i);

		if (g->unit == f->unit && g != f && g_hash_table_contains(s->given, g) &&
		    !calls(s, f, g))
			return TRUE;
	}
	return FALSE;
}

/* An unlock of this kind, or a call of something that we do not see and that is called so. */
static gboolean unlocks(const struct search *s, const struct function *f, const struct api *lock)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind != EVENT_CALL)
				continue;
			if (e->api ? e->api->kind == API_UNLOCK && e->api->class == lock->class :
				     strstr(e->callee, "unlock") &&
					     !program_callee(s->model->program, f, e->callee))
				return TRUE;
		}
	}
	return FALSE;
}

static gboolean passes_on(const struct search *s, const struct function *f, const char *class)
{
	const struct summary *c = &s->model->summaries[f->id];

	for (unsigned int i = 0; i < c->neffects; i++)
		if (c->effects[i].acquired &&
		    lock_class_name(s->model, c->effects[i].object, f) == class)
			return TRUE;
	return FALSE;
}

/* Does some caller release it, or leave it to its own callers? */
static gboolean caller_releases(const struct search *s, const struct observation *o,
				const GPtrArray *sites, const char *class)
{
	for (unsigned int i = 0; i < sites->len; i++) {
		const struct function *f =
			((struct call_site *)g_ptr_array_index(sites, i))->caller;

		if (f == o->function || unlocks(s, f, o->held.api) || passes_on(s, f, class) ||
		    has_releaser(s, o->function, class, f))
			return TRUE;
	}
	return FALSE;
}

/*
 * A static lock that is taken, and that nothing in the only unit that can releases.  Where calls were not
 * seen, nobody knows.
 */
static gboolean is_orphan(const struct search *s, const struct observation *o)
{
	const GPtrArray *all = s->model->program->functions;

	if (!expr_is_static(o->held.object) || o->held.via || o->function->unit->missed->len)
		return FALSE;
	for (unsigned int i = 0; i < all->len; i++) {
		const struct function *f = g_ptr_array_index(all, i);

		if (f->unit == o->function->unit && unlocks(s, f, o->held.api))
			return FALSE;
	}
	return TRUE;
}

static gboolean is_leak(const struct search *s, struct observation *o)
{
	const struct function *f = o->function;
	const char *class = lock_class_name(s->model, o->held.object, f);
	const GPtrArray *sites = g_hash_table_lookup(s->callers, f);

	if (!*class || has_releaser(s, f, class, NULL))
		return FALSE;
	o->orphan = is_orphan(s, o);
	o->early |= o->orphan || (expr_is_static(o->held.object) && unlocks(s, f, o->held.api));
	if (sites)
		return !caller_releases(s, o, sites, class);
	return g_hash_table_contains(s->given, f) || o->early;
}

void leaks_confirm(struct lock_model *m)
{
	struct search s = { .model = m };

	s.callers = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
	s.releasers = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
	s.given = g_hash_table_new(NULL, NULL);
	for (unsigned int i = 0; i < m->calls->len; i++) {
		const struct call_site *c = &g_array_index(m->calls, struct call_site, i);

		add_to(s.callers, c->callee, c);
	}
	collect_releasers(&s);
	collect_given(&s);
	for (unsigned int i = 0; i < m->observations->len; i++) {
		struct observation *o = &g_array_index(m->observations, struct observation, i);

		if (o->kind != SEEN_LEAK)
			continue;
		if (o->weak ? !is_leak(&s, o) : is_handed_over(&s, o))
			o->kind = SEEN_NOTHING;
	}
	g_hash_table_destroy(s.callers);
	g_hash_table_destroy(s.releasers);
	g_hash_table_destroy(s.given);
}
