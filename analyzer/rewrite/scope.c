/* SPDX-License-Identifier: GPL-2.0-only */
/* The modules that a flush is about: its own, helpers that queue for it, users that rely on it. */
#include "scope.h"

#include <string.h>

#include "base/arena.h"

static gboolean same_module(const struct program_unit *a, const struct program_unit *b)
{
	if (a == b || g_str_equal(a->path, b->path))
		return TRUE;
	for (guint i = 0; i < a->modules->len; i++)
		if (g_ptr_array_find((GPtrArray *)b->modules, a->modules->pdata[i], NULL))
			return TRUE;
	return FALSE;
}

gboolean scope_has_unit(const struct plan *plan, const struct program_unit *u)
{
	for (guint i = 0; i < plan->units->len; i++)
		if (same_module(g_ptr_array_index(plan->units, i), u))
			return TRUE;
	return FALSE;
}

static gint by_place(gconstpointer a, gconstpointer b)
{
	const struct queue_site *x = *(struct queue_site *const *)a;
	const struct queue_site *y = *(struct queue_site *const *)b;

	return location_compare(&x->at, &y->at);
}

static gboolean is_nothing(const struct wq_value *v)
{
	return !v->n && v->is_unknown && !v->is_private;
}

/* Modules are neighbours when their Kbuild files are the same. */
static gboolean is_neighbour(const struct program_unit *a, const struct program_unit *b)
{
	return a->modules->len && b->modules->len &&
	       g_str_equal(((const struct module *)a->modules->pdata[0])->dir,
			   ((const struct module *)b->modules->pdata[0])->dir);
}

/*
 * Is the code part of what a flush of these modules is for: theirs, or of a helper in their folder?  In the
 * kernel, what another subsystem queues is its own, whether a run has read it or not; a driver
 * repository is one thing.
 */
gboolean scope_is_near(const struct study *s, const struct plan *plan, const struct program_unit *u)
{
	if (s->program->tree->mode == TREE_DRIVER || scope_has_unit(plan, u))
		return TRUE;
	for (guint i = 0; i < plan->units->len; i++)
		if (is_neighbour(plan->units->pdata[i], u))
			return TRUE;
	return FALSE;
}

static void add_sites(const struct study *s, const struct plan *plan,
		      const struct program_unit *u, struct scope *scope)
{
	GPtrArray *all = queues_sites_of(s->queues, u);

	for (guint i = 0; i < all->len; i++) {
		struct queue_site *site = g_ptr_array_index(all, i);

		if (is_nothing(&site->wq) && scope_has_unit(plan, site->function->unit))
			scope->unknown = site;
		if (plan_queue_of(plan, &site->wq) && scope_is_near(s, plan, site->function->unit) &&
		    !g_ptr_array_find(scope->sites, site, NULL))
			g_ptr_array_add(scope->sites, site);
	}
	g_ptr_array_free(all, TRUE);
}

/* "@schedule_work": the address of a function that queues. */
static gboolean is_queue_function(const char *text)
{
	const struct api *a = text && *text == '@' ? api_find(text + 1) : NULL;

	return a && a->kind == API_WORK_QUEUE;
}

static const char *hidden_in(const struct study *s, const struct function *f)
{
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int n = 0; n < f->blocks[b].nevents; n++) {
			const struct event *e = &f->blocks[b].events[n];
			const char *text = e->kind == EVENT_SET ? e->value : NULL;

			for (unsigned int i = 0; i < e->nargs && !is_queue_function(text); i++)
				text = e->args[i];
			if (is_queue_function(text))
				return study_printf(s, "%s:%u takes the address of %s()", f->at.path,
						    e->line, text + 1);
		}
	return NULL;
}

/* Where the unit keeps such an address: its calls are none of the queue calls that are known. */
static const char *hidden_queue(const struct study *s, const struct program_unit *u)
{
	for (guint i = 0; i < u->initialisers->len; i++) {
		const struct initialiser *t = g_ptr_array_index(u->initialisers, i);

		if (is_queue_function(t->value))
			return study_printf(s, "%s:%u takes the address of %s()", t->at.path, t->at.line,
					    t->value + 1);
	}
	for (guint i = 0; i < u->functions->len; i++) {
		const char *found = hidden_in(s, g_ptr_array_index(u->functions, i));

		if (found)
			return found;
	}
	return NULL;
}

