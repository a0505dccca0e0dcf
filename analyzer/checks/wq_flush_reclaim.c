/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wq-flush-reclaim: a handler on a WQ_MEM_RECLAIM workqueue waits for a workqueue without
 * WQ_MEM_RECLAIM, or for an item on one.  That is what check_flush_dependency() in
 * kernel/workqueue.c warns about; like there, create_workqueue() and its kind do not count on
 * the waiting side, since most of their users never needed the guarantee.
 */
#include <string.h>

#include "wq_index.h"

/* Where an item is queued, in view of WQ_MEM_RECLAIM. */
struct sides {
	const struct wq_queued *reclaim, *plain; /* the first place of each kind */
	gboolean others; /* places of another kind, or not known */
};

struct pair {
	const struct binding *binding;
	const struct use *wait; /* in the handler's summary */
	const struct wq_queued *from; /* queues the handler's item */
	const struct wq_queued *to; /* queues the awaited item; NULL: the workqueue is waited for */
	const char *wq; /* class of the awaited workqueue */
	enum confidence confidence;
};

static gboolean is_work(const struct binding *b)
{
	return b->class == CLASS_WORK || b->class == CLASS_DELAYED_WORK ||
	       b->class == CLASS_RCU_WORK;
}

static gboolean is_plain(const struct wq_kind *k)
{
	return k && k->plain && !k->reclaim && !k->unknown;
}

static gboolean is_reclaim(const struct wq_kind *k)
{
	return k && k->reclaim && !k->legacy && !k->plain && !k->unknown;
}

static struct sides sides_of(const struct wq_index *x, const char *item)
{
	const GArray *all = wq_index_queued(x, item);
	struct sides s = { NULL, NULL, FALSE };

	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct wq_queued *q = &g_array_index(all, struct wq_queued, i);
		const struct wq_kind *k = wq_index_kind(x, q->wq);

		if (is_reclaim(k) && !s.reclaim)
			s.reclaim = q;
		else if (is_plain(k) && !s.plain)
			s.plain = q;
		else if (!is_reclaim(k) && !is_plain(k))
			s.others = TRUE;
	}
	return s;
}

static void weaken(struct pair *m, enum confidence c)
{
	m->confidence = lock_weaker(m->confidence, c);
}

/* Does the wait lead to a workqueue without WQ_MEM_RECLAIM? */
static gboolean find_target(const struct program *p, const struct wq_index *x, struct pair *m)
{
	const struct use *w = m->wait;
	struct sides s;

	if (w->api->kind == API_WQ_FLUSH || w->api->kind == API_WQ_DESTROY) {
		m->wq = lock_class_name(p->locks, w->object, w->function);
		return *m->wq && is_plain(wq_index_kind(x, m->wq));
	}
	if (w->api->kind != API_WORK_FLUSH && w->api->kind != API_WORK_CANCEL)
		return FALSE;
	s = sides_of(x, wq_item_class(p, w->object, w->function));
	if (!s.plain)
		return FALSE;
	m->to = s.plain;
	m->wq = s.plain->wq;
	if (s.reclaim || s.others)
		weaken(m, CONFIDENCE_LIKELY);
	/* A pending item is taken away: only one that runs is waited for. */
	if (w->api->kind == API_WORK_CANCEL)
		weaken(m, CONFIDENCE_POSSIBLE);
	return TRUE;
}

static void set_tier(struct pair *m, const struct sides *own)
{
	const struct use *w = m->wait;

	m->confidence = CONFIDENCE_CERTAIN;
	if (own->plain || own->others || w->depth > 2 || w->guard.param >= 0 ||
	    (w->depth && (w->flags & USE_BRANCH)) || (w->flags & (USE_INDIRECT | USE_RARE)))
		m->confidence = CONFIDENCE_LIKELY;
	if (w->depth > 2 && (w->flags & (USE_BRANCH | USE_INDIRECT | USE_RARE)))
		m->confidence = CONFIDENCE_POSSIBLE;
}

/* ---------------------------------------------------------------- the finding */

static const char *short_class(const char *class)
{
	const char *colon = strrchr(class, ':');

	return colon ? colon + 1 : class;
}

static void step_allocation(const struct program *p, const struct wq_index *x, const char *wq,
			    const char *how, struct finding *out)
{
	const struct wq_kind *k = wq_index_kind(x, wq);

	if (k && k->at.path)
		finding_add_step(out, k->at, k->function->name,
				 lock_format(p, "%s() allocates %s %s WQ_MEM_RECLAIM here",
					     k->function->name, short_class(wq), how),
				 NULL);
}

static void step_queued(const struct program *p, const struct wq_queued *q, struct finding *out)
{
	const struct function *f = q->site->function;

	lock_step(out, f, q->site->event, NULL,
		  lock_format(p, "%s() queues %s on %s here", f->name,
			      lock_title(p, q->site->work, f), short_class(q->wq)));
}

static void report(const struct program *p, const struct wq_index *x, const struct pair *m,
		   GPtrArray *findings)
{
	const struct use *w = m->wait;
	const char *handler = m->binding->handler->name;
	const char *target = short_class(m->wq);
	struct finding *out;

	out = lock_finding(p, "wq-flush-reclaim", w->function, w->event->line, w->event->column,
			   lock_format(p, "WQ_MEM_RECLAIM %s:%s() is flushing !WQ_MEM_RECLAIM %s with "
					  "%s(): no progress is guaranteed when memory is short",
				       short_class(m->from->wq), handler, target,
				       use_last(w)->event->written));
	out->confidence = m->confidence;
	out->subject = lock_format(p, "%s waits for %s", handler, target);
	lock_add_name(p, out, lock_format(p, "(wq_completion)%s", short_class(m->from->wq)));
	lock_add_name(p, out, lock_format(p, "(wq_completion)%s", target));
	step_allocation(p, x, m->from->wq, "with", out);
	step_allocation(p, x, m->wq, "without", out);
	step_queued(p, m->from, out);
	if (m->to)
		step_queued(p, m->to, out);
	lock_step_chain(p, out, w, NULL, lock_format(p, "waits for %s here", m->to ?
		lock_title(p, w->object, w->function) : target));
	g_ptr_array_add(findings, out);
}

static void look_at(const struct program *p, const struct wq_index *x, const struct binding *b,
		    GHashTable *seen, GPtrArray *findings)
{
	const struct summary *s = &p->locks->summaries[b->handler->id];
	struct sides own = sides_of(x, wq_item_class(p, b->object, b->function));

	for (unsigned int i = 0; own.reclaim && i < s->nuses; i++) {
		struct pair m = { .binding = b, .wait = s->uses[i], .from = own.reclaim };
		char *key;

		if (m.wait->kind != USE_WAIT || !m.wait->api || !m.wait->object)
			continue;
		set_tier(&m, &own);
		if (!find_target(p, x, &m) || !strcmp(m.wq, m.from->wq))
			continue;
		key = g_strdup_printf("%p %p", (const void *)b->handler,
				      (const void *)use_last(m.wait)->event);
		if (g_hash_table_add(seen, key))
			report(p, x, &m, findings);
	}
}

void check_wq_flush_reclaim(const struct program *p, GPtrArray *findings)
{
	GHashTable *seen;
	struct wq_index *x;

	if (!p->locks)
		return;
	seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	x = wq_index_new(p);
	for (unsigned int i = 0; i < p->locks->bindings->len; i++) {
		const struct binding *b = g_ptr_array_index(p->locks->bindings, i);

		if (is_work(b))
			look_at(p, x, b, seen, findings);
	}
	wq_index_free(x);
	g_hash_table_destroy(seen);
}
