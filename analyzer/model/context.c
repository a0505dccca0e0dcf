/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * In which contexts a function runs, and how it comes to: from registrations, rules and
 * the function's own sleeping, then down the call graph.  Process context means
 * with interrupts and bottom halves enabled at the entry.
 */
#include <string.h>

#include "locks.h"
#include "rules.h"

struct contexts {
	struct lock_model *model;
	GArray *queue; /* unsigned int: id * NCONTEXTS + context */
	unsigned int *first; /* caller id -> its sites in `sites`; one more at the end */
	unsigned int *sites; /* indexes into model->calls */
};

static void come_again(struct contexts *c, const struct function *f, int context,
		       const struct context *how);

static void reach(struct contexts *c, const struct function *f, int context,
		  const struct context *how)
{
	struct context *k = &c->model->contexts[f->id][context];
	unsigned int item = f->id * NCONTEXTS + (unsigned int)context;

	if (k->known) {
		come_again(c, f, context, how);
		return;
	}
	*k = *how;
	k->known = TRUE;
	g_array_append_val(c->queue, item);
}

int lock_callback_context(const struct binding *b)
{
	switch (b->class) {
	case CLASS_WORK:
	case CLASS_DELAYED_WORK:
	case CLASS_RCU_WORK:
	case CLASS_KTHREAD:
		return CONTEXT_PROCESS;
	case CLASS_TIMER:
	case CLASS_TASKLET:
	case CLASS_NAPI:
	case CLASS_RCU:
	case CLASS_SOFTIRQ:
	case CLASS_URB: /* some host controllers do it with interrupts disabled */
		return CONTEXT_SOFTIRQ;
	case CLASS_IRQ:
		return b->thread ? CONTEXT_PROCESS : CONTEXT_HARDIRQ;
	case CLASS_IRQ_WORK:
	case CLASS_IPI:
		return CONTEXT_HARDIRQ;
	case CLASS_HRTIMER:
		return b->soft ? CONTEXT_SOFTIRQ : CONTEXT_HARDIRQ;
	default:
		return -1;
	}
}

static void from_bindings(struct contexts *c)
{
	for (unsigned int i = 0; i < c->model->bindings->len; i++) {
		const struct binding *b = g_ptr_array_index(c->model->bindings, i);
		struct context how = { .binding = b };
		int context = lock_callback_context(b);

		if (context >= 0)
			reach(c, b->handler, context, &how);
		if (context == CONTEXT_PROCESS ||
		    (context == CONTEXT_SOFTIRQ && b->class != CLASS_URB))
			reach(c, b->handler, CONTEXT_IRQS_ON, &how);
	}
}

/* Under no condition, or only after "if (!arg) return": then whoever calls it may sleep. */
static gboolean is_usual(const struct use *u)
{
	return u->guard.param < 0 || (!u->depth && !u->guard.gfp && !(u->flags & USE_BRANCH));
}

static gboolean sleeps(const struct summary *s)
{
	for (unsigned int i = 0; i < s->nuses; i++) {
		const struct use *u = s->uses[i];

		if (u->kind == USE_SLEEP && is_usual(u) &&
		    !(u->flags & (USE_INDIRECT | USE_RARE)) && u->flags & USE_AS_CALLED &&
		    (!u->depth || !(u->flags & USE_BRANCH)) &&
		    !(u->api->flags & (API_PROCESS | API_HARDIRQ | API_COND)))
			return TRUE;
	}
	return FALSE;
}

/* Registered to run in an interrupt. */
static gboolean is_atomic_handler(const struct lock_model *m, const struct function *f)
{
	const struct context *c = m->contexts[f->id];

	return (c[CONTEXT_SOFTIRQ].known && c[CONTEXT_SOFTIRQ].binding) ||
	       (c[CONTEXT_HARDIRQ].known && c[CONTEXT_HARDIRQ].binding);
}

/*
 * seq_operations:show runs between start and stop: with bottom halves or interrupts disabled if the
 * unit's start function leaves them so.
 */
static gboolean is_within_lock(const struct lock_model *m, const struct entry_rule *r,
			       const struct function *f)
{
	const GPtrArray *all = !strcmp(r->slot, "seq_operations:show") ?
				       g_hash_table_lookup(m->slots, "seq_operations:start") :
				       NULL;

	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct function *start = g_ptr_array_index(all, i);
		const struct summary *s = &m->summaries[start->id];

		for (unsigned int k = 0; start->unit == f->unit && k < s->neffects; k++)
			if (s->effects[k].acquired &&
			    s->effects[k].api->flags & (API_SOFTIRQ | API_HARDIRQ))
				return TRUE;
	}
	return FALSE;
}

