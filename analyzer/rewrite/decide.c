/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Step 0: which strategy fits a flush.  The order is that of the least change:
 * nothing to wait for, the items by name, an own workqueue.
 */
#include "scope.h"

#include <string.h>

static const char *const names[] = {
	[STRATEGY_REMOVE] = "remove",	       [STRATEGY_FLUSH_WORK] = "flush-work",
	[STRATEGY_EXISTING_WQ] = "existing-wq", [STRATEGY_MODULE_WQ] = "module-wq",
	[STRATEGY_DEVICE_WQ] = "device-wq",     [STRATEGY_MANUAL] = "manual",
};

const char *strategy_name(enum strategy s)
{
	return names[s];
}

enum strategy strategy_of_name(const char *name)
{
	for (guint i = 1; i < G_N_ELEMENTS(names); i++)
		if (g_str_equal(names[i], name))
			return (enum strategy)i;
	return STRATEGY_NONE;
}

static gboolean settle(struct plan_site *site, enum strategy strategy, const char *reason)
{
	site->strategy = strategy;
	site->reason = reason;
	return TRUE;
}

/* What keeps any proof from being made. */
static gboolean try_obstacles(const struct study *s, const struct scope *scope,
			      struct plan_site *site)
{
	const struct wq_value *v = &site->use->wq;

	if (v->n != 1 || v->is_private || v->is_unknown)
		return settle(site, STRATEGY_MANUAL,
			      study_printf(s, "%s may hold another workqueue as well",
					   site->use->variable ? site->use->variable : "it"));
	if (scope->hidden)
		return settle(site, STRATEGY_MANUAL,
			      study_printf(s, "%s, so what is queued through it is not known", scope->hidden));
	if (scope->failed)
		return settle(site, STRATEGY_MANUAL,
			      study_printf(s, "%s could not be analysed, so what it queues is not known",
					   scope->failed));
	return FALSE;
}

/* "; but f() has core code queue g() there ..." */
static const char *by_helpers(const struct study *s, const struct plan *plan)
{
	GPtrArray *all = scope_helpers(s, plan);
	GString *text = g_string_new(NULL);
	const char *kept;

	for (guint i = 0; i < all->len; i++)
		g_string_append_printf(text, "; %s", (const char *)all->pdata[i]);
	kept = study_printf(s, "%s", text->str);
	g_string_free(text, TRUE);
	g_ptr_array_free(all, TRUE);
	return kept;
}

static gboolean try_nothing(const struct study *s, const struct plan *plan,
			    const struct scope *scope, struct plan_site *site)
{
	if (scope->sites->len)
		return FALSE;
	if (scope->unknown)
		return settle(site, STRATEGY_MANUAL,
			      study_printf(s, "the workqueue at %s:%u is not known",
					   scope->unknown->at.path, scope->unknown->at.line));
	return settle(site, STRATEGY_REMOVE,
		      study_printf(s, "nothing that the module queues is on %s%s", plan->wq,
				   by_helpers(s, plan)));
}

static gboolean try_covered(const struct study *s, const struct scope *scope,
			    struct plan_site *site)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < scope->items->len && text; i++) {
		const struct item *item = g_ptr_array_index(scope->items, i);
		const char *why = decide_covered(s, site, item);

		if (!why) {
			g_string_free(text, TRUE);
			return FALSE;
		}
		g_string_append_printf(text, "%s%s: %s", text->len ? "; " : "",
				       queues_item_name(item->class), why);
	}
	settle(site, STRATEGY_REMOVE, study_printf(s, "%s", text->str));
	g_string_free(text, TRUE);
	return TRUE;
}

static gboolean handler_touches(const struct study *s, const struct item *item, const char *member)
{
	for (guint i = 0; i < item->handlers->len; i++) {
		const struct work_handler *h = g_ptr_array_index(item->handlers, i);

		if (!h->function || study_touches(s, h->function, member))
			return TRUE;
	}
	return !item->handlers->len;
}

