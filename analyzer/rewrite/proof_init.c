/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Every path through the function that makes the workqueue: after a success it exists, after
 * a failure it was destroyed once.
 */
#include <string.h>

#include "proof_queue.h"

enum known { UNKNOWN, ZERO, NONZERO, KNOWN };
enum { DESTROYED_MAX = 3, VARIABLES_MAX = 3 };

/* What is known on a path; the result is the variable that some return names. */
struct way {
	gboolean made;
	unsigned int destroyed;
	enum known result;
};

struct walk {
	const struct function *f;
	const GPtrArray *destroyers; /* struct function * */
	const char *variable; /* the workqueue's */
	const char *result; /* "%ret", or NULL */
	const struct block *at; /* only what is known at this return is asked for, or NULL */
	unsigned int states; /* ... bits of enum known */
	const char *negative; /* what PTR_ERR() gave */
	char *seen;
	char *problem;
};

static gboolean is_it(const struct walk *w, const char *text)
{
	return *text == '@' && g_str_equal(text + 1, w->variable);
}

/* destroy_workqueue(), or another function that calls it. */
static gboolean destroys(const struct walk *w, const struct event *e)
{
	if (e->kind != EVENT_CALL)
		return FALSE;
	for (guint i = 0; i < w->destroyers->len; i++) {
		const struct function *by = g_ptr_array_index(w->destroyers, i);

		if (by != w->f && g_str_equal(by->name, e->callee))
			return TRUE;
	}
	return e->api && e->api->kind == API_WQ_DESTROY && e->nargs && is_it(w, e->args[0]);
}

static void step(struct walk *w, const struct event *e, struct way *s)
{
	if (e->kind == EVENT_CALL && g_str_equal(e->callee, "PTR_ERR"))
		w->negative = e->result;
	if (e->kind == EVENT_SET && is_it(w, e->result))
		s->made = TRUE;
	if (e->kind == EVENT_SET && w->result && g_str_equal(e->result, w->result))
		s->result = g_str_equal(e->value, "0") ? ZERO :
			    *e->value == '-' || g_str_has_prefix(e->value, "=-") ||
					    !g_strcmp0(e->value, w->negative) ?
						    NONZERO :
						    UNKNOWN;
	if (destroys(w, e))
		s->destroyed = MIN(s->destroyed + 1, DESTROYED_MAX - 1);
}

static void check_return(struct walk *w, const struct block *k, const struct way *s)
{
	const char *value = k->condition ? k->condition : "-";
	enum known result = g_str_equal(value, "0") ? ZERO :
			    *value == '-' || g_str_has_prefix(value, "=-") ? NONZERO :
			    w->result && g_str_equal(value, w->result) ? s->result :
									 UNKNOWN;

	if (w->at == k)
		w->states |= 1u << result;
	if (w->at || w->problem || !s->made)
		return;
	if (result == ZERO && s->destroyed)
		w->problem = g_strdup_printf("%s() destroys %s and succeeds, line %u", w->f->name,
					     w->variable, k->line);
	else if (result == NONZERO && s->destroyed != 1)
		w->problem = g_strdup_printf("%s() fails and %s %s, line %u", w->f->name,
					     s->destroyed ? "twice destroys" : "keeps", w->variable,
					     k->line);
	else if (result == UNKNOWN && s->destroyed != 1)
		w->problem = g_strdup_printf("%s() may fail and keep %s, line %u", w->f->name,
					     w->variable, k->line);
}

static void visit(struct walk *w, unsigned int b, struct way s);

/* What the branch says of the workqueue or of the result. */
static void branch(struct walk *w, const struct block *k, unsigned int way, struct way s)
{
	const char *c = k->condition ? k->condition : "";
	gboolean negated = *c == '!', holds = (way == 0) != negated;
	gsize n = w->result ? strlen(w->result) : 0;

	c += negated;
	if (is_it(w, c) && !holds)
		s.made = FALSE;
	if (n && !strncmp(c, w->result, n)) {
		const char *rest = c + n;

		if (!*rest || g_str_equal(rest, "!=0") || g_str_equal(rest, "<0")) {
			/* a path that contradicts itself is none */
			if (s.result == (holds ? ZERO : NONZERO))
				return;
			s.result = holds ? NONZERO : ZERO;
		} else if (g_str_equal(rest, "==0")) {
			if (s.result == (holds ? NONZERO : ZERO))
				return;
			s.result = holds ? ZERO : NONZERO;
		}
	}
	visit(w, k->succ[way], s);
}

static void visit(struct walk *w, unsigned int b, struct way s)
{
	const struct block *k;
	unsigned int key;

	if (b >= w->f->nblocks || w->problem)
		return;
	key = ((b * 2 + (s.made != FALSE)) * DESTROYED_MAX + s.destroyed) * KNOWN + s.result;
	if (w->seen[key])
		return;
	w->seen[key] = 1;
	k = &w->f->blocks[b];
	for (unsigned int i = 0; i < k->nevents; i++)
		step(w, &k->events[i], &s);
	if (k->jump == JUMP_RETURN)
		check_return(w, k, &s);
	for (unsigned int i = 0; i < k->nsucc; i++) {
		if (k->jump == JUMP_IF)
			branch(w, k, i, s);
		else
			visit(w, k->succ[i], s);
	}
}

static char *walk_with(const struct function *f, const GPtrArray *destroyers, const char *variable,
		       const char *result)
{
	struct walk w = { .f = f, .destroyers = destroyers, .variable = variable, .result = result };
	struct way start = { FALSE, 0, UNKNOWN };

	w.seen = g_new0(char, (gsize)(f->nblocks + 1) * 2 * DESTROYED_MAX * KNOWN);
	visit(&w, 0, start);
	g_free(w.seen);
	return w.problem;
}

gboolean proof_result_at(const struct function *f, const struct block *k, gboolean *zero)
{
	struct walk w = { .f = f, .variable = "", .result = k->condition, .at = k };
	struct way start = { FALSE, 0, UNKNOWN };

	w.destroyers = g_ptr_array_new();
	w.seen = g_new0(char, (gsize)(f->nblocks + 1) * 2 * DESTROYED_MAX * KNOWN);
	visit(&w, 0, start);
	g_free(w.seen);
	g_ptr_array_free((GPtrArray *)w.destroyers, TRUE);
	*zero = w.states == 1u << ZERO;
	return *zero || w.states == 1u << NONZERO;
}

char *proof_of_init(const struct function *f, const GPtrArray *destroyers, const char *variable)
{
	const char *result = NULL;

	for (unsigned int b = 0; b < f->nblocks; b++) {
		const struct block *k = &f->blocks[b];

		if (k->jump != JUMP_RETURN || !k->condition || *k->condition != '%' ||
		    (k->condition[1] == 't' && g_ascii_isdigit(k->condition[2])))
			continue; /* the result of a call says nothing */
		if (result && !g_str_equal(result, k->condition))
			return g_strdup_printf("%s() returns several variables", f->name);
		result = k->condition;
	}
	return walk_with(f, destroyers, variable, result);
}
