/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Walks the blocks of one function with sets of states: a block is entered once
 * for each different state, up to a limit, beyond which states that differ
 * only in what is known of conditions are joined.
 */
#include <string.h>

#include "prepare.h"

enum { STATES_MAX = 12, STATES_HARD_MAX = 48, STEPS_MAX = 8000 };

struct todo {
	unsigned int block;
	struct state *state;
};

static int by_order(gconstpointer a, gconstpointer b, gpointer prep)
{
	const struct todo *x = a, *y = b;
	const struct prepared *p = prep;

	return (int)p->order[x->block] - (int)p->order[y->block];
}

static void push(struct flow *w, unsigned int block, struct state *s)
{
	struct todo *t = g_new(struct todo, 1);

	t->block = block;
	t->state = s;
	g_queue_insert_sorted(w->work, t, by_order, w->prep);
}

/* Joins s into a state that differs in conditions only.  FALSE if there is none. */
static gboolean join_into(struct flow *w, unsigned int block, const struct state *s)
{
	GPtrArray *known = w->states[block];

	for (unsigned int i = 0; i < known->len; i++) {
		struct state *old = g_ptr_array_index(known, i);

		if (!state_same_locks(old, s))
			continue;
		if (state_join(old, s))
			push(w, block, old);
		return TRUE;
	}
	return FALSE;
}

/* A state arrives at a block. */
static void arrive(struct flow *w, unsigned int block, const struct state *s)
{
	GPtrArray *known = w->states[block];
	struct state *copy;

	for (unsigned int i = 0; i < known->len; i++)
		if (state_equal(g_ptr_array_index(known, i), s))
			return;
	if (known->len >= STATES_MAX) {
		w->model->stats.capped++;
		if (join_into(w, block, s) || known->len >= STATES_HARD_MAX)
			return;
	}
	copy = g_memdup2(s, sizeof(*s));
	g_ptr_array_add(known, copy);
	push(w, block, copy);
}

struct state *flow_split(struct flow *w, const struct state *s)
{
	struct state *copy = g_memdup2(s, sizeof(*s));

	g_ptr_array_add(w->next, copy);
	return copy;
}

/* ----------------------------------------------------------------- jumps */

/* What the state knows x as: the value of a variable, if there is one. */
static const struct expr *current_value(const struct flow *w, const struct state *s,
					const struct expr *x)
{
	const struct expr *v = x->op == EXPR_CALL ? state_value(s, x->base) : state_value(s, x);

	if (v && x->op == EXPR_CALL) /* IS_ERR(p) of the value that p has */
		return expr_make(w->model->exprs, EXPR_CALL, v, x->name, 0);
	return v ? v : x;
}

static enum relation opposite(enum relation r)
{
	static const enum relation other[] = {
		[REL_NONE] = REL_NONE, [REL_EQ] = REL_NE, [REL_NE] = REL_EQ, [REL_LT] = REL_GE,
		[REL_LE] = REL_GT,     [REL_GT] = REL_LE, [REL_GE] = REL_LT,
	};

	return other[r];
}

static void leave(struct flow *w, unsigned int from, unsigned int to, struct state *s)
{
	struct state copy = *s;

	if (to >= w->function->nblocks)
		return;
	copy.arm = prepare_arm_of(w->prep, from, to);
	if (w->prep->order[to] <= w->prep->order[from])
		state_forget_memory(&copy, w->prep, from, to);
	state_prune(w->prep, to, &copy);
	arrive(w, to, &copy);
}

/* FALSE if the way can not be taken. */
static gboolean assume_way(struct state *s, const struct cond *c, const struct expr *x,
			   enum relation r)
{
	if (!x || (c->half && r == REL_EQ))
		return TRUE;
	/* Only of an error is it asked for, and no pointer that is used is 0 either. */
	if (x->op == EXPR_CALL && !strcmp(x->name, "PTR_ERR") && r == REL_EQ && !c->value)
		return FALSE;
	return state_assume(s, x, r, c->value, c->tracked);
}

static void branch(struct flow *w, unsigned int block, struct state *s)
{
	const struct block *b = &w->function->blocks[block];
	const struct cond *c = &w->prep->conds[block];
	const struct expr *x = c->x ? current_value(w, s, c->x) : NULL;
	struct state yes = *s;
	gboolean can, can_not;

	if (b->nsucc != 2)
		return;
	can = assume_way(&yes, c, x, c->relation);
	can_not = assume_way(s, c, x, opposite(c->relation));
	if (can && can_not) {
		flow_pass(w, &yes, block, 0);
		flow_pass(w, s, block, 1);
	}
	if (can)
		leave(w, block, b->succ[0], &yes);
	if (can_not)
		leave(w, block, b->succ[1], s);
}

