/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is passed by: where one way of a branch, or the round of a loop, changes a lock and the
 * other does not, the condition may well say whether the lock is held.
 */
#include <string.h>

#include "prepare.h"

/* Does the event release (or take) a lock of this class? */
static gboolean changes(const struct flow *w, const struct step_event *e, const struct expr *object,
			enum api_kind kind)
{
	const char *name = lock_class_name(w->model, object, w->function);
	const struct summary *c = e->callee ? &w->model->summaries[e->callee->id] : NULL;

	if (e->api && e->api->kind == kind)
		return e->object == object ||
		       (*name && e->object &&
			lock_class_name(w->model, e->object, w->function) == name);
	if (e->named)
		return e->named->kind == kind && e->pair == object;
	for (unsigned int i = 0; c && i < c->neffects; i++)
		if (c->effects[i].acquired == (kind == API_LOCK) &&
		    (!*name || lock_class_name(w->model, c->effects[i].object, e->callee) == name))
			return TRUE;
	return FALSE;
}

static gboolean block_changes(const struct flow *w, unsigned int block, const struct expr *object,
			      enum api_kind kind)
{
	for (unsigned int i = w->prep->first[block]; i < w->prep->first[block + 1]; i++) {
		if (changes(w, &w->prep->events[i], object, kind))
			return TRUE;
		if (kind == API_UNLOCK && w->prep->events[i].event->kind == EVENT_CALL)
			return FALSE; /* it does more than release */
	}
	return FALSE;
}

/* The block where "if (x) ...;" goes on, through empty blocks. */
static unsigned int follow(const struct function *f, unsigned int block)
{
	for (unsigned int i = 0; i < 4; i++) {
		const struct block *b = &f->blocks[block];

		if (b->nevents || b->jump != JUMP_GOTO || !b->nsucc || b->succ[0] >= f->nblocks)
			break;
		block = b->succ[0];
	}
	return block;
}

/* The same for "if (x) local_bh_enable();": the way that goes by need not have disabled them. */
static void pass_enable(const struct flow *w, struct state *s, unsigned int other)
{
	for (unsigned int i = w->prep->first[other]; i < w->prep->first[other + 1]; i++) {
		const struct api *a = w->prep->events[i].api;

		if (!a || a->kind != API_IRQ_ON)
			continue;
		if (a->class == CLASS_BH && s->bh > 0)
			s->bh--;
		if (a->class == CLASS_PREEMPT && s->preempt > 0)
			s->preempt--;
	}
}

/*
 * "if (x) unlock();" passed by with the lock held: x may well say whether it is.  The same
 * for a lock that is not taken.
 */
static void pass_by(const struct flow *w, struct state *s, unsigned int to, unsigned int other)
{
	const struct function *f = w->function;
	const struct block *b = other < f->nblocks ? &f->blocks[other] : NULL;

	if (!b || to >= f->nblocks || b->jump != JUMP_GOTO || !b->nsucc || !b->nevents ||
	    b->succ[0] >= f->nblocks || follow(f, b->succ[0]) != follow(f, to))
		return;
	for (unsigned int i = 0; i < s->nheld; i++)
		if (s->held[i].object && block_changes(w, other, s->held[i].object, API_UNLOCK))
			s->held[i].flags |= HELD_SKIPPED;
	for (unsigned int i = 0; i < s->nreleased; i++)
		if (block_changes(w, other, s->released[i].object, API_LOCK))
			s->released[i].direct = FALSE;
	for (unsigned int i = w->prep->first[other]; i < w->prep->first[other + 1]; i++) {
		const struct step_event *e = &w->prep->events[i];

		if (e->api && e->api->kind == API_LOCK && e->object &&
		    s->nreleased < MAX_RELEASED && !state_released(s, e->object))
			s->released[s->nreleased++] = (struct released){ .object = e->object,
									 .event = e->event,
									 .skipped = TRUE };
	}
	pass_enable(w, s, other);
	for (unsigned int i = w->prep->first[other]; i < w->prep->first[other + 1]; i++)
		for (unsigned int k = 0; w->prep->events[i].api && k < s->nsaved; k++)
			if (w->prep->events[i].api->flags & API_SAVE)
				s->saved[k].live = FALSE;
}

