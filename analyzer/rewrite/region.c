/* SPDX-License-Identifier: GPL-2.0-only */
/* From a call that takes a lock to all that release it, over every way on. */
#include "region.h"

#include <string.h>

#include "lockgraph.h"

enum { CALLS_MAX = 3 };

struct walk {
	const struct proposer *x;
	struct region *r;
	char *seen; /* per block */
	const char *why;
};

static void add_once(GPtrArray *list, const struct event *e)
{
	if (!g_ptr_array_find(list, e, NULL))
		g_ptr_array_add(list, (gpointer)e);
}

/* From event i of block b to the releases. */
static void follow(struct walk *w, unsigned int b, unsigned int i)
{
	const struct function *f = w->r->function;
	const struct block *k;

	if (b >= f->nblocks || (!i && w->seen[b]))
		return;
	w->seen[b] |= !i;
	k = &f->blocks[b];
	for (; i < k->nevents; i++) {
		const struct event *e = &k->events[i];

		if (propose_is(w->x, f, e, API_UNLOCK, w->r->object)) {
			add_once(w->r->unlocks, e);
			return;
		}
		if (propose_is(w->x, f, e, API_LOCK, w->r->object))
			w->why = "the lock is taken again before it is released";
		add_once(w->r->inside, e);
	}
	if (k->jump == JUMP_RETURN)
		w->why = propose_printf(w->x, "%s() does not release the lock itself on every path",
					f->name);
	for (unsigned int n = 0; n < k->nsucc; n++)
		follow(w, k->succ[n], 0);
}

static const char *follow_from(const struct proposer *x, struct region *r,
			       const struct event *taken)
{
	const struct function *f = r->function;
	struct walk w = { x, r, NULL, NULL };

	add_once(r->locks, taken);
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			if (&f->blocks[b].events[i] != taken)
				continue;
			w.seen = g_new0(char, f->nblocks);
			follow(&w, b, i + 1);
			g_free(w.seen);
		}
	return w.why;
}

static gboolean shares_release(const struct region *a, const struct region *b)
{
	for (guint i = 0; i < b->unlocks->len; i++)
		if (g_ptr_array_find(a->unlocks, b->unlocks->pdata[i], NULL))
			return TRUE;
	return FALSE;
}

static void init(struct region *r, const struct function *f, const struct expr *object)
{
	r->function = f;
	r->object = object;
	r->locks = g_ptr_array_new();
	r->unlocks = g_ptr_array_new();
	r->inside = g_ptr_array_new();
}

void region_release(struct region *r)
{
	g_ptr_array_free(r->locks, TRUE);
	g_ptr_array_free(r->unlocks, TRUE);
	g_ptr_array_free(r->inside, TRUE);
}

/* Another call that takes the lock belongs to the region if it ends at one of its releases. */
static const char *add_if_shared(const struct proposer *x, struct region *r,
				 const struct event *other, gboolean *more)
{
	struct region o;
	const char *why = NULL;

	init(&o, r->function, r->object);
	follow_from(x, &o, other);
	if (shares_release(r, &o)) {
		why = follow_from(x, r, other);
		*more = TRUE;
	}
	region_release(&o);
	return why;
}

const char *region_read(const struct proposer *x, const struct function *f,
			const struct event *taken, struct region *r)
{
	gboolean more = TRUE;
	const char *why;

	init(r, f, propose_object(x, f, taken));
	if (!r->object)
		return "the lock has no name in the call";
	why = follow_from(x, r, taken);
	while (more && !why) {
		more = FALSE;
		for (unsigned int b = 0; b < f->nblocks && !why; b++)
			for (unsigned int i = 0; i < f->blocks[b].nevents && !why; i++) {
				const struct event *e = &f->blocks[b].events[i];

				if (propose_is(x, f, e, API_LOCK, r->object) &&
				    !g_ptr_array_find(r->locks, e, NULL))
					why = add_if_shared(x, r, e, &more);
			}
	}
	return why ? why : r->unlocks->len ? NULL : "the lock is not released in the function";
}

gboolean region_has_directive(const struct proposer *x, const struct region *r)
{
	unsigned int first = G_MAXUINT, last = 0;

	for (guint i = 0; i < r->locks->len; i++)
		first = MIN(first, ((const struct event *)r->locks->pdata[i])->line);
	for (guint i = 0; i < r->unlocks->len; i++)
		last = MAX(last, ((const struct event *)r->unlocks->pdata[i])->line);
	for (unsigned int line = first; line <= last; line++)
		if (ctext_in_directive(x->file, (gssize)edited_offset(x->file, line, 1)))
			return TRUE;
	return FALSE;
}

/* These want interrupts to be enabled. */
static gboolean wants_irqs(const char *call)
{
	static const char *const names[] = {
		"kfree_skb",	     "consume_skb",	  "dev_kfree_skb",    "dev_consume_skb",
		"smp_call_function", "smp_call_function_single", "on_each_cpu", "on_each_cpu_mask",
		"dma_free_coherent", "dma_free_attrs",	  "pci_free_consistent", "vunmap",
		"iounmap",	     "usb_free_coherent", "skb_queue_purge",
	};

	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_str_equal(names[i], call))
			return TRUE;
	return FALSE;
}

