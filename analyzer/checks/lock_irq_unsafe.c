/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock-irq-unsafe: a lock that an interrupt handler takes is taken elsewhere with
 * interrupts (bottom halves) enabled.  The handler may then interrupt the holder
 * on its own processor and wait for it forever.
 */
#include <string.h>

#include "lock_text.h"
#include "base/arena.h"

/* A lock class that is taken in interrupt context. */
struct irq_use {
	const char *key;
	int context; /* CONTEXT_SOFTIRQ or CONTEXT_HARDIRQ */
	const struct binding *binding; /* or: */
	const struct function *root; /* a function that a rule says it of */
	const struct use *use;
	GArray *takings; /* struct taking: the unsafe ones */
};

struct search {
	const struct program *program;
	GHashTable *uses[NCONTEXTS]; /* key -> struct irq_use */
	GPtrArray *list;
};

static int context_of(const struct binding *b)
{
	switch (b->class) {
	case CLASS_TIMER:
	case CLASS_TASKLET:
	case CLASS_NAPI:
	case CLASS_RCU:
	case CLASS_SOFTIRQ:
		return CONTEXT_SOFTIRQ;
	case CLASS_IRQ:
		return b->thread ? -1 : CONTEXT_HARDIRQ;
	case CLASS_HRTIMER:
		return b->soft ? CONTEXT_SOFTIRQ : CONTEXT_HARDIRQ;
	case CLASS_IRQ_WORK:
	case CLASS_IPI:
		return CONTEXT_HARDIRQ;
	default:
		return -1;
	}
}

static gboolean is_spin(const struct api *a)
{
	return a && (a->class == CLASS_SPINLOCK || a->class == CLASS_RAW_SPINLOCK ||
		     a->class == CLASS_RWLOCK || a->class == CLASS_SEQLOCK);
}

/* The better example: shorter, and of the exclusive kind. */
static gboolean better(const struct use *a, const struct use *b)
{
	if ((a->flags & USE_SHARED) != (b->flags & USE_SHARED))
		return !(a->flags & USE_SHARED);
	return a->depth < b->depth;
}

static void add_use(struct search *s, int context, const struct binding *b,
		    const struct function *root, const struct use *u)
{
	const char *key = lock_class_key(s->program->locks, u->object, root);
	struct irq_use *known;

	if (!key || !is_spin(u->api) || u->guard.param >= 0 || strchr(key, ' '))
		return;
	known = g_hash_table_lookup(s->uses[context], key);
	if (known && !better(u, known->use))
		return;
	if (!known) {
		known = g_new0(struct irq_use, 1);
		known->key = key;
		known->context = context;
		known->takings = g_array_new(FALSE, TRUE, sizeof(struct taking));
		g_hash_table_insert(s->uses[context], (gpointer)key, known);
		g_ptr_array_add(s->list, known);
	}
	known->binding = b;
	known->root = root;
	known->use = u;
}

static void collect_uses(struct search *s)
{
	const struct lock_model *m = s->program->locks;

	for (unsigned int i = 0; i < m->bindings->len; i++) {
		const struct binding *b = g_ptr_array_index(m->bindings, i);
		const struct summary *u = &m->summaries[b->handler->id];
		int context = context_of(b);

		for (unsigned int k = 0; context >= 0 && k < u->nuses; k++)
			if (u->uses[k]->kind == USE_LOCK)
				add_use(s, context, b, b->handler, u->uses[k]);
	}
}

static void collect_rules(struct search *s)
{
	const struct lock_model *m = s->program->locks;

	for (unsigned int i = 0; i < s->program->functions->len; i++) {
		const struct function *f = g_ptr_array_index(s->program->functions, i);
		const struct summary *u = &m->summaries[i];
		int context = CONTEXT_PROCESS;

		if (!u->nuses || !lock_rule_slot(m, f, &context) || context == CONTEXT_PROCESS ||
		    context >= NCONTEXTS)
			continue;
		for (unsigned int k = 0; k < u->nuses; k++)
			if (u->uses[k]->kind == USE_LOCK)
				add_use(s, context, NULL, f, u->uses[k]);
	}
}

/* Code that runs before the handler is registered, or while it is switched off. */
static gboolean is_quiet(const struct function *f, unsigned int line)
{
	static const char *const words[] = { "probe", "init", "setup", "create", "alloc", "attach" };

	if (f->is_init || f->is_exit)
		return TRUE;
	for (unsigned int i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(f->name, words[i]))
			return TRUE;
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct api *a = f->blocks[b].events[i].api;

			if (f->blocks[b].events[i].line > line)
				continue;
			if (a && a->kind == API_WAIT &&
			    (a->class == CLASS_IRQ || a->class == CLASS_TASKLET ||
			     a->class == CLASS_NAPI))
				return TRUE;
			if (a && a->kind == API_CALLBACK_INIT)
				return TRUE;
		}
	}
	return FALSE;
}