/* "if (p->busy) flush": the flush is for the one item whose handler changes p->busy. */
static gboolean try_awaited(const struct study *s, const struct scope *scope,
			    struct plan_site *site)
{
	const struct function *f = site->use->function;
	const char *member = study_condition_member(f, site->use->event);
	const struct item *awaited = NULL;

	for (guint i = 0; member && i < scope->items->len; i++) {
		const struct item *item = g_ptr_array_index(scope->items, i);

		if (!handler_touches(s, item, member))
			continue;
		if (awaited)
			return FALSE;
		awaited = item;
	}
	if (!awaited || awaited->freed || study_is_teardown(s, f) || decide_wait(s, site, awaited))
		return FALSE;
	/* a handler that queues itself again is awaited here, not ended */
	if (awaited->requeues)
		g_array_index(site->waits, struct plan_wait, 0).call = "flush_work";
	return settle(site, STRATEGY_FLUSH_WORK,
		      study_printf(s,
				   "the flush depends on %s, and of all handlers only that of %s changes it; "
				   "the other items are no longer waited for",
				   strchr(member, ':') + 1, queues_item_name(awaited->class)));
}

static void append(GString *text, const struct item *item, const char *what)
{
	g_string_append_printf(text, "%s%s: %s", text->len ? "; " : "",
			       queues_item_name(item->class), what);
}

static gboolean has_handler(const struct item *item, const struct function *f)
{
	for (guint i = 0; i < item->handlers->len; i++)
		if (((struct work_handler *)item->handlers->pdata[i])->function == f)
			return TRUE;
	return FALSE;
}

/* Does the handler of `by` queue the item? */
static gboolean is_queued_by(const struct item *item, const struct item *by)
{
	for (guint i = 0; i < item->sites->len; i++)
		if (item != by &&
		    has_handler(by, ((struct queue_site *)item->sites->pdata[i])->function))
			return TRUE;
	return FALSE;
}

/*
 * Whatever queues another item is waited for before that one: a new order of the items.  In a
 * circle the first name comes first.
 */
static GPtrArray *in_order(const struct scope *scope)
{
	GPtrArray *left = g_ptr_array_new(), *order = g_ptr_array_new();

	for (guint i = 0; i < scope->items->len; i++)
		g_ptr_array_add(left, scope->items->pdata[i]);
	while (left->len) {
		guint best = 0;

		for (guint i = left->len; i > 0; i--) {
			gboolean is_free = TRUE;

			for (guint n = 0; n < left->len && is_free; n++)
				is_free = !is_queued_by(left->pdata[i - 1], left->pdata[n]);
			if (is_free)
				best = i - 1;
		}
		g_ptr_array_add(order, left->pdata[best]);
		g_ptr_array_remove_index(left, best);
	}
	g_ptr_array_free(left, TRUE);
	return order;
}

/* A wait that came before is worth nothing if what is waited for only now queues the item again. */
static gboolean comes_back(const struct study *s, const struct scope *scope,
			   const struct plan_site *site, const struct item *item)
{
	for (guint i = 0; i < scope->items->len; i++) {
		const struct item *by = g_ptr_array_index(scope->items, i);

		if (is_queued_by(item, by) && !decide_covered(s, site, by))
			return TRUE;
	}
	return FALSE;
}

/* Why an item can not be waited for by name. */
struct obstacle {
	const struct item *item;
	const char *what;
};

static void add_obstacle(GArray *all, const struct item *item, const char *what)
{
	struct obstacle o = { item, what };

	g_array_append_val(all, o);
}

/* "a.work, b.work: WHAT; c.work: OTHER" */
static void tell_obstacles(const GArray *all, GString *text)
{
	for (guint i = 0; i < all->len; i++) {
		const struct obstacle *o = &g_array_index(all, struct obstacle, i);
		gboolean told = FALSE;

		for (guint n = 0; n < i && !told; n++)
			told = g_str_equal(g_array_index(all, struct obstacle, n).what, o->what);
		if (told)
			continue;
		g_string_append_printf(text, "%s%s", text->len ? "; " : "",
				       queues_item_name(o->item->class));
		for (guint n = i + 1; n < all->len; n++)
			if (g_str_equal(g_array_index(all, struct obstacle, n).what, o->what))
				g_string_append_printf(
					text, ", %s",
					queues_item_name(
						g_array_index(all, struct obstacle, n).item->class));
		g_string_append_printf(text, ": %s", o->what);
	}
}