static void from_functions(struct contexts *c)
{
	const struct program *p = c->model->program;

	for (unsigned int i = 0; i < p->functions->len; i++) {
		const struct function *f = g_ptr_array_index(p->functions, i);
		const struct entry_rule *r = rule_of(c->model, f);
		struct context how = { .why = r ? r->slot : "it may sleep" };

		if (r && r->context < NCONTEXTS && !is_within_lock(c->model, r, f))
			reach(c, f, r->context, &how);
		if (r && r->context == CONTEXT_SOFTIRQ)
			reach(c, f, CONTEXT_IRQS_ON, &how);
		if (r && r->both)
			reach(c, f, CONTEXT_PROCESS, &how);
		if (r)
			continue; /* what it does does not tell: see below */
		if (is_atomic_handler(c->model, f))
			continue; /* it must not sleep: another mistake, and no proof */
		if (sleeps(&c->model->summaries[i]))
			reach(c, f, CONTEXT_PROCESS, &how);
		how.why = "it is initialisation code";
		if (f->is_init || f->is_exit)
			reach(c, f, CONTEXT_PROCESS, &how);
	}
}

/* A function that is given away may be called from anywhere. */
static void mark_given(const struct function *f, const struct lock_model *m, const char *text,
		       unsigned char *given)
{
	const struct function *target;

	if (!text || text[0] != '@' || strpbrk(text, ".-[|"))
		return;
	target = program_callee(m->program, f, text + 1);
	if (target)
		given[target->id] = 1;
}

static void mark_given_by(const struct function *f, const struct lock_model *m,
			  unsigned char *given)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			for (unsigned int k = 0; k < e->nargs; k++)
				mark_given(f, m, e->args[k], given);
			if (e->kind == EVENT_SET)
				mark_given(f, m, e->value, given);
		}
	}
}

static void mark_slots(const struct lock_model *m, unsigned char *given)
{
	GHashTableIter it;
	gpointer all;

	g_hash_table_iter_init(&it, m->slots);
	while (g_hash_table_iter_next(&it, NULL, &all))
		for (unsigned int i = 0; i < ((GPtrArray *)all)->len; i++)
			given[((struct function *)g_ptr_array_index((GPtrArray *)all, i))->id] = 1;
}

/* Is it given away, or another form of it: what an #ifdef hides is read as a function of its own. */
static gboolean is_given(const struct program *p, const struct function *f,
			 const unsigned char *given)
{
	const GPtrArray *all = g_hash_table_lookup(p->by_name, f->name);

	if (given[f->id])
		return TRUE;
	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct function *other = g_ptr_array_index(all, i);

		if (given[other->id] && other->unit == f->unit)
			return TRUE;
	}
	return FALSE;
}

/* In a module of several units that exports it to nobody: who does not call it never will. */
static gboolean is_dead(const struct program *p, const struct function *f)
{
	const GPtrArray *all = f->unit ? f->unit->modules : p->nothing;

	if (!all->len || g_hash_table_contains(p->exported, f->name))
		return FALSE;
	for (unsigned int i = 0; i < all->len; i++) {
		const struct module *m = g_ptr_array_index(all, i);

		if (m->units->len < 2 || !g_hash_table_contains(p->loadable, m))
			return FALSE;
	}
	return TRUE;
}

/*
 * Functions for others that nothing here calls or gives away.  That they run in process
 * context is what one expects of an interface, not more.
 */
static void from_interfaces(struct contexts *c)
{
	const struct program *p = c->model->program;
	unsigned char *given = g_malloc0(p->functions->len + 1);
	struct context how = { .why = "nothing calls it from an interrupt", .weak = TRUE };

	mark_slots(c->model, given);
	for (unsigned int i = 0; i < p->functions->len; i++)
		mark_given_by(g_ptr_array_index(p->functions, i), c->model, given);
	for (unsigned int i = 0; i < c->model->bindings->len; i++)
		given[((struct binding *)g_ptr_array_index(c->model->bindings, i))->handler->id] =
			1;
	for (unsigned int i = 0; i < c->model->calls->len; i++)
		given[g_array_index(c->model->calls, struct call_site, i).callee->id] = 1;
	for (unsigned int i = 0; i < p->functions->len; i++) {
		const struct function *f = g_ptr_array_index(p->functions, i);

		if (!f->is_static && !f->in_header && !is_given(p, f, given) && !is_dead(p, f))
			reach(c, f, CONTEXT_PROCESS, &how);
	}
	g_free(given);
}

/*
 * spin_lock_irq() is for where interrupts are enabled; the function is not one that gives them
 * back to its caller as it likes.
 */
static void from_takings(struct contexts *c)
{
	const struct lock_model *m = c->model;
	struct context how = { .why = "it disables interrupts without asking whether they are" };

	for (unsigned int i = 0; i < m->takings->len; i++) {
		const struct taking *t = &g_array_index(m->takings, struct taking, i);

		if ((t->api->flags & (API_HARDIRQ | API_SAVE)) == API_HARDIRQ &&
		    !(t->flags & (TAKING_IRQ_ON | TAKING_AGAIN)) && !m->summaries[t->function->id].neffects &&
		    !m->contexts[t->function->id][CONTEXT_HARDIRQ].known)
			reach(c, t->function, CONTEXT_IRQS_ON, &how);
	}
}