static gboolean is_unsafe(const struct search *s, const struct irq_use *u, const struct taking *t)
{
	const struct context *c = s->program->locks->contexts[t->function->id];
	unsigned int safe = TAKING_IRQ_OFF;

	if (u->context == CONTEXT_SOFTIRQ)
		safe |= TAKING_BH_OFF;
	if (t->flags & safe || (t->api->flags & API_TRY))
		return FALSE;
	if ((t->api->flags & API_SHARED) && (u->use->flags & USE_SHARED))
		return FALSE;
	/* Sleeping in the handler itself is another mistake. */
	if (t->function == u->root || (c[CONTEXT_HARDIRQ].known && !c[CONTEXT_HARDIRQ].caller))
		return FALSE;
	return c[CONTEXT_PROCESS].known;
}

static void collect_takings(struct search *s)
{
	const struct lock_model *m = s->program->locks;

	for (unsigned int i = 0; i < m->takings->len; i++) {
		const struct taking *t = &g_array_index(m->takings, struct taking, i);
		const char *key = lock_class_key(m, t->object, t->function);

		for (int c = CONTEXT_SOFTIRQ; key && c <= CONTEXT_HARDIRQ; c++) {
			struct irq_use *u = g_hash_table_lookup(s->uses[c], key);

			if (u && is_unsafe(s, u, t) && !is_quiet(t->function, t->event->line))
				g_array_append_val(u->takings, *t);
		}
	}
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct taking *x = a, *y = b;
	int r = strcmp(x->function->at.path, y->function->at.path);

	return r ? r : (int)x->event->line - (int)y->event->line;
}

/* How the function comes to run with interrupts enabled. */
static void explain_process(const struct program *p, struct finding *out, const struct taking *t)
{
	const struct context *c = &p->locks->contexts[t->function->id][CONTEXT_PROCESS];
	const struct function *f = t->function;

	for (unsigned int i = 0; c->caller && i < 6; i++) {
		lock_step(out, c->caller, c->call, "CPU0",
			  lock_format(p, "%s() calls %s() here with interrupts enabled",
				      c->caller->name, f->name));
		f = c->caller;
		c = &p->locks->contexts[f->id][CONTEXT_PROCESS];
	}
	if (c->why)
		finding_add_step(out, f->at, f->name,
				 lock_format(p, "%s() runs in process context: %s", f->name,
					     c->why),
				 "CPU0");
	else if (c->binding)
		finding_add_step(out, c->binding->at, NULL,
				 lock_format(p,
					     "%s() runs in process context: it is registered here",
					     f->name),
				 "CPU0");
}

static enum confidence tier_of(const struct irq_use *u, const struct taking *t)
{
	const struct function *handler = u->use->function;

	if (!u->binding && u->context == CONTEXT_HARDIRQ)
		return CONFIDENCE_POSSIBLE; /* such tables are also called with interrupts off */
	if (t->function->in_header || u->use->flags & (USE_INDIRECT | USE_RARE) ||
	    u->use->depth > 3)
		return CONFIDENCE_POSSIBLE;
	if (handler->unit == t->function->unit || u->root->unit == t->function->unit)
		return CONFIDENCE_LIKELY;
	return expr_is_global(t->object) ? CONFIDENCE_LIKELY : CONFIDENCE_POSSIBLE;
}

static void report(const struct search *s, const struct irq_use *u, GPtrArray *findings)
{
	const struct program *p = s->program;
	const struct taking *t = &g_array_index(u->takings, struct taking, 0);
	const char *title = lock_title(p, t->object, t->function);
	const char *what = u->context == CONTEXT_HARDIRQ ? "hardirq" : "softirq";
	struct finding *out;

	out = lock_finding(
		p, "lock-irq-unsafe", t->function, t->event->line, t->event->column,
		lock_format(p,
			    "inconsistent lock state: %s is taken in %s context by %s(), "
			    "and here in %s() with %s enabled",
			    title, what, u->root->name, t->function->name,
			    u->context == CONTEXT_HARDIRQ ? "interrupts" : "bottom halves"));
	out->confidence = tier_of(u, t);
	out->subject = lock_format(p, "%s %s", what, title);
	lock_add_name(p, out, title);
	explain_process(p, out, t);
	lock_step(out, t->function, t->event, "CPU0",
		  lock_format(p, "%s() takes %s here", t->function->name, title));
	if (u->binding)
		finding_add_step(out, u->binding->at, NULL,
				 lock_format(p, "%s() is registered here, to run in %s context",
					     u->root->name, what),
				 "CPU0");
	lock_step_chain(p, out, u->use, "CPU0",
			lock_format(p, "waits for %s here, after interrupting", title));
	for (unsigned int i = 1; i < u->takings->len && i < 6; i++) {
		t = &g_array_index(u->takings, struct taking, i);
		lock_step(out, t->function, t->event, NULL,
			  lock_format(p, "%s() takes it in the same way", t->function->name));
	}
	g_ptr_array_add(findings, out);
}

