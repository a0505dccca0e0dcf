/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wq-flush-self: a handler waits for itself: for its own item, timer or interrupt, for the
 * workqueue that runs it, or for an item that is behind it on an ordered workqueue.
 */
#include <string.h>

#include "wq_index.h"

/* A handler and the wait that can never end. */
struct loop {
	const struct binding *binding;
	const struct use *wait; /* in the handler's summary */
	const struct queued *queued; /* on the workqueue that is waited for; NULL: its own item */
	const struct queued *behind; /* the awaited item, queued on the same workqueue */
	const char *wq; /* class */
	enum confidence confidence;
};

static gboolean is_work(const struct binding *b)
{
	return b->class == CLASS_WORK || b->class == CLASS_DELAYED_WORK ||
	       b->class == CLASS_RCU_WORK;
}

static gboolean is_inner_work(const char *name)
{
	return !strcmp(name, "delayed_work:work") || !strcmp(name, "rcu_work:work") ||
	       !strcmp(name, "kthread_delayed_work:work");
}

/* *param, or the delayed work around it: what the handler was called with. */
static gboolean is_given(const struct expr *x, long param)
{
	while (x->op == EXPR_DEREF || x->op == EXPR_ADDR ||
	       ((x->op == EXPR_CONTAINER || x->op == EXPR_FIELD) && is_inner_work(x->name)))
		x = x->base;
	return x->op == EXPR_PARAM && x->number == param;
}

/* The wait's object in the words of the function that registered the handler. */
static const struct expr *in_words_of_registration(const struct program *p, const struct binding *b,
						   const struct expr *object)
{
	long number = b->class == CLASS_IRQ ? 1 : 0;
	const struct expr *param = expr_make(p->locks->exprs, EXPR_PARAM, NULL, NULL, number);

	return b->data ? expr_replace(p->locks->exprs, object, param, b->data) : object;
}

static gboolean waits_for_item(const struct program *p, const struct binding *b,
			       const struct use *wait)
{
	const struct api *a = wait->api;
	const char *class;

	if (is_work(b) ? a->kind != API_WORK_FLUSH && a->kind != API_WORK_CANCEL :
			 a->kind != API_WAIT || a->class != b->class)
		return FALSE;
	if (b->class == CLASS_KTHREAD || b->class == CLASS_SYSFS)
		return FALSE;
	if (b->thread && (a->flags & API_HARDIRQ))
		return FALSE; /* waits for the primary handler only */
	if ((!b->data || b->class == CLASS_IRQ) && is_given(wait->object, 0))
		return TRUE;
	if (!b->object)
		return FALSE;
	if (b->data)
		return expr_root(b->object)->op != EXPR_UNKNOWN &&
		       in_words_of_registration(p, b, wait->object) == b->object;
	class = wq_item_class(p, wait->object, wait->function);
	return expr_is_global(wait->object) && expr_is_global(b->object) && *class &&
	       class == wq_item_class(p, b->object, b->function);
}

/* Whoever asks which item is running knows what he does. */
static gboolean asks_who_runs(const struct use *wait)
{
	for (const struct use *u = wait; u; u = u->next) {
		const struct function *f = u->function;

		for (unsigned int b = 0; b < f->nblocks; b++)
			for (unsigned int i = 0; i < f->blocks[b].nevents; i++)
				if (f->blocks[b].events[i].kind == EVENT_CALL &&
				    (!strcmp(f->blocks[b].events[i].callee, "current_work") ||
				     !strcmp(f->blocks[b].events[i].callee, "in_interrupt")))
					return TRUE;
	}
	return FALSE;
}

/* A branch in a callee may well be the one that the handler does not come by. */
static enum confidence tier_of(const struct use *wait)
{
	const struct use *inner = wait->next ? wait->next : wait;
	gboolean branch = (wait->flags & USE_BRANCH) || wait->guard.param >= 0;

