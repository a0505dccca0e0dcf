/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock-irq-unsafe: a lock that an interrupt handler takes is taken elsewhere with
 * interrupts (bottom halves) enabled.  The handler may then interrupt the holder
 * on its own processor and wait for it forever.
 */
#include <string.h>

#include "lock_irq.h"

enum { OTHERS_MAX = 6, PLACES_MAX = 4 };

/* All calls of the chain stay in one folder: then nobody else's conditions are in it. */
static gboolean stays_near(const struct program *p, const struct irq_use *u)
{
	const struct function *f = irq_use_place(u);
	const struct context *c = &p->locks->contexts[f->id][u->context];

	for (const struct use *x = u->use; x && x->next; x = x->next)
		if (!lock_same_folder(x->function, x->next->function))
			return FALSE;
	for (; !u->use && c->caller; c = &p->locks->contexts[c->caller->id][u->context])
		if (!lock_same_folder(c->caller, f))
			return FALSE;
	return TRUE;
}

/*
 * Two drivers that use a core's structure mean two objects: both sides are of one module, or one of
 * them is the core.
 */
static gboolean is_one_object(const struct function *root, const struct function *f,
			      const struct irq_use *u)
{
	const struct function *place = irq_use_place(u);

	if (lock_same_module(root, u->root))
		return TRUE;
	if (u->pointer) /* the handler may come to the core with another object */
		return lock_same_module(f, u->pointer->function) &&
		       lock_same_module(u->root, u->pointer->function);
	return lock_same_module(f, place) &&
	       (lock_same_module(root, f) || lock_same_module(u->root, f));
}

/* A handler that runs from now on: an armed timer, a requested irq. */
static gboolean starts_handler(const struct event *e)
{
	const struct api *a = e->kind == EVENT_CALL ? e->api : NULL;

	return a && (a->kind == API_ARM || (a->kind == API_CALLBACK_INIT &&
					    (a->class == CLASS_IRQ || a->class == CLASS_RCU)));
}

/* Called from where a device is made: its handlers may not run yet, if none was started there before. */
static gboolean is_start(const struct function *root, const struct event *call)
{
	if (!root->is_init && !strstr(root->name, "probe") && !strstr(root->name, "init"))
		return FALSE;
	for (unsigned int b = 0; b < root->nblocks; b++)
		for (unsigned int i = 0; i < root->blocks[b].nevents; i++)
			if (root->blocks[b].events[i].line < call->line &&
			    starts_handler(&root->blocks[b].events[i]))
				return FALSE;
	return TRUE;
}

static enum confidence tier_of(const struct program *p, const struct irq_use *u,
			       const struct taking *t)
{
	const struct function *handler = irq_use_place(u), *f = t->function, *root;
	const struct event *call = NULL;
	gboolean weak = FALSE;

	root = irq_open_root(p, u->context, t, &weak, &call);
	/* Taken again: then interrupts are as they were when the caller took it. */
	if (t->flags & TAKING_AGAIN || (root != f && is_start(root, call)))
		return CONFIDENCE_POSSIBLE;
	if (irq_use_is_doubtful(p, u))
		return CONFIDENCE_POSSIBLE;
	if (weak && (root->unit != f->unit ||
		     p->locks->contexts[f->id][CONTEXT_PROCESS].depth > 1))
		return CONFIDENCE_POSSIBLE;
	if (expr_is_global(t->object) ? u->pointer != NULL : !is_one_object(root, f, u))
		return CONFIDENCE_POSSIBLE;
	if (!u->binding && u->context == CONTEXT_HARDIRQ)
		return CONFIDENCE_POSSIBLE; /* such tables are also called with interrupts off */
	if (t->function->in_header || u->indirect ||
	    u->depth > (stays_near(p, u) ? (unsigned int)IRQ_CHAIN_MAX : 3u))
		return CONFIDENCE_POSSIBLE;
	if (handler->unit == t->function->unit || u->root->unit == t->function->unit ||
	    lock_same_folder(u->root, t->function) || u->pointer)
		return CONFIDENCE_LIKELY;
	return expr_is_global(t->object) ? CONFIDENCE_LIKELY : CONFIDENCE_POSSIBLE;
}

/* lockdep's summary of the two sides. */
static const char *usage(const struct program *p, const struct irq_use *u, const struct taking *t)
{
	const char *what = u->context == CONTEXT_HARDIRQ ? "HARDIRQ" : "SOFTIRQ";

	return lock_format(p, "inconsistent {IN-%s-%c} -> {%s-ON-%c} usage", what,
			   irq_use_is_shared(u) ? 'R' : 'W', what,
			   t->api->flags & API_SHARED ? 'R' : 'W');
}

static gboolean is_unsafe(const struct program *p, const struct irq_use *u, const struct taking *t)
{
	if ((t->api->flags & API_SHARED) && irq_use_is_shared(u))
		return FALSE;
	return !irq_same_function(t->function, u->root) && irq_is_open(p, u->context, t) &&
	       !irq_is_quiet(p, t) && !irq_cannot_meet(p, u, t);
}

/* Places that are wrong in the same way; the first has the best proof. */
static GPtrArray *unsafe_takings(const struct irq_search *s, const struct irq_use *u)
{
	const GPtrArray *all = g_hash_table_lookup(s->takings, u->key);
	GPtrArray *out = g_ptr_array_new();
	unsigned int better = 0;

	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct taking *t = g_ptr_array_index(all, i);

		if (!is_unsafe(s->program, u, t))
			continue;
		if (tier_of(s->program, u, t) == CONFIDENCE_LIKELY &&
		    !(t->flags & TAKING_AGAIN))
			g_ptr_array_insert(out, (int)better++, (gpointer)t);
		else
			g_ptr_array_add(out, (gpointer)t);
	}
	return out;
}

