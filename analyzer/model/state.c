/* SPDX-License-Identifier: GPL-2.0-only */
/* What holds at one point of one path: locks, interrupts, conditions, values. */
#include <limits.h>
#include <string.h>

#include "locks.h"

static gboolean same_held(const struct held *a, const struct held *b, unsigned int n)
{
	for (unsigned int i = 0; i < n; i++)
		if (a[i].object != b[i].object || a[i].event != b[i].event ||
		    a[i].flags != b[i].flags)
			return FALSE;
	return TRUE;
}

gboolean state_same_locks(const struct state *a, const struct state *b)
{
	return a->nheld == b->nheld && a->irq == b->irq && a->bh == b->bh &&
	       a->preempt == b->preempt && a->pagefault == b->pagefault && a->arm == b->arm &&
	       same_held(a->held, b->held, a->nheld);
}

static gboolean same_known(const struct known *a, const struct known *b)
{
	return a->x == b->x && a->low == b->low && a->high == b->high &&
	       a->stored == b->stored && a->has_hole == b->has_hole && (!a->has_hole || a->hole == b->hole);
}

static gboolean same_rest(const struct state *a, const struct state *b)
{
	for (unsigned int i = 0; i < a->nknown; i++)
		if (!same_known(&a->known[i], &b->known[i]))
			return FALSE;
	for (unsigned int i = 0; i < a->nbound; i++)
		if (a->bound[i].local != b->bound[i].local ||
		    a->bound[i].value != b->bound[i].value)
			return FALSE;
	for (unsigned int i = 0; i < a->nsaved; i++)
		if (a->saved[i].flags != b->saved[i].flags ||
		    a->saved[i].before != b->saved[i].before ||
		    a->saved[i].live != b->saved[i].live)
			return FALSE;
	for (unsigned int i = 0; i < a->nreleased; i++)
		if (a->released[i].object != b->released[i].object ||
		    a->released[i].dropped != b->released[i].dropped)
			return FALSE;
	return TRUE;
}

gboolean state_equal(const struct state *a, const struct state *b)
{
	return state_same_locks(a, b) && a->restored == b->restored && a->mixed == b->mixed &&
	       a->nknown == b->nknown && a->nbound == b->nbound && a->nsaved == b->nsaved && a->nreleased == b->nreleased && same_rest(a, b);
}

static gboolean join_known(struct state *a, const struct state *b)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < a->nknown; i++) {
		const struct known *k = state_known(b, a->known[i].x);

		if (k && same_known(k, &a->known[i]))
			a->known[n++] = a->known[i];
	}
	if (n == a->nknown)
		return FALSE;
	a->nknown = (unsigned char)n;
	return TRUE;
}

static gboolean join_bound(struct state *a, const struct state *b)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < a->nbound; i++)
		if (state_value(b, a->bound[i].local) == a->bound[i].value)
			a->bound[n++] = a->bound[i];
	if (n == a->nbound)
		return FALSE;
	a->nbound = (unsigned char)n;
	return TRUE;
}

static gboolean join_released(struct state *a, const struct state *b)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < a->nreleased; i++) {
		gboolean both = FALSE;

		for (unsigned int j = 0; j < b->nreleased; j++)
			both |= a->released[i].object == b->released[j].object &&
				a->released[i].dropped == b->released[j].dropped;
		if (both)
			a->released[n++] = a->released[i];
	}
	if (n == a->nreleased)
		return FALSE;
	a->nreleased = (unsigned char)n;
	return TRUE;
}

gboolean state_join(struct state *a, const struct state *b)
{
	gboolean changed = join_known(a, b);

	changed |= join_bound(a, b);
	return changed | join_released(a, b);
}

const struct known *state_known(const struct state *s, const struct expr *x)
{
	for (unsigned int i = 0; i < s->nknown; i++)
		if (s->known[i].x == x)
			return &s->known[i];
	return NULL;
}

const struct expr *state_value(const struct state *s, const struct expr *x)
{
	for (unsigned int i = 0; i < s->nbound; i++)
		if (s->bound[i].local == x)
			return s->bound[i].value;
	return NULL;
}

gboolean state_released(const struct state *s, const struct expr *object)
{
	for (unsigned int i = 0; i < s->nreleased; i++)
		if (s->released[i].object == object)
			return TRUE;
	return FALSE;
}