	if (wait->depth >= 2 && branch)
		return CONFIDENCE_POSSIBLE;
	if (wait->depth && (inner->flags & USE_BRANCH || inner->guard.param >= 0))
		return CONFIDENCE_POSSIBLE;
	if (wait->depth > 2 || (wait->depth && branch) || (wait->flags & (USE_INDIRECT | USE_RARE)))
		return CONFIDENCE_LIKELY;
	return CONFIDENCE_CERTAIN;
}

/* Is the workqueue in the handler's words the one that the item was queued on? */
static gboolean is_same_queue(const struct program *p, const struct expr *wq,
			      const struct queued *q)
{
	struct exprs *e = p->locks->exprs;
	const struct expr *param = expr_make(e, EXPR_PARAM, NULL, NULL, 0);
	const struct expr *given = expr_address(e, q->work);

	if (expr_is_global(wq))
		return TRUE;
	if (q->event->api->flags & API_DELAYED)
		given = expr_address(e, expr_make(e, EXPR_FIELD, q->work, "delayed_work:work", 0));
	return expr_root(q->work)->op != EXPR_UNKNOWN && expr_replace(e, wq, param, given) == q->wq;
}

/* The handler's item is queued on the workqueue that is waited for. */
static gboolean waits_for_queue(const struct program *p, const struct wq_index *x, struct loop *l)
{
	const struct api *a = l->wait->api;
	const GArray *all = wq_index_queued(x, wq_item_class(p, l->binding->object,
							     l->binding->function));
	const char *wq = lock_class_name(p->locks, l->wait->object, l->wait->function);
	gboolean elsewhere = FALSE;

	if (!is_work(l->binding) || (a->kind != API_WQ_FLUSH && a->kind != API_WQ_DESTROY) || !*wq)
		return FALSE;
	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct wq_queued *q = &g_array_index(all, struct wq_queued, i);

		if (strcmp(q->wq, wq))
			elsewhere = TRUE;
		else if (!l->queued || is_same_queue(p, l->wait->object, q->site))
			l->queued = q->site;
	}
	if (!l->queued)
		return FALSE;
	l->wq = wq;
	if (elsewhere || !is_same_queue(p, l->wait->object, l->queued))
		l->confidence = lock_weaker(l->confidence, CONFIDENCE_LIKELY);
	return TRUE;
}

/* Both items are queued on one ordered workqueue and the first waits for the second. */
static gboolean waits_behind(const struct program *p, const struct wq_index *x, struct loop *l)
{
	const char *own = wq_item_class(p, l->binding->object, l->binding->function);
	const char *other = wq_item_class(p, l->wait->object, l->wait->function);
	const GArray *mine = wq_index_queued(x, own), *its = wq_index_queued(x, other);

	if (!is_work(l->binding) || l->wait->api->kind != API_WORK_FLUSH || !mine || !its ||
	    own == other)
		return FALSE;
	for (unsigned int i = 0; i < mine->len + its->len; i++) {
		const struct wq_queued *q = i < mine->len ?
			&g_array_index(mine, struct wq_queued, i) :
			&g_array_index(its, struct wq_queued, i - mine->len);

		if (l->wq && strcmp(l->wq, q->wq))
			return FALSE;
		l->wq = q->wq;
		if (i < mine->len)
			l->queued = q->site;
		else
			l->behind = q->site;
		if (!expr_is_global(q->site->wq))
			l->confidence = lock_weaker(l->confidence, CONFIDENCE_LIKELY);
	}
	return wq_index_kind(x, l->wq) && wq_index_kind(x, l->wq)->ordered &&
	       !wq_index_kind(x, l->wq)->unordered;
}

/* ---------------------------------------------------------------- the finding */

static const char *item_title(const struct program *p, const struct loop *l)
{
	const struct binding *b = l->binding;
	const char *title = b->object && (b->function || expr_is_global(b->object)) ?
				    wq_item_class(p, b->object, b->function) : "";
	const char *colon = strrchr(title, ':');

	title = colon ? colon + 1 : title;
	if (!*title)
		title = b->handler->name;
	return lock_format(p, is_work(b) ? "(work_completion)(%s)" : "(%s)", title);
}

static const char *queue_title(const struct program *p, const struct loop *l)
{
	const char *colon = strrchr(l->wq, ':');

	return lock_format(p, "(wq_completion)%s", colon ? colon + 1 : l->wq);
}

