/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The danger of a wait for a workqueue of the whole system: the locks that may be held
 * there, callers included, against the locks of every handler that anything in the program
 * queues on that workqueue.  Where they meet, the handler waits for the lock and who holds
 * the lock waits for the handler.
 */
#include <string.h>

#include "lock_text.h"
#include "wq_flush_danger.h"

struct flush_danger {
	const struct program *program;
	const struct queues *queues;
	GHashTable *handlers; /* system workqueue -> GPtrArray of struct function * */
};

/* A lock that is held over the wait, and the handler that takes it. */
struct clash {
	const struct observation *wait;
	const struct function *handler;
	const struct use *lock; /* in the handler's summary */
	const char *wq;
	gboolean by_type; /* the same class, but maybe not the same object */
	enum confidence confidence;
};

static void free_pointers(gpointer array)
{
	g_ptr_array_free(array, TRUE);
}

struct flush_danger *flush_danger_new(const struct program *p, const struct queues *q)
{
	struct flush_danger *d = g_new0(struct flush_danger, 1);

	d->program = p;
	d->queues = q;
	d->handlers = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_pointers);
	return d;
}

void flush_danger_free(struct flush_danger *d)
{
	if (!d)
		return;
	g_hash_table_destroy(d->handlers);
	g_free(d);
}

static gint by_id(gconstpointer a, gconstpointer b)
{
	const struct function *x = *(struct function *const *)a, *y = *(struct function *const *)b;

	return (x->id > y->id) - (x->id < y->id);
}

static void add_site(const struct flush_danger *d, const struct queue_site *site, GHashTable *seen,
		     GPtrArray *out)
{
	for (unsigned int i = 0; i < site->items->len; i++) {
		GPtrArray *all = queues_handlers(d->queues, site->function->unit,
						 g_ptr_array_index(site->items, i));

		for (unsigned int k = 0; k < all->len; k++) {
			const struct work_handler *h = g_ptr_array_index(all, k);

			if (h->function && g_hash_table_add(seen, (gpointer)h->function))
				g_ptr_array_add(out, (gpointer)h->function);
		}
		g_ptr_array_free(all, TRUE);
	}
}

/* Every handler that something in the program queues on this workqueue, in output order. */
static const GPtrArray *handlers_on(struct flush_danger *d, const char *wq)
{
	GPtrArray *out = g_hash_table_lookup(d->handlers, wq);
	const GPtrArray *sites = queues_sites(d->queues);
	GHashTable *seen;

	if (out)
		return out;
	out = g_ptr_array_new();
	seen = g_hash_table_new(NULL, NULL);
	for (unsigned int i = 0; i < sites->len; i++) {
		const struct queue_site *site = g_ptr_array_index(sites, i);

		if (wq_value_has(&site->wq, wq))
			add_site(d, site, seen, out);
	}
	g_hash_table_destroy(seen);
	g_ptr_array_sort(out, by_id);
	g_hash_table_insert(d->handlers, (gpointer)wq, out);
	return out;
}

/* ------------------------------------------------------------------ clashes */

static gboolean share_module(const struct function *a, const struct function *b)
{
	if (a->unit == b->unit)
		return TRUE;
	for (unsigned int i = 0; i < a->unit->modules->len; i++)
		for (unsigned int k = 0; k < b->unit->modules->len; k++)
			if (g_ptr_array_index(a->unit->modules, i) ==
			    g_ptr_array_index(b->unit->modules, k))
				return TRUE;
	return FALSE;
}

static enum confidence tier_of(const struct clash *c)
{
	const struct use *wait = c->wait->use;
	unsigned int held = c->wait->held.flags;

	if ((held & HELD_STALE) || ((wait->flags | c->lock->flags) & USE_RARE))
		return CONFIDENCE_POSSIBLE;
	if (c->by_type)
		return share_module(c->handler, c->wait->function) ? CONFIDENCE_LIKELY :
								     CONFIDENCE_POSSIBLE;
	if (((wait->flags | c->lock->flags) & USE_INDIRECT) || (held & (HELD_ASSUMED | HELD_RULE)) ||
	    wait->guard.param >= 0 || c->lock->guard.param >= 0)
		return CONFIDENCE_LIKELY;
	return CONFIDENCE_CERTAIN;
}