static void index_sites(struct contexts *c)
{
	const struct lock_model *m = c->model;
	unsigned int n = m->program->functions->len;

	c->first = g_new0(unsigned int, n + 2);
	c->sites = g_new(unsigned int, m->calls->len + 1);
	for (unsigned int i = 0; i < m->calls->len; i++)
		c->first[g_array_index(m->calls, struct call_site, i).caller->id + 2]++;
	for (unsigned int i = 2; i < n + 2; i++)
		c->first[i] += c->first[i - 1];
	for (unsigned int i = 0; i < m->calls->len; i++)
		c->sites[c->first[g_array_index(m->calls, struct call_site, i).caller->id + 1]++] =
			i;
}

/* -1: the argument says that the condition does not hold; else the caller's parameter, or -2 */
static int decide(const struct guard *g, const char *arg)
{
	gint64 n;

	if (arg[0] == '$' && g_ascii_string_to_signed(arg + 1, 10, 0, 63, &n, NULL))
		return (int)n;
	if (!strcmp(arg, "=true") || !strcmp(arg, "=false"))
		n = arg[1] == 't';
	else if (!strcmp(arg, "=NULL"))
		n = 0;
	else if (arg[0] == '&' && !g->value)
		return g->equal ? -1 : -2;
	else if (!g_ascii_string_to_signed(arg, 10, G_MININT64, G_MAXINT64, &n, NULL))
		return -2;
	return (n == g->value) != g->equal ? -1 : -2;
}

static gboolean chain_excludes(const struct lock_model *m, const struct context *how, int context,
			       const struct guard *g)
{
	int param = g->gfp || g->mask ? -1 : g->param;

	while (param >= 0 && how->caller && (unsigned int)param < how->call->nargs) {
		param = decide(g, how->call->args[param]);
		if (param == -1)
			return TRUE;
		how = &m->contexts[how->caller->id][context];
	}
	return FALSE;
}

gboolean lock_context_excludes(const struct lock_model *m, const struct function *f, int context,
			       const struct guard *g)
{
	return chain_excludes(m, &m->contexts[f->id][context], context, g);
}

/* Does the state of the call leave the context what it is? */
static gboolean passes(const struct call_site *s, int context)
{
	if (context == CONTEXT_PROCESS)
		return !(s->flags & (TAKING_IRQ_OFF | TAKING_BH_OFF | CALL_IRQ_MIXED | CALL_BH_MIXED));
	return context != CONTEXT_IRQS_ON || !(s->flags & (TAKING_IRQ_OFF | CALL_IRQ_MIXED));
}

static void follow_call(struct contexts *c, const struct call_site *s, int context)
{
	const struct context *from = &c->model->contexts[s->caller->id][context];
	struct context how = { .caller = s->caller,
			       .call = s->event,
			       .depth = (unsigned short)(from->depth + 1),
			       .asked = from->asked || s->flags & CALL_ASKS };

	if (passes(s, context) && !chain_excludes(c->model, from, context, &s->guard))
		reach(c, s->callee, context, &how);
}

static const struct call_site *site_at(const struct contexts *c, unsigned int i)
{
	return &g_array_index(c->model->calls, struct call_site, c->sites[i]);
}

static void propagate(struct contexts *c, unsigned int id, int context)
{
	for (unsigned int i = c->first[id]; i < c->first[id + 1]; i++)
		follow_call(c, site_at(c, i), context);
}

/* Is f among those that the chain comes through? */
static gboolean comes_through(const struct contexts *c, const struct context *how, int context,
			      const struct function *f)
{
	for (; how->caller; how = &c->model->contexts[how->caller->id][context])
		if (how->caller == f)
			return TRUE;
	return FALSE;
}

/*
 * Another call of a function whose context is known: it may give the argument with which the
 * function calls on.
 */
static void come_again(struct contexts *c, const struct function *f, int context,
		       const struct context *how)
{
	struct context *k = &c->model->contexts[f->id][context];

	for (unsigned int i = c->first[f->id]; i < c->first[f->id + 1]; i++) {
		const struct call_site *s = site_at(c, i);

		if (s->guard.param < 0 || c->model->contexts[s->callee->id][context].known ||
		    !chain_excludes(c->model, k, context, &s->guard) ||
		    chain_excludes(c->model, how, context, &s->guard) ||
		    comes_through(c, how, context, f))
			continue;
		*k = *how;
		k->known = TRUE;
		propagate(c, f->id, context);
		return;
	}
}

static void propagate_all(struct contexts *c, unsigned int from)
{
	for (unsigned int i = from; i < c->queue->len; i++) {
		unsigned int item = g_array_index(c->queue, unsigned int, i);

		propagate(c, item / NCONTEXTS, (int)(item % NCONTEXTS));
	}
}

void contexts_build(struct lock_model *m)
{
	struct contexts c = { .model = m };
	unsigned int done;

	c.queue = g_array_new(FALSE, FALSE, sizeof(unsigned int));
	index_sites(&c);
	from_bindings(&c);
	from_functions(&c);
	from_interfaces(&c);
	propagate_all(&c, 0);
	done = c.queue->len;
	from_takings(&c);
	propagate_all(&c, done);
	g_array_free(c.queue, TRUE);
	g_free(c.first);
	g_free(c.sites);
}
