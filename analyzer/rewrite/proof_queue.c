/* SPDX-License-Identifier: GPL-2.0-only */
/* The facts of a rewritten module: nothing flushed, nothing left behind, made once, destroyed. */
#include "proof_queue.h"

#include <string.h>

static gboolean shares_module(const struct program_unit *a, const struct program_unit *b)
{
	if (g_str_equal(a->path, b->path))
		return TRUE;
	for (guint i = 0; i < a->modules->len; i++)
		if (g_ptr_array_find((GPtrArray *)b->modules, a->modules->pdata[i], NULL))
			return TRUE;
	return FALSE;
}

static gboolean is_about(const struct plan *plan, const struct function *f)
{
	for (guint i = 0; i < plan->units->len; i++)
		if (shares_module(plan->units->pdata[i], f->unit))
			return TRUE;
	for (guint i = 0; i < plan->moved->len; i++)
		if (shares_module(((struct queue_site *)plan->moved->pdata[i])->function->unit,
				  f->unit))
			return TRUE;
	return FALSE;
}

static guint count_on(const struct plan *plan, const struct queues *q)
{
	const GPtrArray *all = queues_sites(q);
	guint n = 0;

	for (guint i = 0; i < all->len; i++) {
		const struct queue_site *s = g_ptr_array_index(all, i);

		n += is_about(plan, s->function) && plan_queue_of(plan, &s->wq);
	}
	return n;
}

/* "@foo_wq", or "%p->foo:wq" for a member. */
static gboolean is_variable(const char *text, const struct plan *plan, const char *variable)
{
	g_autofree char *arrow = NULL, *dot = NULL;

	if (!plan->device)
		return *text == '@' && g_str_equal(text + 1, variable);
	arrow = g_strdup_printf("->%s:%s", plan->device->tag, variable);
	dot = g_strdup_printf(".%s:%s", plan->device->tag, variable);
	return g_str_has_suffix(text, arrow) || g_str_has_suffix(text, dot);
}

/* Queue calls that name the new variable. */
static guint count_using(const struct plan *plan, const struct queues *q, const char *variable)
{
	const GPtrArray *all = queues_sites(q);
	guint n = 0;

	for (guint i = 0; i < all->len; i++) {
		const struct queue_site *s = g_ptr_array_index(all, i);
		const struct api *a = s->event->api;

		n += a->wq >= 0 && (guint)a->wq < s->event->nargs &&
		     is_variable(s->event->args[a->wq], plan, variable);
	}
	return n;
}

/* How many calls should: those that the plan moves to it. */
static guint count_moved(const struct plan *plan, const char *variable)
{
	guint n = 0;

	for (guint i = 0; i < plan->moved->len; i++) {
		const struct queue_site *s = g_ptr_array_index(plan->moved, i);

		n += !g_strcmp0(plan_queue_of(plan, &s->wq)->variable, variable);
	}
	return n;
}

static char *check_flushes(const struct plan *plan, const struct queues *after)
{
	const GPtrArray *all = queues_flushes(after);

	for (guint i = 0; i < all->len; i++) {
		const struct flush_use *u = g_ptr_array_index(all, i);

		if (is_about(plan, u->function) && plan_queue_of(plan, &u->wq) &&
		    shares_module(u->function->unit,
				  ((struct plan_site *)plan->sites->pdata[0])->use->function->unit))
			return g_strdup_printf("%s:%u still flushes %s", u->at.path, u->at.line,
					       plan->wq);
	}
	return NULL;
}

/* What the program says of the variable. */
struct life {
	const struct function *maker;
	GPtrArray *destroyers; /* struct function *, each once */
	guint made, destroyed, flushed;
};

static struct life life_of(const struct plan *plan, const struct program *p, const char *variable)
{
	struct life l = { .destroyers = g_ptr_array_new() };