/* A function is called that enables interrupts, while a lock needs them disabled. */
static void report_enabled(const struct program *p, const struct observation *o,
			   GPtrArray *findings)
{
	const struct function *f = o->function;
	const char *title = lock_title(p, o->held.object, f);
	struct finding *out;

	out = lock_finding(p, "lock-irq-unsafe", f, o->event->line, o->event->column,
			   lock_format(p,
				       "inconsistent lock state: %s() enables interrupts while %s, "
				       "taken with interrupts disabled, is held",
				       o->callee->name, title));
	out->confidence = CONFIDENCE_LIKELY;
	out->subject = lock_format(p, "%s enables under %s", o->callee->name, title);
	lock_add_name(p, out, title);
	lock_step_held(p, out, f, &o->held, "CPU0");
	for (const struct use *u = o->use; u && u->next; u = u->next)
		lock_step(out, u->function, u->event, "CPU0",
			  lock_format(p, "%s() calls %s() here", u->function->name,
				      u->next->function->name));
	if (o->use)
		lock_step(out, use_last(o->use)->function, use_last(o->use)->event, "CPU0",
			  lock_format(p, "%s() calls %s() through %s here",
				      use_last(o->use)->function->name, o->callee->name,
				      o->use->slot));
	else
		lock_step(out, f, o->event, "CPU0",
			  lock_format(p, "%s() calls %s() here", f->name, o->callee->name));
	lock_step(out, o->callee, o->cause, "CPU0",
		  lock_format(p, "%s() enables interrupts here", o->callee->name));
	g_ptr_array_add(findings, out);
}

/* The same through a table of functions: any of them may be called. */
static void check_slot(const struct program *p, const struct observation *o, GHashTable *seen,
		       GPtrArray *findings)
{
	const GPtrArray *targets = g_hash_table_lookup(p->locks->slots, o->use->slot);

	if (!o->held.api || !(o->held.api->flags & API_HARDIRQ) || o->held.via ||
	    o->held.flags & (HELD_ASSUMED | HELD_RETAKEN | HELD_STALE | HELD_SKIPPED))
		return;
	for (unsigned int i = 0; targets && i < targets->len; i++) {
		const struct function *f = g_ptr_array_index(targets, i);
		struct observation made = *o;

		if (!lock_same_folder(f, o->function) || !p->locks->summaries[f->id].enables ||
		    !g_hash_table_add(seen, (gpointer)f))
			continue;
		made.callee = f;
		made.cause = p->locks->summaries[f->id].enables;
		report_enabled(p, &made, findings);
	}
}

void check_lock_irq_unsafe(const struct program *p, GPtrArray *findings)
{
	struct search s = { .program = p };
	GHashTable *seen;

	if (!p->locks)
		return;
	s.list = g_ptr_array_new();
	for (int c = 0; c < NCONTEXTS; c++)
		s.uses[c] = g_hash_table_new(NULL, NULL);
	collect_uses(&s);
	collect_rules(&s);
	collect_takings(&s);
	for (unsigned int i = 0; i < s.list->len; i++) {
		struct irq_use *u = g_ptr_array_index(s.list, i);

		g_array_sort(u->takings, by_place);
		if (u->takings->len)
			report(&s, u, findings);
		g_array_free(u->takings, TRUE);
		g_free(u);
	}
	for (int c = 0; c < NCONTEXTS; c++)
		g_hash_table_destroy(s.uses[c]);
	g_ptr_array_free(s.list, TRUE);
	seen = g_hash_table_new(NULL, NULL);
	for (unsigned int i = 0; i < p->locks->slot_edges->len; i++)
		check_slot(p, g_ptr_array_index(p->locks->slot_edges, i), seen, findings);
	g_hash_table_destroy(seen);
	for (unsigned int i = 0; i < p->locks->observations->len; i++) {
		const struct observation *o =
			&g_array_index(p->locks->observations, struct observation, i);

		if (o->kind == SEEN_IRQ_MIX && o->callee)
			report_enabled(p, o, findings);
	}
}