static void narrow(struct known *k, enum relation r, long v)
{
	if (r == REL_EQ || r == REL_LE)
		k->high = MIN(k->high, v);
	if (r == REL_EQ || r == REL_GE)
		k->low = MAX(k->low, v);
	if (r == REL_LT)
		k->high = MIN(k->high, v - 1);
	if (r == REL_GT)
		k->low = MAX(k->low, v + 1);
	if (r == REL_NE && !k->has_hole) {
		k->has_hole = TRUE;
		k->hole = v;
	}
	if (r == REL_NE && k->low == v)
		k->low++;
	if (r == REL_NE && k->high == v)
		k->high--;
}

static gboolean possible(struct known *k)
{
	if (k->has_hole && k->hole == k->low)
		k->low++;
	if (k->has_hole && k->hole == k->high)
		k->high--;
	if (k->has_hole && (k->hole < k->low || k->hole > k->high))
		k->has_hole = FALSE;
	return k->low <= k->high;
}

/* What is known of a parameter tells the callers when something happens: it is worth a place. */
static void make_room(struct state *s)
{
	for (unsigned int i = 0; i < s->nknown; i++) {
		if (s->known[i].x->op == EXPR_PARAM)
			continue;
		memmove(&s->known[i], &s->known[i + 1], (s->nknown - i - 1u) * sizeof(s->known[0]));
		s->nknown--;
		return;
	}
}

/* Keeps the list in order of ids, so that equal knowledge looks equal. */
static void remember(struct state *s, const struct known *k)
{
	unsigned int i = 0;

	if (s->nknown == MAX_KNOWN && k->x->op == EXPR_PARAM && !state_known(s, k->x))
		make_room(s);

	while (i < s->nknown && s->known[i].x->id < k->x->id)
		i++;
	if (i < s->nknown && s->known[i].x == k->x) {
		s->known[i] = *k;
		return;
	}
	if (s->nknown == MAX_KNOWN)
		return;
	memmove(&s->known[i + 1], &s->known[i], (s->nknown - i) * sizeof(*k));
	s->known[i] = *k;
	s->nknown++;
}

gboolean state_assume(struct state *s, const struct expr *x, enum relation r, long value,
		      gboolean keep)
{
	struct known k = { .x = x, .low = LONG_MIN + 2, .high = LONG_MAX - 2 };
	const struct known *old = state_known(s, x);

	if (old)
		k = *old;
	if (x->op == EXPR_NUMBER)
		k.low = k.high = x->number;
	if (x->op == EXPR_ADDR)
		k.low = MAX(k.low, 1);
	narrow(&k, r, value);
	if (!possible(&k))
		return FALSE;
	if (keep && x->op != EXPR_NUMBER && x->op != EXPR_ADDR)
		remember(s, &k);
	return TRUE;
}

void state_store(struct state *s, const struct expr *lvalue, long value)
{
	struct known k = { .x = lvalue, .low = value, .high = value, .stored = TRUE };

	remember(s, &k);
}

static void unbind(struct state *s, const struct expr *local)
{
	for (unsigned int i = 0; i < s->nbound; i++) {
		if (s->bound[i].local != local)
			continue;
		memmove(&s->bound[i], &s->bound[i + 1], (s->nbound - i - 1u) * sizeof(s->bound[0]));
		s->nbound--;
		return;
	}
}

void state_bind(struct state *s, const struct expr *local, const struct expr *value)
{
	unsigned int i = 0;

	unbind(s, local);
	if (!value || s->nbound == MAX_BOUND)
		return;
	while (i < s->nbound && s->bound[i].local->id < local->id)
		i++;
	memmove(&s->bound[i + 1], &s->bound[i], (s->nbound - i) * sizeof(s->bound[0]));
	s->bound[i] = (struct bound){ local, value };
	s->nbound++;
}

/* "x->flag" in the text of a condition like x->flag & MASK. */
static gboolean text_names(const struct expr *x, const struct expr *lvalue)
{
	const char *name = lvalue->name ? strrchr(lvalue->name, ':') : NULL;

	if (x->op != EXPR_TEXT || !lvalue->name)
		return FALSE;
	return strstr(x->name, name ? name + 1 : lvalue->name) != NULL;
}