/* Is x what no case but "default" stands for? */
static gboolean is_default(const struct flow *w, const struct block *b, const struct state *s,
			   const struct expr *x)
{
	const struct known *k = x->op == EXPR_NUMBER ? NULL : state_known(s, x);
	gboolean is_one = x->op == EXPR_NUMBER || (k && k->low == k->high);
	long one = x->op == EXPR_NUMBER ? x->number : is_one ? k->low : 0, v;

	for (unsigned int i = 0; is_one && i < b->nsucc; i++)
		if (prepare_constant(w->model, b->values[i], &v) && v == one)
			return FALSE;
	return TRUE;
}

static void dispatch(struct flow *w, unsigned int block, struct state *s)
{
	const struct block *b = &w->function->blocks[block];
	const struct cond *c = &w->prep->conds[block];
	const struct expr *x = c->x && b->values ? current_value(w, s, c->x) : NULL;

	for (unsigned int i = 0; i < b->nsucc; i++) {
		const char *value = b->values ? b->values[i] : NULL;
		struct state copy = *s;
		long v;

		if (x && value && !strcmp(value, "default") && !is_default(w, b, s, x))
			continue;
		if (x && value && prepare_constant(w->model, value, &v) &&
		    !state_assume(&copy, x, REL_EQ, v, c->tracked))
			continue;
		leave(w, block, b->succ[i], &copy);
	}
}

static unsigned int sign_of(long low, long high)
{
	unsigned int r = 0;

	if (low <= 0 && high >= 0)
		r |= RETURN_ZERO;
	if (low < 0)
		r |= RETURN_NEGATIVE;
	if (high > 0)
		r |= RETURN_POSITIVE;
	return r;
}

/* The kind of a returned value. */
static unsigned int kind_of(const struct flow *w, const struct state *s, const struct expr *v,
			    gboolean is_int)
{
	const struct known *k;
	unsigned int r;

	if (!v)
		return RETURN_OTHER;
	v = current_value(w, s, v);
	if (v->op == EXPR_NUMBER)
		return sign_of(v->number, v->number);
	if (v->op == EXPR_CALL && (!strcmp(v->name, "ERR_PTR") || !strcmp(v->name, "ERR_CAST")))
		return RETURN_ERRPTR;
	if (v->op == EXPR_CALL && !strcmp(v->name, "PTR_ERR"))
		return RETURN_NEGATIVE;
	k = state_known(s, expr_make(w->model->exprs, EXPR_CALL, v, "IS_ERR", 0));
	if (k && k->low == 0 && k->high == 0)
		return RETURN_OTHER;
	if (k && !(k->low <= 0 && k->high >= 0 && !(k->has_hole && !k->hole)))
		return RETURN_ERRPTR;
	k = state_known(s, v);
	if (!k)
		return RETURN_OTHER;
	if (k->has_hole && !k->hole && k->low < 0 && k->high > 0)
		return is_int ? RETURN_NONZERO : RETURN_OTHER;
	r = sign_of(k->low, k->high);
	if (k->has_hole && k->hole == 0)
		r &= ~(unsigned int)RETURN_ZERO;
	return r == (RETURN_ZERO | RETURN_NEGATIVE | RETURN_POSITIVE) ? RETURN_OTHER : r;
}

/* Is the returned variable an integer? */
static gboolean returns_int(const struct function *f, const char *value)
{
	if (!value || value[0] != '%')
		return FALSE;
	for (unsigned int i = 0; i < f->nlocals; i++)
		if (!strcmp(f->locals[i].name, value + 1))
			return strchr(f->locals[i].type, '*') == NULL;
	return FALSE;
}

static void leave_function(struct flow *w, unsigned int block, const struct state *s)
{
	const struct block *b = &w->function->blocks[block];
	struct flow_exit x = { .state = *s, .line = b->line };

	x.value = w->prep->returned[block];
	if (x.value)
		x.value = current_value(w, s, prepare_arm(w->model, w->prep, block, s->arm, x.value));
	x.returns = kind_of(w, s, x.value, returns_int(w->function, b->condition));
	if (!x.line)
		x.line = w->function->end_line;
	if (w->exits->len < 200)
		g_array_append_val(w->exits, x);
}

/* panic() and its kind: what was released on the way to it was to be released. */
static void leave_life(struct flow *w, const struct state *s)
{
	struct flow_exit x = { .state = *s };

	if (w->dead->len < 40)
		g_array_append_val(w->dead, x);
}

static void jump(struct flow *w, unsigned int block, struct state *s)
{
	const struct block *b = &w->function->blocks[block];

	switch (b->jump) {
	case JUMP_GOTO:
		if (b->nsucc)
			leave(w, block, b->succ[0], s);
		break;
	case JUMP_IF:
		branch(w, block, s);
		break;
	case JUMP_SWITCH:
		dispatch(w, block, s);
		break;
	case JUMP_RETURN:
		leave_function(w, block, s);
		break;
	case JUMP_NONE:
		leave_life(w, s);
		break;
	}
}