static const char *failed_unit(const struct study *s, const struct program_unit *u)
{
	const GPtrArray *failed = s->program->not_analysed;

	for (guint i = 0; i < failed->len; i++) {
		const struct facts *f = g_ptr_array_index(failed, i);

		for (guint m = 0; m < u->modules->len; m++) {
			const struct module *module = g_ptr_array_index(u->modules, m);

			for (guint n = 0; n < module->units->len; n++)
				if (g_str_equal(module->units->pdata[n], f->path))
					return f->path;
		}
	}
	return NULL;
}

void scope_fill(const struct study *s, const struct plan *plan, struct scope *scope)
{
	*scope = (struct scope){ .sites = g_ptr_array_new() };
	for (guint i = 0; i < plan->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(plan->units, i);
		const char *failed = failed_unit(s, u);

		add_sites(s, plan, u, scope);
		if (failed)
			scope->failed = failed;
	}
	scope_add_near(s, plan, scope);
	for (guint i = 0; i < s->program->units->len && !scope->hidden; i++)
		if (scope_has_unit(plan, s->program->units->pdata[i]))
			scope->hidden = hidden_queue(s, s->program->units->pdata[i]);
	g_ptr_array_sort(scope->sites, by_place);
	scope->items = study_items(s, plan, scope->sites);
	for (guint i = 0; i < scope->sites->len; i++)
		scope->nameless += !((struct queue_site *)scope->sites->pdata[i])->items->len;
}

void scope_clear(struct scope *scope)
{
	g_ptr_array_unref(scope->sites);
	g_ptr_array_unref(scope->items);
}

static gboolean queues_there(const struct study *s, const struct plan *plan,
			     const struct program_unit *u)
{
	const GPtrArray *all = queues_sites(s->queues);

	for (guint i = 0; i < all->len; i++) {
		const struct queue_site *site = g_ptr_array_index(all, i);

		if (plan_queue_of(plan, &site->wq) && same_module(site->function->unit, u))
			return TRUE;
	}
	return FALSE;
}

static void add_users_of(const struct study *s, struct plan *plan,
			 const struct program_unit *home, const GPtrArray *names)
{
	GPtrArray *users = queues_users(s->queues, home, names);

	for (guint i = 0; i < users->len; i++) {
		struct program_unit *u = g_ptr_array_index(users, i);

		if (is_neighbour(home, u) && !scope_has_unit(plan, u) &&
		    queues_there(s, plan, u))
			g_ptr_array_add(plan->units, u);
	}
	g_ptr_array_free(users, TRUE);
}

static void add_names(const struct study *s, const struct function *f, GPtrArray *names)
{
	GPtrArray *above = queues_exports_above(s->queues, f);

	for (guint i = 0; i < above->len; i++)
		if (!g_ptr_array_find(names, above->pdata[i], NULL))
			g_ptr_array_add(names, above->pdata[i]);
	g_ptr_array_free(above, TRUE);
}

/* When the module goes, its users have gone before. */
static gboolean is_for_users(const struct study *s, const struct plan *plan)
{
	for (guint i = 0; i < plan->sites->len; i++)
		if (!study_is_exit(s, ((struct plan_site *)plan->sites->pdata[i])->use->function))
			return TRUE;
	return FALSE;
}

void scope_add_callers(const struct study *s, struct plan *plan)
{
	GPtrArray *names = g_ptr_array_new();

	for (guint i = 0; i < plan->sites->len; i++) {
		const struct plan_site *site = g_ptr_array_index(plan->sites, i);

		if (!study_is_exit(s, site->use->function))
			add_names(s, site->use->function, names);
	}
	add_users_of(s, plan, plan->units->pdata[0], names);
	g_ptr_array_free(names, TRUE);
}

/* All that the modules of u export. */
static void add_exports(const struct study *s, const struct program_unit *u, GPtrArray *names)
{
	for (guint i = 0; i < s->program->units->len; i++) {
		const struct program_unit *other = g_ptr_array_index(s->program->units, i);

		for (guint n = 0; same_module(other, u) && n < other->exports->len; n++)
			g_ptr_array_add(names, other->exports->pdata[n]);
	}
}