static gboolean depends_on(const struct expr *x, const struct expr *lvalue)
{
	if (expr_contains(x, lvalue) || text_names(x, lvalue))
		return TRUE;
	for (; lvalue->op == EXPR_FIELD && x; x = x->base)
		if (x->op == EXPR_FIELD && x->name == lvalue->name)
			return TRUE;
	return FALSE;
}

static void forget_known(struct state *s, const struct expr *lvalue)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < s->nknown; i++)
		if (!depends_on(s->known[i].x, lvalue))
			s->known[n++] = s->known[i];
	s->nknown = (unsigned char)n;
	n = 0;
	for (unsigned int i = 0; i < s->nbound; i++)
		if (s->bound[i].local == lvalue || !expr_contains(s->bound[i].value, lvalue))
			s->bound[n++] = s->bound[i];
	s->nbound = (unsigned char)n;
}

void state_forget_value(struct state *s, const struct expr *variable)
{
	for (unsigned int i = s->nbound; i > 0; i--)
		if (expr_contains(s->bound[i - 1].local, variable))
			unbind(s, s->bound[i - 1].local);
	forget_known(s, variable);
}

/* The same object under a name of its own: the variable has moved on. */
static const struct expr *stale(struct lock_model *m, const struct expr *object,
				const struct expr *var)
{
	char *name = g_strdup_printf("%s'%ld", var->name ? var->name : "t", var->number);
	const struct expr *x = expr_make(m->exprs, EXPR_LOCAL, NULL, name, 0);

	g_free(name);
	return expr_replace(m->exprs, object, var, x);
}

/* p->lock = other: what is held through it has another name now. */
static void mark_moved(struct lock_model *m, struct state *s, const struct expr *lvalue)
{
	const struct expr *target = expr_deref(m->exprs, lvalue);

	for (unsigned int i = 0; i < s->nheld; i++)
		if (s->held[i].object && expr_contains(s->held[i].object, target))
			s->held[i].flags |= HELD_STALE;
}

void state_forget(struct lock_model *m, struct state *s, const struct expr *lvalue)
{
	forget_known(s, lvalue);
	if (lvalue->op == EXPR_FIELD)
		mark_moved(m, s, lvalue);
	if (lvalue->op != EXPR_LOCAL && lvalue->op != EXPR_TEMP && lvalue->op != EXPR_PARAM)
		return;
	for (unsigned int i = 0; i < s->nheld; i++) {
		if (!s->held[i].object || !expr_contains(s->held[i].object, lvalue))
			continue;
		s->held[i].object = stale(m, s->held[i].object, lvalue);
		s->held[i].flags |= HELD_STALE;
	}
	for (unsigned int i = s->nreleased; i > 0; i--) {
		if (!expr_contains(s->released[i - 1].object, lvalue))
			continue;
		if (s->released[i - 1].dropped) {
			s->released[i - 1].object = stale(m, s->released[i - 1].object, lvalue);
			continue;
		}
		memmove(&s->released[i - 1], &s->released[i],
			(s->nreleased - i) * sizeof(s->released[0]));
		s->nreleased--;
	}
}

/* Memory that others can change: globals and what pointers lead to. */
static gboolean is_memory(const struct expr *x)
{
	const struct expr *root = expr_root(x);

	return x->op == EXPR_TEXT || root->op == EXPR_GLOBAL || (x->base && x->op != EXPR_CALL);
}

/* Is the condition looked at in the loop between the two blocks? */
static gboolean is_tested(const struct prepared *p, const struct expr *x, unsigned int from,
			  unsigned int to)
{
	for (unsigned int b = 0; b < p->function->nblocks; b++)
		if (p->conds[b].x == x && p->order[b] >= p->order[to] &&
		    p->order[b] <= p->order[from])
			return TRUE;
	return FALSE;
}

void state_forget_memory(struct state *s, const struct prepared *p, unsigned int from,
			 unsigned int to)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < s->nknown; i++)
		if (!is_memory(s->known[i].x) || !is_tested(p, s->known[i].x, from, to))
			s->known[n++] = s->known[i];
	s->nknown = (unsigned char)n;
}