static gboolean is_better(const struct clash *a, const struct clash *b)
{
	if (!b->lock)
		return TRUE;
	if (a->confidence != b->confidence)
		return a->confidence < b->confidence;
	return a->lock->depth + a->wait->use->depth < b->lock->depth + b->wait->use->depth;
}

static void try_handler(const struct program *p, struct clash c, struct clash *best)
{
	const struct summary *s = &p->locks->summaries[c.handler->id];
	const struct held *h = &c.wait->held;
	const char *class = lock_class_name(p->locks, h->object, c.wait->function);

	for (unsigned int i = 0; *class && i < s->nuses; i++) {
		c.lock = s->uses[i];
		if (c.lock->kind != USE_LOCK || !c.lock->object ||
		    ((c.lock->flags & USE_SHARED) && (h->flags & HELD_SHARED)) ||
		    lock_class_name(p->locks, c.lock->object, c.lock->function) != class)
			continue;
		c.by_type = c.lock->object != h->object || !expr_is_global(h->object);
		if (c.by_type && expr_is_global(h->object) && expr_is_global(c.lock->object))
			continue; /* two different objects */
		c.confidence = tier_of(&c);
		if (c.confidence != CONFIDENCE_POSSIBLE && is_better(&c, best))
			*best = c;
	}
}

static const struct event *wait_event(const struct flush_use *use)
{
	return use->via->len ? g_array_index(use->via, struct flush_step, use->via->len - 1).event :
			       use->event;
}

/* The best argument over all locks that are held over this wait. */
static struct clash find_clash(struct flush_danger *d, const struct flush_use *use, unsigned int *held)
{
	const GArray *all = d->program->locks->observations;
	struct clash best = { 0 };

	for (unsigned int i = 0; i < all->len; i++) {
		struct clash c = { .wait = &g_array_index(all, struct observation, i) };

		if (c.wait->kind != SEEN_WAIT || !c.wait->held.object ||
		    c.wait->held.api->class == CLASS_RCU ||
		    use_last(c.wait->use)->event != wait_event(use))
			continue;
		++*held;
		for (unsigned int n = 0; n < use->wq.n; n++) {
			const GPtrArray *handlers = handlers_on(d, use->wq.names[n]);

			c.wq = use->wq.names[n];
			for (unsigned int k = 0; k < handlers->len; k++) {
				c.handler = g_ptr_array_index(handlers, k);
				try_handler(d->program, c, &best);
			}
		}
	}
	return best;
}

/* ------------------------------------------------------------------ steps */

static const char *completion(const struct program *p, const char *wq)
{
	const struct system_wq *w = tree_system_wq(p->tree, wq);

	return lock_format(p, "(wq_completion)%s", w && w->title ? w->title : wq);
}

static const char *reason(const struct clash *c)
{
	if (c->by_type)
		return "likely: that it is the same lock follows from its type only";
	return c->confidence == CONFIDENCE_CERTAIN ? "certain: a single global lock" :
						     "likely: one link of the chains is assumed";
}

static void add_clash(const struct program *p, const struct clash *c, const struct flush_use *use,
		      struct finding *out)
{
	const struct function *f = c->wait->function;
	const char *title = lock_title(p, c->wait->held.object, f);
	const char *waited = completion(p, c->wq);
	const char *lock = lock_format(p, "lock(%s);", title);
	const char *flush = lock_format(p, "lock(%s);", waited);