/* Does it enable interrupts or bottom halves at its end, whatever they were before? */
static gboolean is_unconditional(const struct api *a)
{
	return (a->flags & API_HARDIRQ && !(a->flags & API_SAVE)) || a->flags & API_SOFTIRQ;
}

/* A call that wants interrupts to be enabled, in the function or not far below; NULL: none. */
static const char *wanting_call(const struct proposer *x, const struct function *f, unsigned int depth)
{
	const char *found = NULL;

	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents && !found; i++) {
			const struct event *e = &f->blocks[b].events[i];
			const struct function *callee;

			if (e->kind != EVENT_CALL)
				continue;
			if (wants_irqs(e->written))
				return e->written;
			callee = depth && !e->api ? program_callee(x->program, f, e->callee) : NULL;
			if (callee)
				found = wanting_call(x, callee, depth - 1);
		}
	return found;
}

static const char *check_callee(const struct proposer *x, const struct function *callee)
{
	const struct summary *s = &x->program->locks->summaries[callee->id];
	const char *call = wanting_call(x, callee, CALLS_MAX);

	if (call)
		return propose_printf(x, "%s(), which %s() leads to, may not be called with interrupts "
				      "disabled", call, callee->name);

	if (s->irq != IRQ_SAME || s->neffects)
		return propose_printf(x, "%s() changes what is locked or disabled", callee->name);
	for (unsigned int i = 0; i < s->nuses; i++) {
		const struct use *u = s->uses[i];

		if ((u->kind == USE_LOCK || u->kind == USE_TRY) && u->api && is_unconditional(u->api))
			return propose_printf(x, "%s() would enable interrupts again", callee->name);
		if (u->kind == USE_WAIT)
			return propose_printf(x, "%s() waits, which needs interrupts", callee->name);
	}
	return NULL;
}

/* "$0->ops:event": "ops:event" */
static const char *member_of(const struct event *e)
{
	const char *arrow = g_strrstr(e->callee, "->"), *dot = strrchr(e->callee, '.');

	if (arrow && (!dot || arrow > dot))
		return arrow + 2;
	return dot ? dot + 1 : e->callee;
}

/* What is known to be called through the last member. */
static const char *check_slot(const struct proposer *x, const struct event *e)
{
	const GPtrArray *all = g_hash_table_lookup(x->program->locks->slots, member_of(e));
	const char *why = NULL;

	for (guint i = 0; all && i < all->len && !why; i++)
		why = check_callee(x, all->pdata[i]);
	return why;
}

static const char *check_event(const struct proposer *x, const struct region *r,
			       const struct event *e)
{
	const struct event *lock = r->locks->pdata[0];
	const struct function *callee;

	if (e->kind != EVENT_CALL)
		return NULL;
	if (wants_irqs(e->written))
		return propose_printf(x, "%s() may not be called with interrupts disabled", e->written);
	if (e->api && (e->api->kind == API_IRQ_OFF || e->api->kind == API_IRQ_ON ||
		       e->api->kind == API_LOCK || e->api->kind == API_UNLOCK))
		return is_unconditional(e->api) ||
				       ((e->api->kind == API_IRQ_OFF || e->api->kind == API_IRQ_ON) &&
					e->api->class != CLASS_PREEMPT) ?
			       propose_printf(x, "%s() would enable interrupts again", e->written) :
			       NULL;
	if (e->api && e->api->kind == API_WAIT)
		return propose_printf(x, "%s() waits, which needs interrupts", e->written);
	callee = e->api ? NULL : program_callee(x->program, r->function, e->callee);
	if (callee)
		return check_callee(x, callee);
	if (!e->api && strpbrk(e->callee, ">.")) {
		const char *why = check_slot(x, e);

		if (why)
			return why;
	}
	for (unsigned int i = 0; i < e->nargs && !e->api; i++)
		if (lock->nargs && g_str_equal(e->args[i], lock->args[0]))
			return propose_printf(x, "%s() gets the lock", e->written);
	return NULL;
}

/* A call through a pointer that is no known function's. */
static gboolean is_unknown(const struct proposer *x, const struct event *e)
{
	return e->kind == EVENT_CALL && !e->api && strpbrk(e->callee, "$%>") &&
	       !g_hash_table_contains(x->program->locks->slots, member_of(e));
}

const char *region_allows_irqs_off(const struct proposer *x, const struct region *r,
				   gboolean strict)
{
	const char *why = NULL;

	for (guint i = 0; i < r->inside->len && !why; i++)
		why = strict && is_unknown(x, r->inside->pdata[i]) ?
			      "a function that is not known is called with the lock held" :
			      check_event(x, r, r->inside->pdata[i]);
	return why;
}