/* A wait for each item by name; what else waits for one already is left to that. */
static gboolean try_named(const struct study *s, const struct scope *scope, struct plan_site *site,
			  GString *obstacle)
{
	GString *text = g_string_new(NULL);
	GPtrArray *items = in_order(scope);
	GArray *obstacles = g_array_new(FALSE, FALSE, sizeof(struct obstacle));

	for (guint i = 0; i < items->len; i++) {
		const struct item *item = g_ptr_array_index(items, i);
		const char *why = comes_back(s, scope, site, item) ? NULL :
								     decide_covered(s, site, item);
		const char *not = why ? NULL : decide_wait(s, site, item);
		const struct plan_wait *w;

		if (not) {
			add_obstacle(obstacles, item, not);
			continue;
		}
		if (!why) {
			w = &g_array_index(site->waits, struct plan_wait, site->waits->len - 1);
			why = study_printf(s, "%s(%s)%s%s", w->call, w->argument,
					   decide_covered(s, site, item) ?
						   ", again, since a handler that runs until here queues it" :
						   "",
					   !item->delayed ? "" :
					   g_str_has_prefix(w->call, "flush") ?
						   " (as before, not while it is only armed)" :
						   " (also while it is only armed, which the flush let be)");
		}
		append(text, item, why);
	}
	tell_obstacles(obstacles, obstacle);
	g_array_free(obstacles, TRUE);
	if (!obstacle->len && !scope->nameless && site->waits->len)
		settle(site, STRATEGY_FLUSH_WORK, study_printf(s, "%s", text->str));
	else
		g_array_set_size(site->waits, 0);
	g_ptr_array_free(items, TRUE);
	g_string_free(text, TRUE);
	return site->strategy == STRATEGY_FLUSH_WORK;
}

static void decide_best(const struct study *s, const struct plan *plan, const struct scope *scope,
			struct plan_site *site)
{
	GString *obstacle = g_string_new(NULL);

	if (!(!scope->nameless && !scope->unknown && try_covered(s, scope, site)) &&
	    !try_awaited(s, scope, site) && !try_named(s, scope, site, obstacle))
		settle(site, STRATEGY_MODULE_WQ,
		       study_printf(s, "%s needs a workqueue of its own: %s", plan->wq,
				    obstacle->len ? obstacle->str : "an item is not known"));
	g_string_free(obstacle, TRUE);
}

/* The user's choice, as far as it can be proven. */
static void decide_asked(const struct study *s, struct plan *plan, const struct scope *scope,
			 struct plan_site *site, enum strategy asked)
{
	const char *not = NULL;

	if (asked == STRATEGY_NONE || asked == site->strategy || site->strategy == STRATEGY_MANUAL)
		return;
	if (asked == STRATEGY_DEVICE_WQ)
		not = decide_device(s, plan, scope, site);
	if (asked != STRATEGY_REMOVE && asked != STRATEGY_FLUSH_WORK && !not) {
		g_array_set_size(site->waits, 0);
		settle(site, asked, study_printf(s, "asked for; also possible: %s, since %s",
						 strategy_name(site->strategy), site->reason));
		return;
	}
	settle(site, STRATEGY_MANUAL,
	       study_printf(s, "%s is not provable here%s%s; %s is: %s", strategy_name(asked),
			    not ? ", since " : "", not ? not : "", strategy_name(site->strategy),
			    site->reason));
}

void decide_site(const struct study *s, struct plan *plan, const struct scope *scope,
		 struct plan_site *site, const struct plan_options *o)
{
	if (!try_obstacles(s, scope, site) && !try_nothing(s, plan, scope, site))
		decide_best(s, plan, scope, site);
	decide_asked(s, plan, scope, site, o->strategy);
}
