/* SPDX-License-Identifier: GPL-2.0-only */
/* A call of a function whose summary is known: its words become the caller's. */
#include <string.h>

#include "prepare.h"

enum { SLOT_TARGETS_MAX = 64 };

struct binding_of_call {
	struct flow *flow;
	const struct state *state;
	const struct step_event *call;
	gboolean unseen; /* the effects depend on a result that nobody is seen to look at */
};

static const struct expr *unknown(struct flow *w)
{
	return expr_make(w->model->exprs, EXPR_UNKNOWN, NULL, NULL, 0);
}

/* $n becomes argument n, "result" what the call returns. */
static const struct expr *bind_leaf(void *context, const struct expr *leaf)
{
	struct binding_of_call *b = context;

	if (leaf->op == EXPR_PARAM) {
		if (!b->call->args || leaf->number < 0 ||
		    (unsigned long)leaf->number >= b->call->event->nargs)
			return unknown(b->flow);
		return b->call->args[leaf->number];
	}
	if (leaf->op == EXPR_RESULT)
		return b->call->value ?
			       prepare_canonical(b->flow->model, b->flow->prep, b->call->value) :
			       unknown(b->flow);
	return leaf;
}

static const struct expr *bind(struct binding_of_call *b, const struct expr *x)
{
	return x ? expr_map(b->flow->model->exprs, x, bind_leaf, b) : NULL;
}

enum holds { HOLDS_NOT, HOLDS_MAYBE, HOLDS };

static enum holds holds_if(gboolean yes)
{
	return yes ? HOLDS : HOLDS_NOT;
}

/* Is the name among the constants of "=A|B"?  MAYBE if there is more in the text. */
static enum holds has_bit(const struct expr *arg, const char *mask)
{
	size_t n = strlen(mask);

	if (arg->op == EXPR_NUMBER)
		return arg->number ? HOLDS_MAYBE : HOLDS_NOT;
	if (arg->op != EXPR_TEXT || *arg->name != '=')
		return HOLDS_MAYBE;
	for (const char *at = strstr(arg->name, mask); at; at = strstr(at + 1, mask))
		if (strchr("=|(", at[-1]) && (!at[n] || strchr("|)", at[n])))
			return HOLDS;
	return holds_if(arg->name[1 + strspn(arg->name + 1,
					     "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789|()")]) ==
			       HOLDS ?
		       HOLDS_MAYBE :
		       HOLDS_NOT;
}

/* Is the argument such that the condition holds? */
static enum holds argument_holds(struct binding_of_call *b, const struct guard *g,
				 const struct expr *arg)
{
	enum holds bit;
	long value;

	if (g->gfp)
		return holds_if(gfp_sleeps(arg) == 1);
	if (g->mask) {
		bit = has_bit(arg, g->mask);
		return bit == HOLDS_MAYBE ? bit : holds_if((bit == HOLDS) == g->equal);
	}
	if (arg->op == EXPR_NUMBER)
		return holds_if((arg->number == g->value) == g->equal);
	if (arg->op == EXPR_TEXT && (!strcmp(arg->name, "=true") || !strcmp(arg->name, "=false")))
		return holds_if(((arg->name[1] == 't') == g->value) == g->equal);
	if (arg->op == EXPR_ADDR && !g->value)
		return holds_if(!g->equal); /* not NULL */
	/* Two names of constants; how one compares with a number is not known. */
	if (arg->op == EXPR_TEXT && g->value >> 40 &&
	    prepare_constant(b->flow->model, arg->name, &value) && value >> 40)
		return holds_if((value == g->value) == g->equal);
	return HOLDS_MAYBE;
}

/* Can it happen at this call?  *g becomes the condition in the caller's words. */
static enum holds guard_holds(struct binding_of_call *b, struct guard *g)
{
	const struct guard was = *g;
	const struct expr *arg;

	if (g->param < 0)
		return HOLDS_MAYBE;
	if (!b->call->args || (unsigned int)g->param >= b->call->event->nargs) {
		*g = (struct guard){ .param = -1 };
		return was.gfp ? HOLDS_NOT : HOLDS_MAYBE;
	}
	arg = b->call->args[g->param];
	if (arg->op == EXPR_LOCAL && state_value(b->state, arg))
		arg = state_value(b->state, arg);
	if (arg->op == EXPR_PARAM) {
		g->param = (int)arg->number;
		return HOLDS_MAYBE;
	}
	*g = (struct guard){ .param = -1 };
	return argument_holds(b, &was, arg);
}