/* ---------------------------------------------------------------- blocks */

/* All events of the block from number i on; states that split off follow later. */
static void run_block(struct flow *w, unsigned int block, const struct state *start)
{
	GPtrArray *pending = g_ptr_array_new_with_free_func(g_free);
	GArray *at = g_array_new(FALSE, FALSE, sizeof(unsigned int));
	unsigned int first = w->prep->first[block];

	w->block = block;
	g_ptr_array_add(pending, g_memdup2(start, sizeof(*start)));
	g_array_append_val(at, first);
	for (unsigned int n = 0; n < pending->len && n < STATES_HARD_MAX; n++) {
		struct state *s = g_ptr_array_index(pending, n);
		unsigned int i = g_array_index(at, unsigned int, n);

		for (; i < w->prep->first[block + 1] && !s->gone; i++) {
			unsigned int after = i + 1;

			flow_event(w, s, &w->prep->events[i]);
			for (unsigned int k = 0; k < w->next->len; k++) {
				g_ptr_array_add(pending, g_ptr_array_index(w->next, k));
				g_array_append_val(at, after);
			}
			g_ptr_array_set_size(w->next, 0);
		}
		if (s->gone)
			leave_life(w, s);
		else
			jump(w, block, s);
	}
	g_ptr_array_free(pending, TRUE);
	g_array_free(at, TRUE);
}

/* Parameters that are assigned to later are variables that begin with the argument. */
static void bind_params(struct flow *w, struct state *s)
{
	for (unsigned int i = 0; i < w->function->nparams && i < 64; i++) {
		const struct expr *p = expr_make(w->model->exprs, EXPR_PARAM, NULL, NULL, (long)i);

		if (w->prep->assigned >> i & 1)
			state_bind(s, prepare_param(w->model, w->prep, p), p);
	}
}

static void run(struct flow *w)
{
	struct state start;
	struct todo *t;

	memset(&start, 0, sizeof(start));
	flow_entry(w, &start);
	bind_params(w, &start);
	arrive(w, 0, &start);
	while ((t = g_queue_pop_head(w->work))) {
		if (w->steps++ < STEPS_MAX)
			run_block(w, t->block, t->state);
		g_free(t);
	}
	w->model->stats.states += w->steps;
	w->model->stats.functions++;
}

static void open_flow(struct flow *w, struct lock_model *m, struct prepared *p)
{
	w->model = m;
	w->prep = p;
	w->function = p->function;
	w->states = g_new(GPtrArray *, p->function->nblocks);
	for (unsigned int b = 0; b < p->function->nblocks; b++)
		w->states[b] = g_ptr_array_new_with_free_func(g_free);
	w->work = g_queue_new();
	w->uses = g_ptr_array_new();
	w->releases = g_hash_table_new(NULL, NULL);
	w->noted = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	w->exits = g_array_new(FALSE, TRUE, sizeof(struct flow_exit));
	w->dead = g_array_new(FALSE, TRUE, sizeof(struct flow_exit));
	w->seen = g_array_new(FALSE, TRUE, sizeof(struct observation));
	w->takings = g_array_new(FALSE, TRUE, sizeof(struct taking));
	w->calls = g_array_new(FALSE, TRUE, sizeof(struct call_site));
	w->next = g_ptr_array_new();
}

static void close_flow(struct flow *w)
{
	for (unsigned int b = 0; b < w->function->nblocks; b++)
		g_ptr_array_free(w->states[b], TRUE);
	g_free(w->states);
	g_queue_free(w->work);
	g_ptr_array_free(w->uses, TRUE);
	g_hash_table_destroy(w->noted);
	g_hash_table_destroy(w->releases);
	g_array_free(w->exits, TRUE);
	g_array_free(w->dead, TRUE);
	g_array_free(w->seen, TRUE);
	g_array_free(w->takings, TRUE);
	g_array_free(w->calls, TRUE);
	g_ptr_array_free(w->next, TRUE);
}

static void keep_notes(struct flow *w)
{
	struct lock_model *m = w->model;

	if (!rules_internal(w->function))
		g_array_append_vals(m->observations, w->seen->data, w->seen->len);
	if (!rules_internal(w->function))
		g_array_append_vals(m->takings, w->takings->data, w->takings->len);
	g_array_append_vals(m->calls, w->calls->data, w->calls->len);
}

void flow_function(struct lock_model *m, const struct function *f, gboolean final)
{
	struct prepared *p = prepare(m, f);
	struct flow w = { 0 };

	if (!p) {
		summary_trivial(m, f);
		return;
	}
	open_flow(&w, m, p);
	run(&w);
	summary_store(&w);
	if (final) {
		flow_leaks(&w);
		flow_releases(&w);
		flow_left(&w);
		keep_notes(&w);
	}
	close_flow(&w);
	prepare_free(p);
}
