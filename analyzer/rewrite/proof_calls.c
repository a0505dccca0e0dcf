/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Who calls the functions that make and destroy a workqueue: once each, when the module comes and when it
 * goes.  An exit function that init calls as well, to undo what it has done, is fine.
 */
#include <string.h>

#include "proof_queue.h"

/* Is it one of the module's own init (exit) functions? */
static gboolean is_end(const struct function *f, gboolean exit)
{
	const GPtrArray *ends = exit ? f->unit->modexits : f->unit->modinits;

	for (guint i = 0; i < ends->len; i++)
		if (g_str_equal(((const struct variable *)ends->pdata[i])->name, f->name))
			return TRUE;
	return FALSE;
}

/* "@name", the address of f, seen from a unit. */
static gboolean is_address(const struct program *p, const struct program_unit *u, const char *text,
			   const struct function *f)
{
	struct function from = { .unit = (struct program_unit *)u };

	return text && *text == '@' && g_str_equal(text + 1, f->name) &&
	       program_callee(p, &from, f->name) == f;
}

static gboolean is_stored(const struct program *p, const struct event *e, const struct function *from,
			  const struct function *f)
{
	if (e->kind == EVENT_SET && is_address(p, from->unit, e->value, f))
		return TRUE;
	for (unsigned int i = 0; i < e->nargs; i++)
		if (is_address(p, from->unit, e->args[i], f))
			return TRUE;
	return FALSE;
}

/* A table or call that has the function's address, so that others may call it; NULL: there is none. */
static const char *kept_at(const struct program *p, const struct function *f, unsigned int *line)
{
	for (guint i = 0; i < p->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(p->units, i);

		for (guint n = 0; n < u->initialisers->len; n++) {
			const struct initialiser *t = g_ptr_array_index(u->initialisers, n);

			if (!is_address(p, u, t->value, f) || g_str_has_prefix(t->object, "@__"))
				continue;
			*line = t->at.line;
			return t->at.path;
		}
	}
	for (guint i = 0; i < p->functions->len; i++) {
		const struct function *from = g_ptr_array_index(p->functions, i);

		for (unsigned int b = 0; b < from->nblocks; b++)
			for (unsigned int n = 0; n < from->blocks[b].nevents; n++) {
				if (!is_stored(p, &from->blocks[b].events[n], from, f))
					continue;
				*line = from->blocks[b].events[n].line;
				return from->at.path;
			}
	}
	return NULL;
}

/* How often `from` calls f. */
static guint calls_of(const struct program *p, const struct function *from, const struct function *f)
{
	guint n = 0;

	for (unsigned int b = 0; b < from->nblocks; b++)
		for (unsigned int i = 0; i < from->blocks[b].nevents; i++) {
			const struct event *e = &from->blocks[b].events[i];

			n += e->kind == EVENT_CALL && g_str_equal(e->callee, f->name) &&
			     program_callee(p, from, e->callee) == f;
		}
	return n;
}

/*
 * `f` makes (or destroys: exit) the workqueue.  Nobody else may call it if it is the module's own; else the
 * module's own one does, once.
 */
static char *check_function(const struct program *p, const struct function *f, gboolean exit,
			    const char *variable)
{
	unsigned int line = 0;
	const char *path = kept_at(p, f, &line);
	guint calls = 0;

	if (path)
		return g_strdup_printf("%s() may be called through a pointer as well, %s:%u", f->name, path,
				       line);
	for (guint i = 0; i < p->functions->len; i++) {
		const struct function *from = g_ptr_array_index(p->functions, i);
		guint n = calls_of(p, from, f);

		if (!n || (exit && is_end(from, FALSE)) || (exit && from->is_init))
			continue;
		calls += n;
		if (is_end(f, exit) || !is_end(from, exit) || calls > 1)
			return g_strdup_printf("%s() calls %s() as well, which %s %s", from->name, f->name,
					       exit ? "destroys" : "makes", variable);
	}
	return NULL;
}

char *proof_of_calls(const struct program *p, const struct function *maker, const GPtrArray *destroyers,
		     const char *variable)
{
	char *problem = check_function(p, maker, FALSE, variable);

	for (guint i = 0; i < destroyers->len && !problem; i++)
		if (destroyers->pdata[i] != maker)
			problem = check_function(p, destroyers->pdata[i], TRUE, variable);
	return problem;
}