static void call_uses(struct binding_of_call *b, const struct summary *c, struct state *s)
{
	for (unsigned int i = 0; i < c->nuses; i++) {
		const struct use *inner = c->uses[i];
		struct use u = *inner;
		enum holds holds = guard_holds(b, &u.guard);

		if (holds == HOLDS_NOT || guard_holds(b, &u.also) == HOLDS_NOT)
			continue;
		/* The argument says that the branch is taken. */
		if (holds == HOLDS && inner->flags & USE_GUARDED)
			u.flags &= (unsigned short)~USE_BRANCH;
		if (u.guard.param < 0)
			u.flags &= (unsigned short)~USE_GUARDED;
		u.object = bind(b, u.object);
		u.data = bind(b, u.data);
		for (unsigned int k = 0; k < USE_MINUS_MAX; k++)
			u.minus[k] = bind(b, u.minus[k]);
		u.event = b->call->event;
		u.next = inner;
		u.depth = (unsigned short)(inner->depth + 1);
		if (u.kind == USE_SLEEP)
			flow_sleep(b->flow, s, u);
		else
			flow_use(b->flow, s, u);
	}
}

/*
 * Does the argument allow the effect?  If it is not known, the effect is one that may
 * have happened.
 */
static gboolean guard_decides(struct binding_of_call *b, const struct guard *g, struct state *s,
			      struct held *h)
{
	const struct expr *arg;
	struct state yes, no;

	if (g->param < 0)
		return TRUE;
	if (!b->call->args || (unsigned int)g->param >= b->call->event->nargs)
		return TRUE;
	arg = prepare_plain(b->flow->model, b->flow->prep, b->call->event->args[g->param]);
	if (arg->op == EXPR_LOCAL && state_value(s, arg))
		arg = state_value(s, arg);
	if (arg->op == EXPR_ADDR || arg->op == EXPR_TEXT)
		return (arg->op == EXPR_TEXT && !strcmp(arg->name, "=false")) == g->equal;
	yes = no = *s;
	if (!state_assume(&yes, arg, g->equal ? REL_EQ : REL_NE, g->value, FALSE))
		return FALSE;
	if (state_assume(&no, arg, g->equal ? REL_NE : REL_EQ, g->value, FALSE))
		h->flags |= HELD_MAYBE;
	return TRUE;
}

/* Releasing it again would be no surprise. */
static void forget_direct(struct state *s, const struct expr *object)
{
	for (unsigned int i = 0; i < s->nreleased; i++)
		if (s->released[i].object == object)
			s->released[i].direct = FALSE;
}

static const struct summary *summary_of(const struct binding_of_call *b)
{
	return &b->flow->model->summaries[b->call->callee->id];
}

static void apply_effect(struct binding_of_call *b, const struct effect *e, struct state *s)
{
	struct held h = { .object = bind(b, e->object),
			  .api = e->api,
			  .event = b->call->event,
			  .via = e->function,
			  .via_event = e->event };

	if (!guard_decides(b, &e->guard, s, &h))
		return;
	if (b->unseen && (e->when & summary_of(b)->returns) != summary_of(b)->returns)
		h.flags |= HELD_MAYBE;
	if (!e->acquired && (e->maybe || h.flags & HELD_MAYBE) && !flow_holds(b->flow, s, h.object))
		return;
	if (!e->acquired) {
		b->flow->sure = !e->maybe && !(h.flags & HELD_MAYBE) && e->guard.param < 0 &&
				(e->when & summary_of(b)->returns) == summary_of(b)->returns;
		flow_drop(b->flow, s, h.object, e->api, b->call->event);
		b->flow->sure = FALSE;
		if (e->maybe || h.flags & HELD_MAYBE)
			forget_direct(s, h.object);
		return;
	}
	if (e->maybe)
		h.flags |= HELD_MAYBE;
	if (e->api->flags & API_SHARED)
		h.flags |= HELD_SHARED;
	if (e->api->flags & API_NESTED)
		h.nest = "nest";
	flow_hold(b->flow, s, &h);
}

/* What the result must be if it is one of `kinds` and not one of `others`. */
static gboolean assume_kinds(struct flow *w, struct state *s, const struct expr *result,
			     unsigned int kinds, unsigned int others)
{
	const struct expr *is_err;

	if (kinds == RETURN_ZERO)
		return state_assume(s, result, REL_EQ, 0, TRUE);
	if ((others & RETURN_ERRPTR) || kinds == RETURN_ERRPTR) {
		is_err = expr_make(w->model->exprs, EXPR_CALL, result, "IS_ERR", 0);
		if (!state_assume(s, is_err, kinds == RETURN_ERRPTR ? REL_NE : REL_EQ, 0, TRUE))
			return FALSE;
	}
	/* What fails with ERR_PTR() does not succeed with NULL. */
	if (others == RETURN_ERRPTR && kinds == RETURN_OTHER)
		return state_assume(s, result, REL_NE, 0, TRUE);
	if (kinds == RETURN_NEGATIVE)
		return state_assume(s, result, REL_LT, 0, TRUE);
	if (others == RETURN_NONZERO)
		return state_assume(s, result, REL_EQ, 0, TRUE);
	if (others == RETURN_NEGATIVE)
		return state_assume(s, result, REL_GE, 0, TRUE);
	if ((others & RETURN_ZERO) && !(kinds & RETURN_ZERO))
		return state_assume(s, result, REL_NE, 0, TRUE);
	return TRUE;
}