/*
 * A flush while the users are there may be for anything that they queue: what they do with the
 * module's objects goes through pointers as often as through calls.  One that moves for
 * nothing does no harm, one that is left behind is a wait that is lost.
 */
void scope_add_partners(const struct study *s, struct plan *plan)
{
	GPtrArray *names = g_ptr_array_new();

	for (guint n = 0; is_for_users(s, plan) && n < plan->units->len; n++) { /* grows */
		const struct program_unit *u = g_ptr_array_index(plan->units, n);

		add_exports(s, u, names);
		add_users_of(s, plan, u, names);
		g_ptr_array_set_size(names, 0);
	}
	g_ptr_array_free(names, TRUE);
}

/* What its own module waits for is left where it is. */
static gboolean is_left_to_owner(const struct study *s, const struct plan *plan,
				 const struct scope *scope, const struct queue_site *site)
{
	for (guint i = 0; i < scope->items->len; i++) {
		const struct item *item = g_ptr_array_index(scope->items, i);
		gboolean foreign = !scope_has_unit(plan, item->unit);

		if (g_ptr_array_find(item->sites, site, NULL) &&
		    !(foreign && decide_covered(s, plan->sites->pdata[0], item)))
			return FALSE;
	}
	return site->items->len > 0;
}

void scope_choose_moved(const struct study *s, struct plan *plan, const struct scope *scope)
{
	for (guint i = 0; i < scope->sites->len; i++) {
		struct queue_site *site = g_ptr_array_index(scope->sites, i);

		if (!is_left_to_owner(s, plan, scope, site))
			g_ptr_array_add(plan->moved, site);
	}
}

/* Does a's module call what b's module exports? */
static gboolean depends_on(const struct study *s, const struct program_unit *a,
			   const struct program_unit *b)
{
	for (guint i = 0; i < s->program->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(s->program->units, i);

		for (guint n = 0; same_module(u, b) && n < u->exports->len; n++) {
			const GArray *calls = g_hash_table_lookup(s->calls, u->exports->pdata[n]);

			for (guint c = 0; calls && c < calls->len; c++)
				if (same_module(g_array_index(calls, struct study_call, c).from->unit,
						a))
					return TRUE;
		}
	}
	return FALSE;
}

/* The same through others of them: a uses b, b uses c. */
static gboolean leads_to(const struct study *s, const GPtrArray *all, const struct program_unit *a,
			 const struct program_unit *b)
{
	GPtrArray *found = g_ptr_array_new();
	gboolean leads = FALSE;

	g_ptr_array_add(found, (gpointer)a);
	for (guint i = 0; i < found->len && !leads; i++) { /* grows */
		leads = depends_on(s, found->pdata[i], b);
		for (guint n = 0; n < all->len && !leads; n++)
			if (!g_ptr_array_find(found, all->pdata[n], NULL) &&
			    depends_on(s, found->pdata[i], all->pdata[n]))
				g_ptr_array_add(found, all->pdata[n]);
	}
	g_ptr_array_free(found, TRUE);
	return leads;
}

/* The module that all others use; among several, the one that queues. */
void scope_choose_home(const struct study *s, struct plan *plan)
{
	GPtrArray *all = g_ptr_array_new();

	for (guint i = 0; i < plan->units->len; i++)
		g_ptr_array_add(all, plan->units->pdata[i]);
	for (guint i = 0; i < plan->moved->len; i++) {
		const struct queue_site *q = g_ptr_array_index(plan->moved, i);
		gboolean known = FALSE;

		for (guint n = 0; n < all->len; n++)
			known |= same_module(all->pdata[n], q->function->unit);
		if (!known)
			g_ptr_array_add(all, q->function->unit);
	}
	for (guint i = 0; i < all->len && !plan->home; i++) {
		gboolean used = TRUE;

		for (guint n = 0; n < all->len && used; n++)
			used = n == i || leads_to(s, all, all->pdata[n], all->pdata[i]);
		if (used)
			plan->home = all->pdata[i];
	}
	g_ptr_array_free(all, TRUE);
}
