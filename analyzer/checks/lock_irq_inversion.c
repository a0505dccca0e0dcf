/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock-irq-unsafe: a lock that an interrupt handler takes is held while another is taken, which
 * somebody holds with interrupts enabled: the handler interrupts that holder and waits for the
 * first lock, whose holder waits for the second.
 */
#include <string.h>

#include "lock_irq.h"

enum { EDGE_DEPTH_MAX = 2, HANDLER_DEPTH_MAX = 3 };

/* The three sides. */
struct inversion {
	const struct irq_use *handler; /* takes the outer lock */
	const struct observation *edge; /* takes the inner lock under the outer one */
	const struct taking *open; /* takes the inner lock with interrupts enabled */
};

/* this_cpu_ptr(): the handler takes that of the processor that it interrupts, which is another one. */
static gboolean is_per_cpu(const struct expr *x)
{
	x = expr_root(x);
	return x->op == EXPR_LOCAL && g_str_has_prefix(x->name, "tcp_ptr__");
}

static enum confidence tier_of(const struct inversion *v)
{
	const struct use *u = v->edge->use;

	if (is_per_cpu(v->edge->held.object) || v->handler->indirect || u->flags & (USE_INDIRECT | USE_RARE) || u->guard.param >= 0 ||
	    v->handler->depth > HANDLER_DEPTH_MAX || u->depth > EDGE_DEPTH_MAX ||
	    v->open->function->in_header || !v->handler->binding ||
	    v->edge->held.flags & (HELD_STALE | HELD_SKIPPED | HELD_MAYBE))
		return CONFIDENCE_POSSIBLE;
	if (!lock_same_folder(v->open->function, v->edge->function) ||
	    !lock_same_folder(v->handler->root, v->edge->function))
		return CONFIDENCE_POSSIBLE;
	return CONFIDENCE_LIKELY;
}

/* Does anybody write under this lock?  A waiting writer holds up readers. */
static gboolean has_writer(const struct irq_search *s, const char *key)
{
	const GPtrArray *all = g_hash_table_lookup(s->takings, key);

	for (unsigned int i = 0; all && i < all->len; i++)
		if (!(((const struct taking *)g_ptr_array_index(all, i))->api->flags & API_SHARED))
			return TRUE;
	return FALSE;
}

/* Two readers that no writer comes in between. */
static gboolean only_readers(const struct irq_search *s, const struct inversion *v,
			     const char *inner)
{
	return (v->edge->use->flags & USE_SHARED) && (v->open->api->flags & API_SHARED) &&
	       !has_writer(s, inner);
}

/* What a handler takes itself is told without the detour. */
static gboolean is_told(const struct irq_search *s, const struct inversion *v, const char *inner)
{
	const struct irq_use *u = g_hash_table_lookup(s->uses[v->handler->context], inner);

	return u && !(irq_use_is_shared(u) && (v->open->api->flags & API_SHARED));
}

/* The best of all places that take the inner lock with interrupts enabled. */
static gboolean find_open(const struct irq_search *s, struct inversion *v, const char *inner)
{
	const GPtrArray *all = g_hash_table_lookup(s->takings, inner);

	v->open = NULL;
	for (unsigned int i = 0; all && i < all->len; i++) {
		struct inversion try = *v;

		try.open = g_ptr_array_index(all, i);
		if (!irq_is_open(s->program, v->handler->context, try.open) ||
		    only_readers(s, &try, inner) || is_told(s, &try, inner) ||
		    irq_is_quiet(s->program, try.open))
			continue;
		if (!v->open || tier_of(&try) < tier_of(v))
			*v = try;
	}
	return v->open != NULL;
}

static void report(const struct program *p, const struct inversion *v, GPtrArray *findings)
{
	const struct function *f = v->open->function;
	const char *outer = lock_title(p, v->edge->held.object, v->edge->function);
	const char *inner = lock_title(p, v->open->object, f);
	const char *word = v->handler->context == CONTEXT_HARDIRQ ? "HARDIRQ" : "SOFTIRQ";
	struct finding *out;

	out = lock_finding(p, "lock-irq-unsafe", f, v->open->event->line, v->open->event->column,
			   lock_format(p,
				       "possible irq lock inversion dependency: %s is taken here with "
				       "%s enabled, and by %s() under %s, which %s() takes in %s context",
				       inner,
				       v->handler->context == CONTEXT_HARDIRQ ? "interrupts" :
										"bottom halves",
				       v->edge->function->name, outer, v->handler->root->name,
				       irq_word(v->handler->context)));
	out->confidence = tier_of(v);
	out->subject = lock_format(p, "%s under %s in %s", inner, outer, word);
	lock_add_name(p, out, outer);
	lock_add_name(p, out, inner);
	irq_explain_open(p, out, v->open, v->handler->context);
	lock_step(out, f, v->open->event, "CPU0",
		  lock_format(p, "%s() takes %s here", f->name, inner));
	finding_set_action(out, lock_row(p, inner));
	lock_step_held(p, out, v->edge->function, &v->edge->held, "CPU1");
	finding_set_action(out, lock_row(p, outer));
	lock_step_chain(p, out, v->edge->use, "CPU1", lock_format(p, "waits for %s here", inner));
	finding_set_action(out, lock_row(p, inner));
	irq_explain_handler(p, out, v->handler, outer, "CPU0");
	finding_add_step(out, lock_place(v->edge->function, v->edge->event), v->edge->function->name,
			 lock_format(p, "%s-safe -> %s-unsafe lock order: %s -> %s", word, word,
				     outer, inner),
			 NULL);
	g_ptr_array_add(findings, out);
}

/* The best way in which the edge makes an inversion in this context. */
static gboolean look_at(const struct irq_search *s, const struct lockedge *e, int context,
			struct inversion *best)
{
	const struct irq_use *handler = g_hash_table_lookup(s->uses[context], e->from);
	gboolean found = FALSE;

	if (!handler)
		return FALSE;
	for (unsigned int i = 0; i < e->witnesses->len; i++) {
		struct inversion v = { handler, g_ptr_array_index(e->witnesses, i), NULL };

		if (!find_open(s, &v, e->to))
			continue;
		if (!found || tier_of(&v) < tier_of(best))
			*best = v;
		found = TRUE;
	}
	return found;
}

void irq_check_inversion(const struct irq_search *s, GPtrArray *findings)
{
	const GPtrArray *edges = s->program->locks->edge_list;
	GHashTable *done = g_hash_table_new(NULL, NULL);

	for (int want = CONFIDENCE_LIKELY; want <= CONFIDENCE_POSSIBLE; want++) {
		for (unsigned int i = 0; i < edges->len; i++) {
			const struct lockedge *e = g_ptr_array_index(edges, i);
			struct inversion v;

			if (g_hash_table_contains(done, e->to) ||
			    (!look_at(s, e, CONTEXT_HARDIRQ, &v) &&
			     !look_at(s, e, CONTEXT_SOFTIRQ, &v)))
				continue;
			if ((int)tier_of(&v) > want)
				continue;
			g_hash_table_add(done, (gpointer)e->to);
			report(s->program, &v, findings);
		}
	}
	g_hash_table_destroy(done);
}
