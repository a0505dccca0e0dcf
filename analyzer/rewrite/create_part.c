/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Steps 2 and 3 in the functions that start and stop the one file that queues and flushes, if the module's
 * own init and exit functions call such: the workqueue stays static in that file.
 */
#include <string.h>

#include "create.h"

/* The one file of all that moves and of all flushes; NULL: there are several. */
static const struct program_unit *only_unit(const struct maker *m)
{
	const struct program_unit *u = NULL;

	for (guint i = 0; i < m->plan->moved->len; i++) {
		const struct queue_site *s = m->plan->moved->pdata[i];

		if (u && u != s->function->unit)
			return NULL;
		u = s->function->unit;
	}
	for (guint i = 0; i < m->plan->sites->len && u; i++) {
		const struct function *f;
		const struct event *e;

		if (maker_flush(m, m->plan->sites->pdata[i], &f, &e) || f->unit != u)
			return NULL;
	}
	return u;
}

/* Does the block decide by the result of its call? */
static gboolean is_checked(const struct block *k, const struct event *call)
{
	const char *value = call->result, *condition = k->condition ? k->condition : "";

	for (unsigned int i = 0; i < k->nevents; i++)
		if (k->events[i].kind == EVENT_SET && g_str_equal(k->events[i].value, call->result))
			value = k->events[i].result;
	condition += *condition == '!';
	return (k->jump == JUMP_IF || k->jump == JUMP_RETURN) && *value &&
	       (g_str_has_prefix(condition, value) || g_str_has_prefix(condition, call->result));
}

/*
 * Is nothing running yet that could queue?  The first way out after the call shows it: nothing is undone
 * there.
 */
static gboolean is_first(const struct function *init, const struct event *call)
{
	const struct block *way = NULL;

	for (unsigned int b = 0; b < init->nblocks; b++) {
		const struct block *k = &init->blocks[b];

		if (k->jump == JUMP_RETURN && k->line >= call->line && (!way || k->line < way->line))
			way = k;
	}
	if (!way || !way->condition || g_str_equal(way->condition, "0"))
		return FALSE;
	for (unsigned int i = 0; i < way->nevents; i++)
		if (way->events[i].kind == EVENT_CALL && way->events[i].line > call->line &&
		    !create_only_says(&way->events[i]))
			return FALSE;
	return TRUE;
}

/* The one function of the unit that `from` calls, checked and first if it is to make something. */
static const struct function *part_of(const struct maker *m, const struct function *from,
				      const struct program_unit *u, gboolean makes)
{
	const struct function *found = NULL;

	for (unsigned int b = 0; b < from->nblocks; b++) {
		const struct block *k = &from->blocks[b];

		for (unsigned int i = 0; i < k->nevents; i++) {
			const struct event *e = &k->events[i];
			const struct function *f =
				e->kind == EVENT_CALL ? program_callee(m->program, from, e->callee) : NULL;

			if (!f || f->unit != u || (makes && !f->is_init))
				continue;
			if (found || (makes && !(is_checked(k, e) && is_first(from, e))))
				return NULL;
			found = f;
		}
	}
	return found;
}

gboolean create_in_part(const struct maker *m, const struct function *init,
			const struct function *exit, const struct program_unit **unit)
{
	const struct program_unit *u = only_unit(m);
	const struct function *makes, *destroys;
	struct edited_file *f;
	guint before;

	if (!u || u == init->unit)
		return FALSE;
	makes = part_of(m, init, u, TRUE);
	destroys = part_of(m, exit, u, FALSE);
	f = makes && destroys ? maker_file(m, u->path) : NULL;
	if (!f)
		return FALSE;
	before = f->changes->len;
	if (create_in_init(m, makes, destroys) || create_in_exit(m, destroys)) {
		g_array_set_size(f->changes, before);
		plan_keep_flushes(m->plan);
		return FALSE;
	}
	*unit = u;
	return TRUE;
}