static struct finding *new_finding(const struct program *p, const struct irq_use *u,
				   const struct taking *t)
{
	const char *title = lock_title(p, t->object, t->function);
	struct finding *out;

	out = lock_finding(
		p, "lock-irq-unsafe", t->function, t->event->line, t->event->column,
		lock_format(p,
			    "inconsistent lock state: %s is taken in %s context by %s(), "
			    "and here in %s() with %s enabled",
			    title, irq_word(u->context), u->root->name, t->function->name,
			    u->context == CONTEXT_HARDIRQ ? "interrupts" : "bottom halves"));
	out->confidence = tier_of(p, u, t);
	out->subject = lock_format(p, "%s %s", irq_word(u->context), title);
	lock_add_name(p, out, title);
	return out;
}

/*
 * Further places that take it in interrupt context.  Elsewhere in the tree a structure of that name may be
 * another one: struct sta_info is in five drivers.
 */
static void add_places(const struct irq_search *s, const struct irq_use *u,
		       const struct function *unsafe, struct finding *out)
{
	const GPtrArray *all = g_hash_table_lookup(s->takings, u->key);
	unsigned int n = 0;

	for (unsigned int i = 0; all && i < all->len && n < PLACES_MAX; i++) {
		const struct taking *t = g_ptr_array_index(all, i);

		if (!s->program->locks->contexts[t->function->id][u->context].known ||
		    t->function == irq_use_place(u) ||
		    !(lock_same_folder(t->function, unsafe) ||
		      lock_same_folder(t->function, irq_use_place(u))))
			continue;
		lock_step(out, t->function, t->event, NULL,
			  lock_format(s->program, "%s() takes it in %s context as well",
				      t->function->name, irq_word(u->context)));
		n++;
	}
}

static void report(const struct irq_search *s, const struct irq_use *u, const GPtrArray *takings,
		   GPtrArray *findings)
{
	const struct program *p = s->program;
	const struct taking *t = g_ptr_array_index(takings, 0);
	const char *title = lock_title(p, t->object, t->function);
	struct finding *out = new_finding(p, u, t);

	irq_explain_open(p, out, t, u->context);
	lock_step(out, t->function, t->event, "CPU0",
		  lock_format(p, "%s() takes %s here", t->function->name, title));
	finding_set_action(out, lock_row(p, title));
	irq_explain_handler(p, out, u, title, "CPU0");
	finding_add_step(out, lock_place(t->function, t->event), t->function->name, usage(p, u, t),
			 NULL);
	out->context = u->context;
	for (unsigned int i = 0; i < takings->len; i++) {
		const struct taking *place = g_ptr_array_index(takings, i);

		if (!i || tier_of(p, u, place) != CONFIDENCE_POSSIBLE)
			finding_add_place(out, lock_place(place->function, place->event));
	}
	for (unsigned int i = 1; i < takings->len && i < OTHERS_MAX; i++) {
		t = g_ptr_array_index(takings, i);
		lock_step(out, t->function, t->event, NULL,
			  lock_format(p, "%s() takes it in the same way", t->function->name));
	}
	add_places(s, u, ((const struct taking *)g_ptr_array_index(takings, 0))->function, out);
	g_ptr_array_add(findings, out);
}

/* Whom a softirq can interrupt, an interrupt handler can as well: such a lock is told once. */
static gboolean is_told(const struct irq_search *s, const struct irq_use *u, const struct taking *t,
			GHashTable *told)
{
	gpointer tier;

	return u->context == CONTEXT_SOFTIRQ &&
	       g_hash_table_lookup_extended(told, u->key, NULL, &tier) &&
	       GPOINTER_TO_INT(tier) <= (int)tier_of(s->program, u, t);
}

static void check_context(const struct irq_search *s, int context, GHashTable *told,
			  GPtrArray *findings)
{
	for (unsigned int i = 0; i < s->list->len; i++) {
		const struct irq_use *u = g_ptr_array_index(s->list, i);
		GPtrArray *takings = u->context == context ? unsafe_takings(s, u) : g_ptr_array_new();
		const struct taking *t = takings->len ? g_ptr_array_index(takings, 0) : NULL;

		if (t && !is_told(s, u, t, told)) {
			report(s, u, takings, findings);
			g_hash_table_insert(told, (gpointer)u->key,
					    GINT_TO_POINTER((int)tier_of(s->program, u, t)));
		}
		g_ptr_array_free(takings, TRUE);
	}
}

void check_lock_irq_unsafe(const struct program *p, GPtrArray *findings)
{
	struct irq_search s = { 0 };
	GHashTable *told = g_hash_table_new(NULL, NULL);

	if (!p->locks) {
		g_hash_table_destroy(told);
		return;
	}
	irq_search_init(&s, p);
	check_context(&s, CONTEXT_HARDIRQ, told, findings);
	check_context(&s, CONTEXT_SOFTIRQ, told, findings);
	g_hash_table_destroy(told);
	irq_check_inversion(&s, findings);
	irq_check_belief(&s, findings);
	irq_check_nested(&s, findings);
	irq_search_release(&s);
	irq_check_enabled(p, findings);
}