static const char *message(const struct program *p, const struct loop *l, const char *waited)
{
	const char *handler = l->binding->handler->name;
	const char *call = use_last(l->wait)->event->written;

	if (l->behind)
		return lock_format(p, "possible deadlock: %s() runs on the ordered workqueue %s and "
				      "waits with %s() for %s, which has to run after it",
				   handler, queue_title(p, l) + strlen("(wq_completion)"), call,
				   lock_title(p, l->wait->object, l->wait->function));
	if (l->queued)
		return lock_format(p, "possible recursive locking: %s() runs on the workqueue that it "
				      "waits for with %s(): %s", handler, call, waited);
	return lock_format(p, "possible recursive locking: %s() waits for itself with %s(): %s",
			   handler, call, waited);
}

static void add_queued(const struct program *p, struct finding *out, const struct queued *q)
{
	if (q)
		lock_step(out, q->function, q->event, NULL,
			  lock_format(p, "%s() queues %s on %s here", q->function->name,
				      lock_title(p, q->work, q->function),
				      lock_title(p, q->wq, q->function)));
}

static void report(const struct program *p, const struct loop *l, GPtrArray *findings)
{
	const struct use *w = l->wait;
	const struct binding *b = l->binding;
	const char *waited = l->queued ? queue_title(p, l) : item_title(p, l);
	const char *lock = lock_format(p, "lock(%s);", waited);
	struct location entry = b->handler->at;
	struct finding *out;

	out = lock_finding(p, "wq-flush-self", w->function, w->event->line, w->event->column,
			   message(p, l, waited));
	out->confidence = l->confidence;
	out->subject = lock_format(p, "%s waits for %s", b->handler->name, waited);
	lock_add_name(p, out, waited);
	finding_add_step(out, b->at, b->function ? b->function->name : NULL,
			 lock_format(p, "%s() is registered here as the handler", b->handler->name),
			 NULL);
	add_queued(p, out, l->queued);
	add_queued(p, out, l->behind);
	finding_add_step(out, entry, b->handler->name,
			 lock_format(p, "%s() holds %s while it runs", b->handler->name, waited), "CPU0");
	finding_set_action(out, lock);
	lock_step_chain(p, out, w, "CPU0", lock_format(p, "waits for %s here", waited));
	finding_set_action(out, lock);
	g_ptr_array_add(findings, out);
}

static void look_at(const struct program *p, const struct wq_index *x, const struct binding *b,
		    GHashTable *seen, GPtrArray *findings)
{
	const struct summary *s = &p->locks->summaries[b->handler->id];

	for (unsigned int i = 0; i < s->nuses; i++) {
		const struct use *w = s->uses[i];
		struct loop item = { .binding = b, .wait = w };
		struct loop queue, behind;
		char *key;

		if (w->kind != USE_WAIT || !w->api || !w->object || (w->api->flags & API_TIMEOUT))
			continue;
		item.confidence = tier_of(w);
		queue = behind = item;
		if (asks_who_runs(w))
			continue;
		key = g_strdup_printf("%p %p", (const void *)b->handler,
				      (const void *)use_last(w)->event);
		if (g_hash_table_contains(seen, key)) {
			g_free(key);
			continue;
		}
		if (waits_for_item(p, b, w))
			report(p, &item, findings);
		else if (waits_for_queue(p, x, &queue))
			report(p, &queue, findings);
		else if (waits_behind(p, x, &behind))
			report(p, &behind, findings);
		else
			g_clear_pointer(&key, g_free);
		if (key)
			g_hash_table_add(seen, key);
	}
}

void check_wq_flush_self(const struct program *p, GPtrArray *findings)
{
	GHashTable *seen;
	struct wq_index *x;

	if (!p->locks)
		return;
	seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	x = wq_index_new(p);
	for (unsigned int i = 0; i < p->locks->bindings->len; i++)
		look_at(p, x, g_ptr_array_index(p->locks->bindings, i), seen, findings);
	wq_index_free(x);
	g_hash_table_destroy(seen);
}