static void apply_effects(struct binding_of_call *b, const struct summary *c, struct state *s,
			  unsigned int returns)
{
	for (unsigned int i = 0; i < c->neffects; i++)
		if ((c->effects[i].when & returns) == returns)
			apply_effect(b, &c->effects[i], s);
}

static void call_irq(struct flow *w, struct state *s, const struct summary *c,
		     const struct step_event *step)
{
	const struct event *e = step->event;

	/* One call deep only: further down it is too seldom what happens. */
	if (c->enables && c->enables->api && !w->enables && s->irq == IRQ_INHERIT &&
	    prepare_is_main(w->prep, w->block))
		w->enables = e;
	if (c->enables && s->irq == IRQ_OFF) {
		for (unsigned int i = s->nheld; i > 0; i--) {
			const struct held *h = &s->held[i - 1];

			if (!(h->api->flags & API_HARDIRQ) || !lock_is_spinning(h->api) || h->via ||
			    (h->flags & (HELD_ASSUMED | HELD_RETAKEN | HELD_STALE | HELD_MAYBE |
					 HELD_SKIPPED)))
				continue;
			flow_note(w, (struct observation){ .kind = SEEN_IRQ_MIX,
							   .event = e,
							   .held = *h,
							   .cause = c->enables,
							   .callee = step->callee });
			break;
		}
	}
	if (c->mixed)
		s->mixed = c->mixed > 0;
	if (c->irq == IRQ_DISABLED) {
		s->irq = IRQ_OFF;
		s->irq_event = e;
	} else if (c->irq == IRQ_ENABLED) {
		s->irq = IRQ_ON;
	} else if (c->irq == IRQ_RESTORED) {
		s->irq = IRQ_INHERIT;
	}
	if (c->bh > 0 && s->bh <= 0)
		s->bh_event = e;
	if (c->preempt > 0 && s->preempt <= 0)
		s->preempt_event = e;
	s->bh = (signed char)CLAMP(s->bh + c->bh, -4, 8);
	s->preempt = (signed char)CLAMP(s->preempt + c->preempt, -4, 8);
}

/* The first set of results that some but not all effects depend on; 0 if there is none. */
static unsigned int condition_of(const struct summary *c)
{
	for (unsigned int i = 0; i < c->neffects; i++)
		if ((c->effects[i].when & c->returns) != c->returns)
			return c->effects[i].when & c->returns;
	return 0;
}

/* What the function releases may be released by now. */
static void may_release(struct flow *w, struct state *s, const struct function *target)
{
	const struct summary *c = &w->model->summaries[target->id];

	for (unsigned int i = 0; i < c->neffects; i++) {
		const struct effect *f = &c->effects[i];
		int at = f->acquired ? -1 : flow_find_class(w, s, f->object, target);

		if (at >= 0)
			s->held[at].flags |= HELD_MAYBE;
	}
}

void flow_given(struct flow *w, struct state *s, const struct step_event *e)
{
	const GPtrArray *targets = e->slot ? g_hash_table_lookup(w->model->slots, e->slot) : NULL;

	if (e->given)
		may_release(w, s, e->given);
	for (unsigned int i = 0; targets && targets->len <= SLOT_TARGETS_MAX && i < targets->len;
	     i++)
		may_release(w, s, g_ptr_array_index(targets, i));
}

void flow_callee(struct flow *w, struct state *s, const struct step_event *e)
{
	const struct summary *c = &w->model->summaries[e->callee->id];
	struct binding_of_call b = { w, s, e, FALSE };
	unsigned int when = condition_of(c);

	call_uses(&b, c, s);
	if (c->never) {
		s->gone = TRUE;
		return;
	}
	call_irq(w, s, c, e);
	if (when && e->value && e->result_used) {
		unsigned int rest = c->returns & ~when;
		struct state *other = flow_split(w, s);

		b.state = other;
		if (assume_kinds(w, other, e->value, rest, when))
			apply_effects(&b, c, other, rest);
		b.state = s;
		assume_kinds(w, s, e->value, when, rest);
	}
	b.unseen = when && !e->result_used;
	apply_effects(&b, c, s, when ? when : c->returns);
}
