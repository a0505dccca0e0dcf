/* SPDX-License-Identifier: GPL-2.0-only */
/* wq-flush-under-lock: waits for what can not be running. */
#include <string.h>

#include "wq_flush_meet.h"

static gboolean starts_something(const struct event *e)
{
	return e->kind == EVENT_CALL && e->api &&
	       (e->api->kind == API_WORK_QUEUE || e->api->kind == API_ARM);
}

gboolean wq_flush_is_idle(const struct observation *o)
{
	const struct function *f = o->function;
	unsigned int cancelled = 0, queued = 0;

	if (!f->is_exit || o->use->depth || !o->event->nargs)
		return FALSE;
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind != EVENT_CALL || e->line >= o->event->line || !e->api)
				continue;
			if (e->api == o->event->api && e->nargs &&
			    !strcmp(e->args[0], o->event->args[0]))
				cancelled = MAX(cancelled, e->line);
			else if (starts_something(e))
				queued = MAX(queued, e->line);
		}
	}
	return cancelled > queued;
}

/* The handler of a file that ends the wait for itself before it goes on. */
gboolean wq_flush_gives_way(const struct binding *b)
{
	static const char *const words[] = { "break_active_protection", "remove_file_self",
					     "remove_self" };
	const struct function *f = b->handler;

	for (unsigned int k = 0; b->class == CLASS_SYSFS && k < f->nblocks; k++)
		for (unsigned int i = 0; i < f->blocks[k].nevents; i++)
			for (unsigned int n = 0; n < G_N_ELEMENTS(words); n++)
				if (f->blocks[k].events[i].kind == EVENT_CALL &&
				    strstr(f->blocks[k].events[i].callee, words[n]))
					return TRUE;
	return FALSE;
}

gboolean wq_flush_is_pinned(const struct binding *b)
{
	const GPtrArray *all = b->handler->unit->functions;
	gboolean pinned = FALSE;

	for (unsigned int n = 0; b->class == CLASS_HRTIMER && n < all->len; n++) {
		const struct function *f = g_ptr_array_index(all, n);

		for (unsigned int k = 0; k < f->nblocks; k++) {
			for (unsigned int i = 0; i < f->blocks[k].nevents; i++) {
				const struct event *e = &f->blocks[k].events[i];

				if (e->kind != EVENT_CALL || !e->nargs ||
				    !g_str_has_prefix(e->written, "hrtimer_start"))
					continue;
				if (!strstr(e->args[e->nargs - 1], "PINNED"))
					return FALSE;
				pinned = TRUE;
			}
		}
	}
	return pinned;
}

/* An event and the block that it is in. */
struct spot {
	const struct event *event;
	unsigned int block;
};

static gboolean registers(const struct program *p, const struct function *f, const struct event *e,
			  const struct binding *b)
{
	if (e->kind != EVENT_CALL)
		return FALSE;
	if (b->function == f)
		return e->line == b->at.line && e->column == b->at.column;
	return e->callee && program_callee(p, f, e->callee) == b->function;
}

/* Where f registers the handler before the other event, itself or by a function that it calls. */
static struct spot find_registration(const struct program *p, const struct function *f,
				     const struct event *before, const struct binding *b)
{
	struct spot found = { NULL, 0 };

	for (unsigned int i = 0; i < f->nblocks; i++) {
		for (unsigned int k = 0; k < f->blocks[i].nevents; k++) {
			const struct event *e = &f->blocks[i].events[k];

			if (e->line < before->line && registers(p, f, e, b))
				found = (struct spot){ e, i };
		}
	}
	return found;
}

static gboolean has_event(const struct block *b, const struct event *e)
{
	return e >= b->events && e < b->events + b->nevents;
}

/* Is there a way from the block to the event that does not pass the other block? */
static gboolean is_way(const struct function *f, unsigned int from, unsigned int block,
		       const struct event *e)
{
	unsigned char *seen = g_malloc0(f->nblocks);
	GArray *todo = g_array_new(FALSE, FALSE, sizeof(unsigned int));
	unsigned int b = from;
	gboolean around = FALSE;

	g_array_append_val(todo, b);
	while (todo->len && !around) {
		b = g_array_index(todo, unsigned int, todo->len - 1);
		g_array_set_size(todo, todo->len - 1);
		if (seen[b]++ || b == block)
			continue;
		around = has_event(&f->blocks[b], e);
		for (unsigned int i = 0; i < f->blocks[b].nsucc; i++)
			if (f->blocks[b].succ[i] < f->nblocks && !seen[f->blocks[b].succ[i]])
				g_array_append_val(todo, f->blocks[b].succ[i]);
	}
	g_array_free(todo, TRUE);
	g_free(seen);
	return around;
}

/* Each way to the event passes the block; or one does, and the event is on a branch as well. */
static gboolean is_undone(const struct use *u, unsigned int block, gboolean first)
{
	const struct function *f = u->function;

	if (!is_way(f, 0, block, u->event))
		return TRUE;
	return !first && u->flags & USE_BRANCH && is_way(f, block, f->nblocks, u->event);
}

static gboolean starts_between(const struct function *f, unsigned int from, unsigned int to)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->line > from && e->line < to && starts_something(e))
				return TRUE;
		}
	}
	return FALSE;
}

/* Interrupts and threads run as soon as they are registered. */
static gboolean runs_at_once(const struct binding *b)
{
	return b->class == CLASS_IRQ || b->class == CLASS_KTHREAD || b->class == CLASS_SYSFS ||
	       b->class == CLASS_NAPI;
}

gboolean wq_flush_is_fresh(const struct program *p, const struct observation *o,
			   const struct binding *b)
{
	if (!b->function || runs_at_once(b))
		return FALSE;
	for (const struct use *u = o->use; u; u = u->next) {
		struct spot at = find_registration(p, u->function, u->event, b);

		if (at.event && is_undone(u, at.block, u == o->use) &&
		    !starts_between(u->function, at.event->line, u->event->line))
			return TRUE;
	}
	return FALSE;
}