/* ------------------------------------------- branches that tell held from not held */

static gboolean state_holds(const struct state *s, const struct expr *object)
{
	for (unsigned int i = 0; i < s->nheld; i++)
		if (s->held[i].object == object && !(s->held[i].flags & HELD_MAYBE))
			return TRUE;
	return FALSE;
}

/* Is there a way to the block that (does not) hold the lock? */
static gboolean arrives(const struct flow *w, unsigned int block, const struct expr *object,
			gboolean holding)
{
	const GPtrArray *all = w->states[block];

	for (unsigned int i = 0; i < all->len; i++)
		if (state_holds(g_ptr_array_index(all, i), object) == holding)
			return TRUE;
	return FALSE;
}

static gboolean releases_in(const struct flow *w, unsigned int block, const struct expr *object)
{
	for (unsigned int i = w->prep->first[block]; i < w->prep->first[block + 1]; i++)
		if (changes(w, &w->prep->events[i], object, API_UNLOCK))
			return TRUE;
	return FALSE;
}

enum { REGION_MAX = 8 };

/* Are there few blocks between from and join, no return, and a release of the lock? */
static gboolean region_releases(const struct flow *w, unsigned int from, unsigned int join,
				const struct expr *object)
{
	const struct function *f = w->function;
	unsigned int list[REGION_MAX], n = 0;
	gboolean found = FALSE;

	if (from == join)
		return FALSE;
	list[n++] = from;
	for (unsigned int i = 0; i < n; i++) {
		const struct block *b = &f->blocks[list[i]];

		found |= releases_in(w, list[i], object);
		if (!b->nsucc)
			return FALSE;
		for (unsigned int k = 0; k < b->nsucc; k++) {
			unsigned int to = b->succ[k], at = 0;

			while (at < n && list[at] != to)
				at++;
			if (to == join || at < n)
				continue;
			if (to >= f->nblocks || n == REGION_MAX)
				return FALSE;
			list[n++] = to;
		}
	}
	return found;
}

/* if (x) { ... unlock(); } passed by: the lock is held for some x only, and x may say so. */
static void pass_region(const struct flow *w, struct state *s, unsigned int block, unsigned int to,
			unsigned int other)
{
	const struct function *f = w->function;

	for (unsigned int i = 0; i < s->nheld; i++) {
		const struct expr *object = s->held[i].object;
		unsigned int join = to;

		if (!object || other >= f->nblocks || to >= f->nblocks ||
		    !arrives(w, block, object, FALSE) || !arrives(w, block, object, TRUE))
			continue;
		for (unsigned int n = 0; n < 4 && !releases_in(w, join, object); n++) {
			if (region_releases(w, other, join, object)) {
				s->held[i].flags |= HELD_SKIPPED;
				break;
			}
			if (f->blocks[join].jump != JUMP_GOTO || !f->blocks[join].nsucc ||
			    f->blocks[join].succ[0] >= f->nblocks)
				break;
			join = f->blocks[join].succ[0];
		}
	}
}

/* What the block does to the lock first; API_NONE if it does nothing. */
static enum api_kind first_change(const struct flow *w, unsigned int block,
				  const struct expr *object)
{
	for (unsigned int i = w->prep->first[block]; i < w->prep->first[block + 1]; i++) {
		if (changes(w, &w->prep->events[i], object, API_UNLOCK))
			return API_UNLOCK;
		if (changes(w, &w->prep->events[i], object, API_LOCK))
			return API_LOCK;
	}
	return API_NONE;
}

