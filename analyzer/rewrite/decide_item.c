/* SPDX-License-Identifier: GPL-2.0-only */
/* One work item and one flush: is it waited for otherwise, can it be waited for by name? */
#include <string.h>

#include "decide.h"

enum { ABOVE_MAX = 3 };

static gboolean shares_module(const struct program_unit *a, const struct program_unit *b)
{
	if (a == b)
		return TRUE;
	for (guint i = 0; i < a->modules->len; i++)
		if (g_ptr_array_find((GPtrArray *)b->modules, a->modules->pdata[i], NULL))
			return TRUE;
	return FALSE;
}

gboolean decide_is_foreign(const struct plan_site *site, const struct item *item)
{
	return !shares_module(site->use->function->unit, item->unit);
}

static const char *module_name(const struct program_unit *u)
{
	return u->modules->len ? ((const struct module *)u->modules->pdata[0])->name : u->path;
}

/* What another module queues for its own object is for it to wait for, if it does. */
static const char *covered_by_owner(const struct study *s, const struct item *item)
{
	for (guint i = 0; i < item->waits->len; i++) {
		const struct item_wait *w = &g_array_index(item->waits, struct item_wait, i);

		if (!w->function->in_header && shares_module(w->function->unit, item->unit))
			return study_printf(s, "module %s itself waits for it with %s() in %s()",
					    module_name(item->unit), w->event->written,
					    w->function->name);
	}
	return NULL;
}

/* A wait on the way down from f, or from what calls f. */
static const char *covered_below(const struct study *s, const struct function *f,
				 const struct item *item, unsigned int depth)
{
	const char *chain = study_reaches_wait(s, f, item);
	GArray *callers;

	if (chain || depth >= ABOVE_MAX)
		return chain;
	callers = study_callers(s, f);
	for (guint i = 0; i < callers->len && !chain; i++) {
		const struct function *from = g_array_index(callers, struct study_call, i).from;

		if (!from->is_init)
			chain = covered_below(s, from, item, depth + 1);
	}
	g_array_unref(callers);
	return chain;
}

static gboolean frees_later(const struct function *f, const struct event *wait)
{
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_CALL && study_frees(e->callee) &&
			    study_dominates(f, wait, e))
				return TRUE;
		}
	return FALSE;
}

/* When the whole module goes, no object is left; so what waits before the free is enough. */
static const char *covered_by_free(const struct study *s, const struct item *item)
{
	for (guint i = 0; i < item->waits->len; i++) {
		const struct item_wait *w = &g_array_index(item->waits, struct item_wait, i);

		if (frees_later(w->function, w->event))
			return study_printf(s, "%s() in %s() waits for it before its object is freed",
					    w->event->written, w->function->name);
	}
	return NULL;
}

/* A wait for the item that the function has always done before. */
static const struct event *wait_before(const struct plan_site *site, const struct item *item)
{
	const struct flush_use *use = site->use;

	for (guint i = 0; i < item->waits->len; i++) {
		const struct item_wait *w = &g_array_index(item->waits, struct item_wait, i);

		if (w->function == use->function &&
		    study_dominates(use->function, w->event, use->event))
			return w->event;
	}
	return NULL;
}

static const char *covered_before(const struct study *s, const struct plan_site *site,
				  const struct item *item)
{
	const struct event *e = wait_before(site, item);

	return e ? study_printf(s, "%s() has waited for it at line %u", e->written, e->line) : NULL;
}

const char *decide_covered(const struct study *s, const struct plan_site *site,
			   const struct item *item)
{
	const struct function *f = site->use->function;
	const char *chain, *why;

	if (!item->waits->len || item->freed)
		return NULL; /* an item that frees its object can not be waited for by name */
	if (decide_is_foreign(site, item))
		return covered_by_owner(s, item);
	why = covered_before(s, site, item);
	if (why && study_has_waited(s, site, item, 0))
		return why;
	if (!study_is_teardown(s, f))
		return NULL;
	chain = study_has_waited(s, site, item, ABOVE_MAX) ? covered_below(s, f, item, 0) : NULL;
	if (chain)
		return study_printf(s, "on every path here it is waited for by %s", chain);
	return study_is_exit(s, f) ? covered_by_free(s, item) : NULL;
}

/* A lock taken or released in f: an earlier wait might come under one. */
static gboolean uses_locks(const struct function *f)
{
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct api *a = f->blocks[b].events[i].api;

			if (a && (a->kind == API_LOCK || a->kind == API_UNLOCK))
				return TRUE;
		}
	return FALSE;
}

/* cancel_work() of the item earlier in the function, which can wait as well. */
static const struct event *find_upgrade(const struct plan_site *site, const struct item *item)
{
	const struct function *f = site->use->function;

	for (guint i = 0; i < item->cancels->len; i++) {
		const struct item_wait *w = &g_array_index(item->cancels, struct item_wait, i);

		if (w->function == f && !uses_locks(f) &&
		    study_dominates(f, w->event, site->use->event))
			return w->event;
	}
	return NULL;
}

const char *decide_wait(const struct study *s, struct plan_site *site, const struct item *item)
{
	const struct flush_use *use = site->use;
	gboolean dies = study_is_teardown(s, use->function), known;
	struct plan_wait w = { .item = item->class, .early = wait_before(site, item) };

	if (item->freed)
		return study_printf(s, "its handler frees the object with %s()", item->freed->callee);
	w.argument = study_name_item(s, use->function, use->event, item->class);
	if (!w.argument)
		return study_printf(s, "%s() has no single object that holds it",
				    use->function->name);
	w.guard = study_init_guard(s, use->function, use->event, item, &known);
	if (!known)
		return "it is set up under a condition that has no name there";
	if (item->rcu) {
		if (dies)
			return "it is queued from RCU, and no call cancels such an item";
		w.call = "flush_rcu_work";
	} else if (dies || item->requeues) {
		w.call = item->delayed ? "cancel_delayed_work_sync" : "cancel_work_sync";
		w.upgrade = find_upgrade(site, item);
	} else {
		w.call = "flush_work";
		if (item->delayed)
			w.argument = study_printf(s, "%s.work", w.argument);
	}
	g_array_append_val(site->waits, w);
	return NULL;
}
