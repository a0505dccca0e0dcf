/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock-recursive: a branch that takes a lock on one side and has it released on the other believes
 * that its condition says whether the lock is held.  Where both can be on the way to the branch, the
 * second taking on a path of ours is the first one on theirs.
 */
#include "lock_recursive.h"

#include <string.h>

enum change { CHANGE_NONE, CHANGE_TAKES, CHANGE_RELEASES };

struct search {
	const struct program *program;
	const struct function *function;
	const struct observation *seen;
	const char *class;
};

/* The class of the lock that the call names; "" if it is not known. */
static const char *class_at(const struct search *s, const struct event *e)
{
	struct lock_model *m = s->program->locks;
	const struct expr *x;

	if (e->api->object < 0 || (unsigned int)e->api->object >= e->nargs)
		return "";
	x = lock_expr(m, s->function, e->args[e->api->object]);
	return lock_class_name(m, x && x->op == EXPR_ADDR ? x->base : x, s->function);
}

static enum change callee_change(const struct search *s, const struct event *e)
{
	const struct lock_model *m = s->program->locks;
	const struct function *f = e->callee ? program_callee(s->program, s->function, e->callee) : NULL;
	const struct summary *u = f ? &m->summaries[f->id] : NULL;

	for (unsigned int i = 0; u && i < u->neffects; i++)
		if (lock_class_name(m, u->effects[i].object, f) == s->class)
			return u->effects[i].acquired ? CHANGE_TAKES : CHANGE_RELEASES;
	return CHANGE_NONE;
}

static enum change change_of(const struct search *s, const struct event *e)
{
	if (e->kind != EVENT_CALL)
		return CHANGE_NONE;
	if (!e->api)
		return callee_change(s, e);
	if ((e->api->kind != API_LOCK && e->api->kind != API_UNLOCK) || class_at(s, e) != s->class)
		return CHANGE_NONE;
	return e->api->kind == API_LOCK ? CHANGE_TAKES : CHANGE_RELEASES;
}

static enum change block_change(const struct search *s, unsigned int block, gboolean last)
{
	const struct block *b = &s->function->blocks[block];
	enum change found = CHANGE_NONE;

	for (unsigned int i = 0; i < b->nevents; i++) {
		enum change c = change_of(s, &b->events[i]);

		if (c != CHANGE_NONE && (last || found == CHANGE_NONE))
			found = c;
	}
	return found;
}

static gboolean has_event(const struct block *b, const struct event *e)
{
	return e >= b->events && e < b->events + b->nevents;
}

/* Goes on from `from` without passing `stop`. */
struct walk {
	gboolean meets; /* the second taking */
	gboolean takes, releases; /* what happens to the lock first */
};

static struct walk walk_from(const struct search *s, unsigned int from, unsigned int stop)
{
	const struct function *f = s->function;
	unsigned char *seen = g_malloc0(f->nblocks);
	GArray *left = g_array_new(FALSE, FALSE, sizeof(unsigned int));
	struct walk w = { 0 };

	g_array_append_val(left, from);
	while (left->len) {
		unsigned int b = g_array_index(left, unsigned int, left->len - 1);
		enum change c;

		g_array_set_size(left, left->len - 1);
		if (b >= f->nblocks || b == stop || seen[b]++)
			continue;
		c = block_change(s, b, FALSE);
		w.meets |= has_event(&f->blocks[b], s->seen->event);
		w.takes |= c == CHANGE_TAKES;
		w.releases |= c == CHANGE_RELEASES;
		for (unsigned int i = 0; c == CHANGE_NONE && i < f->blocks[b].nsucc; i++)
			g_array_append_val(left, f->blocks[b].succ[i]);
	}
	g_array_free(left, TRUE);
	g_free(seen);
	return w;
}

/* Is there a way to the start of the branch on which the lock is not held? */
static gboolean is_free_at(const struct search *s, unsigned int branch)
{
	const struct function *f = s->function;
	unsigned char *seen = g_malloc0(2 * f->nblocks); /* free, held */
	GArray *left = g_array_new(FALSE, FALSE, sizeof(unsigned int));
	unsigned int node = 0;
	gboolean found = FALSE;

	g_array_append_val(left, node);
	while (left->len && !found) {
		enum change c;
		unsigned int b;

		node = g_array_index(left, unsigned int, left->len - 1);
		g_array_set_size(left, left->len - 1);
		b = node / 2;
		if (b >= f->nblocks || seen[node]++)
			continue;
		c = block_change(s, b, TRUE);
		if (c != CHANGE_NONE)
			node = 2 * b + (c == CHANGE_TAKES);
		found = b == branch && !(node & 1);
		for (unsigned int i = 0; i < f->blocks[b].nsucc; i++) {
			unsigned int next = 2 * f->blocks[b].succ[i] + (node & 1);

			g_array_append_val(left, next);
		}
	}
	g_array_free(left, TRUE);
	g_free(seen);
	return found;
}

/* "%p" of "&%p->tag:lock"; NULL if the lock is not a member of anything. */
static char *owner_of(const struct event *lock)
{
	const char *arg = lock->nargs ? lock->args[0] : "", *arrow = strrchr(arg, '>');

	return *arg == '&' && arrow > arg + 2 ? g_strndup(arg + 1, (gsize)(arrow - arg - 2)) : NULL;
}

/* Is the lock's owner given to a function that was not read?  It may do what the other side does. */
static gboolean gives_away(const struct search *s, unsigned int block)
{
	const struct block *b = &s->function->blocks[block];
	char *owner = s->seen->held.event ? owner_of(s->seen->held.event) : NULL;
	gboolean found = FALSE;

	for (unsigned int i = 0; owner && i < b->nevents; i++) {
		const struct event *e = &b->events[i];

		if (e->kind != EVENT_CALL || e->api || strpbrk(e->callee, "%$@>.") ||
		    program_callee(s->program, s->function, e->callee))
			continue;
		for (unsigned int k = 0; k < e->nargs; k++)
			found |= !strcmp(e->args[k], owner);
	}
	g_free(owner);
	return found;
}

/* Nothing here releases it: it is given away to somebody who does, perhaps before it is taken again. */
static gboolean is_given_up(const struct search *s)
{
	const struct function *f = s->function;

	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++)
			if (f->blocks[b].events[i].line > s->seen->held.event->line &&
			    change_of(s, &f->blocks[b].events[i]) == CHANGE_RELEASES)
				return FALSE;
	return s->seen->held.via != NULL;
}

gboolean lock_recursive_is_told_apart(const struct program *p, const struct observation *o)
{
	const struct function *f = o->function;
	struct search s = { p, f, o, lock_class_name(p->locks, o->held.object, f) };

	if (is_given_up(&s))
		return TRUE;
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; f->blocks[b].nsucc == 2 && i < 2; i++) {
			struct walk mine = walk_from(&s, f->blocks[b].succ[i], b);
			struct walk other;

			if (!mine.meets)
				continue;
			other = walk_from(&s, f->blocks[b].succ[1 - i], b);
			if (other.meets || !other.releases || other.takes)
				continue;
			if (is_free_at(&s, b) || gives_away(&s, f->blocks[b].succ[i]))
				return TRUE;
		}
	}
	return FALSE;
}
