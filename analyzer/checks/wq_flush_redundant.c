/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wq-flush-redundant: flush_workqueue() or drain_workqueue() right before destroy_workqueue()
 * of the same workqueue, which drains it itself.
 */
#include <string.h>

#include "lock_text.h"

static const struct expr *queue_of(const struct program *p, const struct function *f,
				   const struct event *e)
{
	int i = e->api->wq;

	if (i < 0 || (unsigned int)i >= e->nargs)
		return NULL;
	return lock_expr(p->locks, f, e->args[i]);
}

/* One object, the same one at both places: not an element, a result, or a choice. */
static gboolean is_definite(const struct expr *x)
{
	enum expr_op root = x ? expr_root(x)->op : EXPR_UNKNOWN;

	if (root == EXPR_UNKNOWN || root == EXPR_TEMP)
		return FALSE;
	for (; x; x = x->base)
		if (x->op == EXPR_INDEX || x->op == EXPR_EITHER)
			return FALSE;
	return TRUE;
}

static gboolean is_queue_call(const struct event *e, enum api_kind kind)
{
	return e->kind == EVENT_CALL && e->api && e->api->kind == kind &&
	       !(e->api->flags & (API_SYSTEM | API_KTHREAD));
}

/* Says something and does nothing. */
static gboolean is_message(const char *callee)
{
	return !strcmp(callee, "printk") || !strcmp(callee, "_printk") ||
	       g_str_has_prefix(callee, "pr_") || g_str_has_prefix(callee, "_dev_") ||
	       g_str_has_prefix(callee, "dev_") || g_str_has_prefix(callee, "__dynamic_");
}

/* Can the event between both calls be what the flush was for?  Only plain stores cannot. */
static gboolean may_matter(const struct program *p, const struct function *f, const struct event *e,
			   const struct expr *queue)
{
	if (e->kind == EVENT_CALL)
		return e->api || !is_message(e->callee);
	if (e->kind != EVENT_SET)
		return TRUE;
	return expr_contains(queue, lock_expr(p->locks, f, e->result));
}

static const struct event *destroyed_next(const struct program *p, const struct function *f,
					  const struct block *b, unsigned int i)
{
	const struct expr *queue = queue_of(p, f, &b->events[i]);

	if (!is_definite(queue))
		return NULL;
	while (++i < b->nevents) {
		const struct event *e = &b->events[i];

		if (is_queue_call(e, API_WQ_DESTROY))
			return queue_of(p, f, e) == queue ? e : NULL;
		if (is_queue_call(e, API_WQ_FLUSH) && queue_of(p, f, e) == queue)
			return NULL; /* that one is reported */
		if (may_matter(p, f, e, queue))
			return NULL;
	}
	return NULL;
}

static void report(const struct program *p, const struct function *f, const struct event *flush,
		   const struct event *destroy, GPtrArray *findings)
{
	const char *words = lock_words(p, queue_of(p, f, flush), f);
	struct finding *out;

	out = lock_finding(p, "wq-flush-redundant", f, flush->line, flush->column,
			   lock_format(p, "%s(%s) in %s() is redundant: destroy_workqueue() drains the "
					  "workqueue itself",
				       flush->written, words, f->name));
	out->confidence = CONFIDENCE_CERTAIN;
	out->subject = lock_format(p, "%s %s", flush->written, words);
	lock_step(out, f, destroy, NULL,
		  lock_format(p, "%s() destroys %s here", f->name, words));
	g_ptr_array_add(findings, out);
}

static void look_at(const struct program *p, const struct function *f, GPtrArray *findings)
{
	for (unsigned int k = 0; k < f->nblocks; k++) {
		const struct block *b = &f->blocks[k];

		for (unsigned int i = 0; i < b->nevents; i++) {
			const struct event *destroy = NULL;

			if (is_queue_call(&b->events[i], API_WQ_FLUSH))
				destroy = destroyed_next(p, f, b, i);
			if (destroy)
				report(p, f, &b->events[i], destroy, findings);
		}
	}
}

void check_wq_flush_redundant(const struct program *p, GPtrArray *findings)
{
	for (unsigned int i = 0; p->locks && i < p->functions->len; i++)
		look_at(p, g_ptr_array_index(p->functions, i), findings);
}
