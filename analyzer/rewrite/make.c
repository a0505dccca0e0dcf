/* SPDX-License-Identifier: GPL-2.0-only */
/* All edits of a plan, or the reason why there are none. */
#include <string.h>

#include "base/arena.h"
#include "maker.h"

const char *maker_printf(const struct maker *m, const char *fmt, ...)
{
	va_list ap;
	const char *kept;

	va_start(ap, fmt);
	kept = arena_vprintf(m->program->arena, fmt, ap);
	va_end(ap);
	return kept;
}

struct edited_file *maker_file(const struct maker *m, const char *path)
{
	return edits_file(m->edits, path);
}

const char *maker_find_call(const struct maker *m, const struct function *f, const struct event *e,
			    struct edited_file **file, gssize *from, gssize *to)
{
	*file = maker_file(m, f->at.path);
	if (!*file)
		return maker_printf(m, "%s can not be read", f->at.path);
	*from = (gssize)edited_offset(*file, e->line, e->column);
	*to = (gssize)edited_offset(*file, e->end_line, e->end_column);
	if (!ctext_is_call(*file, *from, *to, e->written))
		return maker_printf(m, "%s:%u: %s() is called inside of a macro", f->at.path, e->line,
				    e->written);
	return NULL;
}

const char *maker_flush(const struct maker *m, const struct plan_site *site,
			const struct function **f, const struct event **e)
{
	const struct flush_use *use = site->use;
	const struct flush_step *last =
		use->via->len ? &g_array_index(use->via, struct flush_step, use->via->len - 1) : NULL;

	*f = last ? last->function : use->function;
	*e = last ? last->event : use->event;
	if (!last && !use->variable)
		return NULL;
	if (last && !use->variable && site->strategy == STRATEGY_MODULE_WQ && !(*f)->in_header &&
	    !(*f)->is_inline && (*e)->api && (*e)->api->flags & API_SYSTEM)
		return NULL;
	return maker_printf(m, "%s:%u: the flush is inside of a function or variable that others use",
			    use->at.path, use->at.line);
}

/* Kbuild links built-in code in the order of its files, and runs init functions in that order. */
static const char *check_order(const struct maker *m)
{
	const struct module *home = m->plan->home->modules->len ?
					    m->plan->home->modules->pdata[0] :
					    NULL;
	g_autofree char *kbuild = NULL, *text = NULL, *own = NULL;
	const char *first;

	if (!home)
		return NULL;
	kbuild = g_build_filename(m->program->tree->root, home->dir, "Makefile", NULL);
	if (!g_file_get_contents(kbuild, &text, NULL, NULL))
		return NULL;
	own = g_strconcat(home->name, ".o", NULL);
	first = strstr(text, own);
	for (guint i = 0; first && i < m->plan->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(m->plan->units, i);
		const struct module *other = u->modules->len ? u->modules->pdata[0] : NULL;
		g_autofree char *name = other ? g_strconcat(other->name, ".o", NULL) : NULL;
		const char *found = name && other != home ? strstr(text, name) : NULL;

		if (found && found < first)
			return maker_printf(m,
					    "built in, %s would start before %s, which makes the workqueue",
					    other->name, home->name);
	}
	return NULL;
}

/* One answer for all flushes of a plan. */
static gboolean uses_existing(const struct plan *plan)
{
	for (guint i = 0; i < plan->sites->len; i++)
		if (((struct plan_site *)plan->sites->pdata[i])->strategy == STRATEGY_EXISTING_WQ)
			return TRUE;
	return FALSE;
}

static const char *make_queue(const struct maker *m)
{
	const struct program_unit *init_unit = NULL;
	const char *why;

	if (m->plan->device)
		return device_queue(m);
	if (!m->plan->home)
		return "no module is used by all the others, so none can own the workqueue";
	m->plan->existing = uses_existing(m->plan);
	why = m->plan->existing ? existing_choose(m) : create_choose_name(m);
	if (!why)
		why = check_order(m);
	if (!why && !m->plan->existing)
		why = create_queue(m, &init_unit);
	if (!why && !m->plan->existing)
		why = create_variable(m, init_unit);
	return why;
}

gboolean plan_make_edits(struct plan *plan, const struct program *p, const struct queues *q,
			 const struct plan_options *o)
{
	struct maker m = { p, q, plan, edits_new(p->tree->root), o };
	const char *why = NULL;

	m.edits->tree = p->tree;
	for (guint i = 0; i < plan->sites->len && !why; i++) {
		const struct plan_site *site = g_ptr_array_index(plan->sites, i);

		if (site->strategy == STRATEGY_MANUAL)
			why = site->reason;
	}
	plan_keep_flushes(plan);
	if (!why && plan_makes_queue(plan))
		why = make_queue(&m);
	for (guint i = 0; plan_makes_queue(plan) && i < plan->moved->len && !why; i++)
		why = convert_queue(&m, g_ptr_array_index(plan->moved, i));
	for (guint i = 0; i < plan->sites->len && !why; i++)
		why = waits_replace(&m, g_ptr_array_index(plan->sites, i));
	if (why) {
		edits_free(m.edits);
		plan_give_up(plan, why);
		return FALSE;
	}
	edits_free(plan->edits);
	plan->edits = m.edits;
	return TRUE;
}
