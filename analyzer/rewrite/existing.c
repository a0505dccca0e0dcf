/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * existing-wq: the items go to a workqueue that the module makes in its init function already.  Only
 * when asked for: whether it is the right one (its other items, its order) is for the module's maintainer
 * to say.
 */
#include <string.h>

#include "create.h"

/* Where a workqueue variable gets its value, and how. */
struct owner {
	const struct variable *variable;
	const struct program_unit *unit;
	const struct function *maker;
	const struct event *alloc; /* NULL: no call of a known kind */
	guint sets;
};

static gboolean is_home(const struct maker *m, const struct program_unit *u)
{
	const GPtrArray *modules = m->plan->home->modules;

	for (guint i = 0; i < modules->len; i++)
		if (g_ptr_array_find((GPtrArray *)u->modules, modules->pdata[i], NULL))
			return TRUE;
	return u == m->plan->home;
}

/* The call whose result is the value: "%t3", in the same block. */
static const struct event *call_of(const struct block *k, const char *result)
{
	for (unsigned int i = 0; i < k->nevents; i++)
		if (k->events[i].kind == EVENT_CALL && g_str_equal(k->events[i].result, result))
			return &k->events[i];
	return NULL;
}

static void find_maker(const struct maker *m, struct owner *o)
{
	for (guint i = 0; i < m->program->functions->len; i++) {
		const struct function *f = g_ptr_array_index(m->program->functions, i);

		if (f->unit != o->unit)
			continue;
		for (unsigned int b = 0; b < f->nblocks; b++)
			for (unsigned int n = 0; n < f->blocks[b].nevents; n++) {
				const struct event *e = &f->blocks[b].events[n];

				if (e->kind != EVENT_SET || *e->result != '@' ||
				    !g_str_equal(e->result + 1, o->variable->name))
					continue;
				o->sets++;
				o->maker = f;
				o->alloc = call_of(&f->blocks[b], e->value);
			}
	}
}

static const struct event *starts_before(const struct function *f, const struct event *alloc)
{
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->line < alloc->line && !create_starts_nothing(e))
				return e;
		}
	return NULL;
}

static const char *argument(const struct event *e, unsigned int i)
{
	const char *text = i < e->nargs ? e->args[i] : "0";

	return *text == '=' ? text + 1 : text;
}

/* Why the workqueue does not fit; NULL: it does. */
static const char *misfit(const struct maker *m, const struct owner *o)
{
	const struct system_wq *w = tree_system_wq(m->program->tree, m->plan->wq);
	const char *name = o->variable->name, *flags;
	const struct event *early;

	if (o->sets != 1 || !o->alloc || !o->alloc->api || o->alloc->api->kind != API_WQ_ALLOC)
		return maker_printf(m, "%s is not made at one place by a known call", name);
	if (!o->maker->is_init)
		return maker_printf(m, "%s is made in %s(), which is no init function", name,
				    o->maker->name);
	if (o->alloc->api->flags & API_ORDERED)
		return maker_printf(m, "%s is ordered: one item at a time", name);
	early = starts_before(o->maker, o->alloc);
	if (early)
		return maker_printf(m, "%s() calls %s() before it makes %s", o->maker->name,
				    early->written, name);
	flags = argument(o->alloc, 1);
	if (o->alloc->api->flags & API_DEPRECATED || !g_str_equal(argument(o->alloc, 2), "0"))
		return maker_printf(m, "%s runs few items at a time", name);
	if (w && w->flags && !g_str_equal(w->flags, "0") && !strstr(flags, w->flags))
		return maker_printf(m, "%s has not the flags of %s", name, m->plan->wq);
	return NULL;
}

static gboolean is_used_elsewhere(const struct maker *m, const struct owner *o)
{
	for (guint i = 0; o->variable->is_static && i < m->plan->moved->len; i++)
		if (((struct queue_site *)m->plan->moved->pdata[i])->function->unit != o->unit)
			return TRUE;
	for (guint i = 0; o->variable->is_static && i < m->plan->sites->len; i++)
		if (((struct plan_site *)m->plan->sites->pdata[i])->use->function->unit != o->unit)
			return TRUE;
	return FALSE;
}

const char *existing_choose(const struct maker *m)
{
	const char *why = "the module makes no workqueue of its own", *wanted = m->options->wq_name;
	guint fitting = 0;

	plan_name_queues(m->plan, NULL);
	for (guint i = 0; i < m->program->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(m->program->units, i);

		for (guint n = 0; is_home(m, u) && n < u->globals->len; n++) {
			struct owner o = { g_ptr_array_index(u->globals, n), u, NULL, NULL, 0 };
			const char *not;

			if (!g_str_equal(o.variable->type, "struct workqueue_struct *") ||
			    (wanted && !g_str_equal(wanted, o.variable->name)))
				continue;
			find_maker(m, &o);
			not = is_used_elsewhere(m, &o) ?
				      maker_printf(m, "%s is static in another file", o.variable->name) :
				      misfit(m, &o);
			if (not) {
				why = not;
				continue;
			}
			fitting++;
			plan_name_queues(m->plan, o.variable->name);
		}
	}
	if (fitting == 1)
		return NULL;
	plan_name_queues(m->plan, NULL);
	return fitting ? "several workqueues of the module would do: name one with --wq-name=" : why;
}