	finding_add_step(out, use->at, use->function->name,
			 lock_format(p, "possible deadlock (%s): %s may be held here, and %s() on %s "
					"takes it",
				     reason(c), title, c->handler->name, c->wq),
			 NULL);
	lock_step_held(p, out, f, &c->wait->held, "CPU0");
	finding_set_action(out, lock);
	finding_add_step(out, c->handler->at, c->handler->name,
			 lock_format(p, "%s() runs on %s, which holds %s", c->handler->name, c->wq,
				     waited),
			 "CPU1");
	finding_set_action(out, flush);
	lock_step_chain(p, out, c->lock, "CPU1", lock_format(p, "waits for %s here", title));
	finding_set_action(out, lock);
	lock_step_chain(p, out, c->wait->use, "CPU0", lock_format(p, "waits for %s here", waited));
	finding_set_action(out, flush);
	lock_add_name(p, out, title);
}

/* What a handler may wait for itself; the higher the slower. */
enum slowness { SLOW_NOT, SLOW_SLEEPS, SLOW_WAITS, SLOW_GLOBAL, SLOW_RTNL };

static enum slowness slowness_of(const struct use *u)
{
	if (u->kind == USE_SLEEP)
		return SLOW_SLEEPS;
	if (u->kind == USE_WAIT)
		return SLOW_WAITS;
	if (u->kind != USE_LOCK || !u->object || !expr_is_global(u->object) || !u->api ||
	    (u->api->class != CLASS_MUTEX && u->api->class != CLASS_RWSEM &&
	     u->api->class != CLASS_SEMAPHORE))
		return SLOW_NOT;
	return u->object->op == EXPR_GLOBAL && !strcmp(u->object->name, "rtnl_mutex") ? SLOW_RTNL :
										      SLOW_GLOBAL;
}

struct slowest {
	enum slowness kind;
	const struct function *handler;
	const struct use *use;
};

static void look_for_slowest(const struct program *p, const GPtrArray *handlers, struct slowest *s)
{
	for (unsigned int i = 0; i < handlers->len; i++) {
		const struct function *h = g_ptr_array_index(handlers, i);
		const struct summary *sum = &p->locks->summaries[h->id];

		for (unsigned int k = 0; k < sum->nuses; k++) {
			enum slowness kind = slowness_of(sum->uses[k]);

			if (kind > s->kind)
				*s = (struct slowest){ kind, h, sum->uses[k] };
		}
	}
}

static const char *slowest_text(const struct program *p, const struct slowest *s)
{
	const char *call = s->use ? use_last(s->use)->event->written : NULL;

	switch (s->kind) {
	case SLOW_RTNL:
	case SLOW_GLOBAL:
		return lock_format(p, "; at worst, %s() waits for %s", s->handler->name,
				   lock_title(p, s->use->object, s->handler));
	case SLOW_WAITS:
	case SLOW_SLEEPS:
		return lock_format(p, "; at worst, %s() sleeps in %s()", s->handler->name,
				   call ? call : "?");
	default:
		return "";
	}
}

/* Nothing was found: what was looked at. */
static void add_count(struct flush_danger *d, const struct flush_use *use, unsigned int held,
		      struct finding *out)
{
	struct slowest s = { SLOW_NOT, NULL, NULL };
	GString *text = g_string_new(NULL);
	unsigned int n = 0;

	for (unsigned int i = 0; i < use->wq.n; i++) {
		const GPtrArray *handlers = handlers_on(d, use->wq.names[i]);

		n += handlers->len;
		look_for_slowest(d->program, handlers, &s);
	}
	g_string_printf(text, "%u handler%s on ", n, n == 1 ? "" : "s");
	for (unsigned int i = 0; i < use->wq.n; i++)
		g_string_append_printf(text, "%s%s", i ? " or " : "", use->wq.names[i]);
	g_string_append_printf(text, " %s looked at: %s%s", n == 1 ? "was" : "were",
			       held ? "none is known to take a lock that may be held here" :
				      "no lock is known to be held here",
			       slowest_text(d->program, &s));
	finding_add_step(out, use->at, use->function->name, lock_keep(d->program, text), NULL);
}

void flush_danger_add(struct flush_danger *d, const struct flush_use *use, struct finding *out)
{
	unsigned int held = 0;
	struct clash c = find_clash(d, use, &held);

	if (c.lock)
		add_clash(d->program, &c, use, out);
	else
		add_count(d, use, held, out);
}