/* Can a return, or taking the lock again, be reached without another release? */
static gboolean can_avoid(const struct flow *w, unsigned int from, const struct expr *object)
{
	const struct function *f = w->function;
	unsigned char *seen = g_malloc0(f->nblocks);
	GArray *todo = g_array_new(FALSE, FALSE, sizeof(unsigned int));
	gboolean avoided = FALSE;
	enum api_kind first;

	g_array_append_val(todo, from);
	while (todo->len && !avoided) {
		unsigned int b = g_array_index(todo, unsigned int, todo->len - 1);

		g_array_set_size(todo, todo->len - 1);
		if (b >= f->nblocks || seen[b])
			continue;
		seen[b] = 1;
		first = first_change(w, b, object);
		if (first == API_UNLOCK)
			continue;
		avoided = first == API_LOCK || f->blocks[b].jump == JUMP_RETURN;
		g_array_append_vals(todo, f->blocks[b].succ, f->blocks[b].nsucc);
	}
	g_array_free(todo, TRUE);
	g_free(seen);
	return avoided;
}

/* A branch that repeats the release does not tell whether it was done. */
static gboolean repeats(const struct flow *w, unsigned int block, const struct event *release)
{
	const struct step_event *s = prepare_step(w->prep, release);

	return s && prepare_is_loop(w->prep, block, s->block);
}

/*
 * Some ways to the branch have released the lock and some hold it; where the other side of the
 * branch need not release it, the condition may be what tells the one from the other.
 */
static void pass_released(const struct flow *w, struct state *s, unsigned int block,
			  unsigned int other)
{
	for (unsigned int i = 0; i < s->nreleased; i++)
		if (s->released[i].direct && arrives(w, block, s->released[i].object, TRUE) &&
		    can_avoid(w, other, s->released[i].object) &&
		    !repeats(w, block, s->released[i].event))
			s->released[i].direct = FALSE;
}

/* The last thing that the block does to the lock is to release it. */
static gboolean ends_released(const struct flow *w, unsigned int block, const struct expr *object)
{
	for (unsigned int i = w->prep->first[block + 1]; i > w->prep->first[block]; i--) {
		if (changes(w, &w->prep->events[i - 1], object, API_UNLOCK))
			return TRUE;
		if (changes(w, &w->prep->events[i - 1], object, API_LOCK))
			return FALSE;
	}
	return FALSE;
}

/* Can `from` be reached from `to`? */
static gboolean comes_back(const struct function *f, unsigned int to, unsigned int from)
{
	unsigned char *seen = g_malloc0(f->nblocks);
	GArray *todo = g_array_new(FALSE, FALSE, sizeof(unsigned int));
	gboolean back;

	g_array_append_val(todo, to);
	while (todo->len && !seen[from]) {
		unsigned int b = g_array_index(todo, unsigned int, todo->len - 1);

		g_array_set_size(todo, todo->len - 1);
		if (b >= f->nblocks || seen[b])
			continue;
		seen[b] = 1;
		g_array_append_vals(todo, f->blocks[b].succ, f->blocks[b].nsucc);
	}
	back = seen[from];
	g_array_free(todo, TRUE);
	g_free(seen);
	return back;
}

/*
 * for (x = lock(); x; x = unlock()): a loop that each round releases what was taken before
 * it is not passed by.
 */
static void pass_loop(const struct flow *w, struct state *s, unsigned int head, unsigned int to)
{
	const struct function *f = w->function;

	for (unsigned int q = 0; s->nheld && q < f->nblocks; q++) {
		if (f->blocks[q].jump != JUMP_GOTO || !f->blocks[q].nsucc ||
		    f->blocks[q].succ[0] != head || w->prep->order[q] < w->prep->order[head])
			continue;
		for (unsigned int i = 0; i < s->nheld; i++)
			if (s->held[i].object && ends_released(w, q, s->held[i].object) &&
			    !comes_back(f, to, head))
				s->held[i].flags |= HELD_SKIPPED;
	}
}

void flow_pass(const struct flow *w, struct state *s, unsigned int block, unsigned int way)
{
	const struct block *b = &w->function->blocks[block];

	pass_by(w, s, b->succ[way], b->succ[!way]);
	pass_region(w, s, block, b->succ[way], b->succ[!way]);
	pass_released(w, s, block, b->succ[!way]);
	pass_loop(w, s, block, b->succ[way]);
}