	for (guint i = 0; i < p->functions->len; i++) {
		const struct function *f = g_ptr_array_index(p->functions, i);

		for (unsigned int b = 0; b < f->nblocks; b++) {
			for (unsigned int n = 0; n < f->blocks[b].nevents; n++) {
				const struct event *e = &f->blocks[b].events[n];

				if (e->kind == EVENT_SET && is_variable(e->result, plan, variable)) {
					l.maker = f;
					l.made++;
				}
				if (e->kind != EVENT_CALL || !e->api || e->api->wq < 0 ||
				    (guint)e->api->wq >= e->nargs ||
				    !is_variable(e->args[e->api->wq], plan, variable))
					continue;
				l.destroyed += e->api->kind == API_WQ_DESTROY;
				if (e->api->kind == API_WQ_DESTROY &&
				    !g_ptr_array_find(l.destroyers, f, NULL))
					g_ptr_array_add(l.destroyers, (gpointer)f);
				l.flushed += e->api->kind == API_WQ_FLUSH;
			}
		}
	}
	return l;
}

/* Does the function that makes it give it to devm_add_action_or_reset()? */
static gboolean hands_over(const struct plan *plan, const struct function *f)
{
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_CALL && strstr(e->callee, "devm_add_action_or_reset") &&
			    e->nargs > 2 && is_variable(e->args[2], plan, plan->variable))
				return TRUE;
		}
	return FALSE;
}

static char *check_ends(const struct plan *plan, const struct program *p, const struct life *l,
			const char *variable)
{
	char *problem;

	if (l->made != 1)
		return g_strdup_printf("%s is set %u times", variable, l->made);
	if (!l->flushed && !l->destroyed)
		return g_strdup_printf("nothing waits for %s", variable);
	if (plan->device)
		return hands_over(plan, l->maker) ?
			       NULL :
			       g_strdup_printf("%s() does not leave %s to devres", l->maker->name, variable);
	problem = plan->existing ? NULL : proof_of_calls(p, l->maker, l->destroyers, variable);
	return problem ? problem : proof_of_init(l->maker, l->destroyers, variable);
}

static char *check_life(const struct plan *plan, const struct program *p, const char *variable)
{
	struct life l = life_of(plan, p, variable);
	char *problem = check_ends(plan, p, &l, variable);

	g_ptr_array_unref(l.destroyers);
	return problem;
}

/* A flush after the destruction, in one function. */
static char *check_destroyed(const struct plan *plan, const struct program *p, const char *variable)
{
	for (guint i = 0; i < p->functions->len; i++) {
		const struct function *f = g_ptr_array_index(p->functions, i);
		const struct event *gone = NULL;

		for (unsigned int b = 0; b < f->nblocks; b++)
			for (unsigned int n = 0; n < f->blocks[b].nevents; n++) {
				const struct event *e = &f->blocks[b].events[n];

				if (e->kind != EVENT_CALL || !e->api || e->api->wq < 0 ||
				    (guint)e->api->wq >= e->nargs ||
				    !is_variable(e->args[e->api->wq], plan, variable))
					continue;
				if (e->api->kind == API_WQ_DESTROY)
					gone = e;
				else if (gone && gone->line < e->line && !f->is_init)
					return g_strdup_printf("%s:%u: %s is used after it was destroyed",
							       f->at.path, e->line, variable);
			}
	}
	return NULL;
}

/* What moved to the workqueue, and its life. */
static char *check_variable(const struct plan *plan, const struct queues *before,
			    const struct queues *after, const struct program *p, const char *variable)
{
	guint is = count_using(plan, after, variable);
	guint should = count_using(plan, before, variable) + count_moved(plan, variable);
	char *problem;

	if (is != should)
		return g_strdup_printf("%u queue calls use %s, should be %u", is, variable, should);
	problem = check_destroyed(plan, p, variable);
	return problem ? problem : check_life(plan, p, variable);
}

char *proof_of_queue(const struct plan *plan, const struct queues *before,
		     const struct queues *after, const struct program *p)
{
	guint was = count_on(plan, before), is = count_on(plan, after);
	char *problem = check_flushes(plan, after);
	g_autoptr(GPtrArray) names = plan_variables(plan);

	if (problem)
		return problem;
	if (!plan_makes_queue(plan))
		return is == was ? NULL :
				   g_strdup_printf("%u queue calls on %s became %u", was, plan->wq, is);
	if (is + plan->moved->len != was)
		return g_strdup_printf("%u queue calls are left on %s, should be %u", is, plan->wq,
				       was - plan->moved->len);
	for (guint i = 0; i < names->len && !problem; i++)
		problem = check_variable(plan, before, after, p, names->pdata[i]);
	return problem;
}
