/* SPDX-License-Identifier: GPL-2.0-only */
/* Order and conditions inside of one function. */
#include <string.h>

#include "study.h"

enum { TOUCH_DEPTH = 2 };

static int block_index(const struct function *f, const struct event *at)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		const struct block *k = &f->blocks[b];

		if (k->nevents && at >= k->events && at < k->events + k->nevents)
			return (int)b;
	}
	return -1;
}

const struct block *study_block_of(const struct function *f, const struct event *at)
{
	int b = block_index(f, at);

	return b < 0 ? NULL : &f->blocks[b];
}

/* Is block `to` reached from block `from` without going through block `without`? */
static gboolean reached(const struct function *f, int from, int to, int without)
{
	gboolean *seen = g_new0(gboolean, f->nblocks + 1);
	GArray *todo = g_array_new(FALSE, FALSE, sizeof(int));
	gboolean found;

	g_array_append_val(todo, from);
	while (todo->len && !seen[to]) {
		int b = g_array_index(todo, int, todo->len - 1);

		g_array_set_size(todo, todo->len - 1);
		if (b == without || seen[b])
			continue;
		seen[b] = TRUE;
		for (unsigned int i = 0; i < f->blocks[b].nsucc; i++)
			if (f->blocks[b].succ[i] < f->nblocks)
				g_array_append_val(todo, f->blocks[b].succ[i]);
	}
	found = seen[to];
	g_free(seen);
	g_array_free(todo, TRUE);
	return found;
}

gboolean study_dominates(const struct function *f, const struct event *before,
			 const struct event *at)
{
	int a = block_index(f, before), b = block_index(f, at);

	if (a < 0 || b < 0)
		return FALSE;
	return a == b ? before < at : !reached(f, 0, b, a);
}

/*
 * Which way the condition of block c has to go for block b to be reached: 0 true, 1 false; -1: either,
 * or the other way ends the function (an error return) instead of meeting this one again.
 */
static int needed_way(const struct function *f, int c, int b)
{
	const struct block *k = &f->blocks[c];

	if (c == b || k->jump != JUMP_IF || k->nsucc != 2 || reached(f, 0, b, c))
		return -1;
	for (int way = 0; way < 2; way++) {
		int other = (int)k->succ[1 - way];

		if (!reached(f, other, b, c) && reached(f, b, other, -1))
			return way;
	}
	return -1;
}

gboolean study_is_conditional(const struct function *f, const struct event *at)
{
	int b = block_index(f, at);

	for (unsigned int c = 0; b >= 0 && c < f->nblocks; c++)
		if (needed_way(f, (int)c, b) >= 0)
			return TRUE;
	return FALSE;
}

const char *study_only_condition(const struct function *f, const struct event *at)
{
	int b = block_index(f, at);
	const char *condition = NULL;

	for (unsigned int c = 0; b >= 0 && c < f->nblocks; c++) {
		int way = needed_way(f, (int)c, b);

		if (way < 0)
			continue;
		if (condition || way)
			return NULL;
		condition = f->blocks[c].condition;
	}
	return condition && !strpbrk(condition, "!=<>?|") ? condition :
	       condition && !strpbrk(condition, "!=<?|") && strstr(condition, "->") &&
			       !strchr(g_strrstr(condition, "->") + 2, '>') ?
							     condition :
							     NULL;
}

/* The only block that leads to b, through blocks without conditions. */
static const struct block *condition_above(const struct function *f, int b)
{
	for (unsigned int steps = 0; steps < f->nblocks; steps++) {
		int from = -1;

		for (unsigned int i = 0; i < f->nblocks; i++)
			for (unsigned int n = 0; n < f->blocks[i].nsucc; n++)
				if ((int)f->blocks[i].succ[n] == b) {
					if (from >= 0 && from != (int)i)
						return NULL;
					from = (int)i;
				}
		if (from < 0)
			return NULL;
		if (f->blocks[from].jump == JUMP_IF)
			return &f->blocks[from];
		b = from;
	}
	return NULL;
}

/* A condition on the result of a call: what the call looks at. */
static const char *looked_at(const struct block *k, const char *condition)
{
	gsize n = strcspn(condition + (*condition == '!'), "!=<>");

	condition += *condition == '!';
	if (!g_str_has_prefix(condition, "%t"))
		return condition;
	for (unsigned int e = 0; e < k->nevents; e++) {
		const struct event *v = &k->events[e];

		if (v->kind == EVENT_CALL && v->nargs && strlen(v->result) == n &&
		    !strncmp(v->result, condition, n))
			return v->args[0];
	}
	return NULL;
}

const char *study_condition_member(const struct function *f, const struct event *at)
{
	int b = block_index(f, at);
	const struct block *k = b < 0 ? NULL : condition_above(f, b);
	const char *text = k && k->condition ? looked_at(k, k->condition) : NULL;
	const char *member;

	if (!text)
		return NULL;
	member = strrchr(text, '>');
	member = member ? member + 1 : text;
	return strchr(member, ':') ? member : NULL;
}

static gboolean mentions(const struct event *e, const char *member)
{
	if (e->kind == EVENT_SET)
		return strstr(e->result, member) != NULL;
	for (unsigned int i = 0; i < e->nargs; i++)
		if (strstr(e->args[i], member))
			return TRUE;
	return FALSE;
}

static gboolean touches(const struct study *s, const struct function *f, const char *member,
			unsigned int depth)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			const struct function *callee;

			if (mentions(e, member))
				return TRUE;
			if (e->kind != EVENT_CALL || depth >= TOUCH_DEPTH)
				continue;
			callee = program_callee(s->program, f, e->callee);
			if (callee && callee != f && callee->unit == f->unit &&
			    !callee->in_header && touches(s, callee, member, depth + 1))
				return TRUE;
		}
	}
	return FALSE;
}

gboolean study_touches(const struct study *s, const struct function *f, const char *member)
{
	char *name = g_strndup(member, strcspn(member, "!=<>"));
	gboolean found = touches(s, f, name, 0);

	g_free(name);
	return found;
}
