/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * device-wq in the function that sets the items up (probe): the workqueue is made right before them and
 * left to devres, which destroys it after remove() and on each later way out.  That is right where
 * nothing that is not devres' was taken since a way out that just returns, and where devres does not
 * let an interrupt handler go later than the workqueue.
 */
#include <string.h>

#include "device.h"

enum { DEPTH_MAX = 3 };

static gboolean takes_nothing(const struct maker *m, const struct function *f, const struct event *e,
			      unsigned int depth);

/* All calls of a function that was read. */
static gboolean takes_nothing_inside(const struct maker *m, const struct function *f, unsigned int depth)
{
	if (depth > DEPTH_MAX)
		return FALSE;
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++)
			if (!takes_nothing(m, f, &f->blocks[b].events[i], depth))
				return FALSE;
	return TRUE;
}

/* Calls that take nothing that would have to be given back. */
static gboolean takes_nothing(const struct maker *m, const struct function *f, const struct event *e,
			      unsigned int depth)
{
	static const char *const ends[] = { "_set_drvdata", "_get_drvdata", "_set_clientdata",
					    "_get_clientdata", "_priv", "_id", "_name", "_show" };
	static const char *const starts[] = { "devm_", "dev_", "_dev_", "printk", "_printk", "init_",
					      "__init_", "to_", "INIT_", "of_property_", "device_property_",
					      "of_device_", "device_get_match_data", "PTR_ERR" };
	const struct function *callee;

	if (e->kind != EVENT_CALL)
		return TRUE;
	if (e->api)
		return e->api->kind == API_LOCK_INIT || e->api->kind == API_WORK_INIT;
	for (guint i = 0; i < G_N_ELEMENTS(starts); i++)
		if (g_str_has_prefix(e->callee, starts[i]))
			return TRUE;
	for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
		if (g_str_has_suffix(e->callee, ends[i]))
			return TRUE;
	callee = program_callee(m->program, f, e->callee);
	return callee && takes_nothing_inside(m, callee, depth + 1);
}

/* The last plain error return above the line; 0: none. */
static unsigned int return_above(const struct function *f, unsigned int line)
{
	unsigned int last = 0;

	for (unsigned int b = 0; b < f->nblocks; b++) {
		const struct block *k = &f->blocks[b];

		if (k->jump == JUMP_RETURN && k->line < line && k->line > last)
			last = k->line;
	}
	return last;
}

/* Why "return -ENOMEM;" right above the items would leave something behind; NULL: it would not. */
static const char *check_undo(const struct maker *m, const struct plan_device *d)
{
	unsigned int from = return_above(d->function, d->init->line);

	for (unsigned int b = 0; b < d->function->nblocks; b++) {
		const struct block *k = &d->function->blocks[b];

		for (unsigned int i = 0; i < k->nevents; i++) {
			const struct event *e = &k->events[i];

			if (e->line >= d->init->line || e->kind != EVENT_CALL)
				continue;
			if (strstr(e->callee, "devm_request") && strstr(e->callee, "irq"))
				return maker_printf(m, "%s() requests an interrupt before it sets the items up",
						    d->function->name);
			if (e->line > from && !takes_nothing(m, d->function, e, 0))
				return maker_printf(m,
						    "%s() would have to undo %s() when there is no workqueue",
						    d->function->name, e->written);
		}
	}
	return NULL;
}

/* The device that devres frees the object with: the first argument of a devm_ call above; to be freed. */
static char *device_text(const struct maker *m, const struct plan_device *d)
{
	for (unsigned int b = 0; b < d->function->nblocks; b++) {
		const struct block *k = &d->function->blocks[b];

		for (unsigned int i = 0; i < k->nevents; i++) {
			const struct event *e = &k->events[i];
			struct edited_file *f;
			gssize from, to, start, end;

			if (e->line >= d->init->line || e->kind != EVENT_CALL ||
			    !g_str_has_prefix(e->written, "devm_") ||
			    !strstr(e->written, "alloc") ||
			    maker_find_call(m, d->function, e, &f, &from, &to) ||
			    !ctext_argument(f, from, to, 0, &start, &end))
				continue;
			return g_strndup(f->text + start, (gsize)(end - start));
		}
	}
	return NULL;
}

/* The line of the statement, or of the comment of one line right above it. */
static gssize with_comment(const struct edited_file *f, gssize line)
{
	gssize above = line > 0 ? ctext_line(f, line - 1) : line;

	return g_str_has_prefix(f->text + above + strspn(f->text + above, " \t"), "/*") ? above : line;
}

/* devm_add_action_or_reset() in one line, or with its last argument below the first. */
static char *action(const char *result, const char *device, const char *destroy, const char *wq)
{
	g_autofree char *start = g_strdup_printf("%s = devm_add_action_or_reset(", result);
	gsize column = 8 + strlen(start);
	g_autofree char *indent = g_strnfill(column / 8, '\t');
	g_autofree char *blanks = g_strnfill(column % 8, ' ');

	if (column + strlen(device) + strlen(destroy) + strlen(wq) + strlen(", , );") <= 80)
		return g_strdup_printf("\t%s%s, %s, %s);\n", start, device, destroy, wq);
	return g_strdup_printf("\t%s%s, %s,\n%s%s%s);\n", start, device, destroy, indent, blanks, wq);
}

/* The line that the function with its comment starts at. */
static gssize above_function(const struct edited_file *f, const struct function *fn)
{
	gssize line = ctext_line(f, (gssize)edited_offset(f, fn->at.line, 1));

	while (line > 0 && !ctext_is_blank(f, ctext_line(f, line - 1)))
		line = ctext_line(f, line - 1);
	return line;
}

static const char *make_there(const struct maker *m, const char *object, const char *device)
{
	const struct plan_device *d = m->plan->device;
	const char *result = create_result_variable(d->function);
	g_autofree char *wq = g_strconcat(object, m->plan->variable, NULL);
	g_autofree char *destroy = g_strdup_printf("%s_destroy_%s", d->tag, m->plan->variable);
	g_autofree char *flags = create_flags(m, m->plan->wq), *call = NULL, *text = NULL, *helper = NULL;
	struct edited_file *f;
	struct statement s;
	gssize from, to, line;
	const char *why = maker_find_call(m, d->function, d->init, &f, &from, &to);

	if (why)
		return why;
	if (!result)
		return maker_printf(m, "%s() has no variable for a result", d->function->name);
	if (!ctext_statement(f, from, to, &s) || s.line == TEXT_NONE || s.body ||
	    !g_str_has_prefix(f->text + s.line, "\t") || f->text[s.line + 1] == '\t')
		return maker_printf(m, "%s:%u: there is no room for lines", f->path, d->init->line);
	line = with_comment(f, s.line);
	call = action(result, device, destroy, wq);
	text = g_strdup_printf("\t%s = alloc_workqueue(\"%%s\", %s, dev_name(%s));\n"
			       "\tif (!%s)\n\t\treturn -ENOMEM;\n\n%s\tif (%s)\n\t\treturn %s;\n\n",
			       wq, flags, device, wq, call, result, result);
	helper = g_strdup_printf("static void %s(void *wq)\n{\n\tdestroy_workqueue(wq);\n}\n\n", destroy);
	if (line > 0 && !ctext_is_blank(f, ctext_line(f, line - 1)))
		edit_replace(f, (gsize)line, (gsize)line, "\n");
	edit_replace(f, (gsize)line, (gsize)line, text);
	line = above_function(f, d->function);
	edit_replace(f, (gsize)line, (gsize)line, helper);
	return NULL;
}

/* "p->" of the argument "&p->work" of INIT_WORK(); to be freed, or NULL. */
static char *object_there(const struct maker *m, const struct plan_device *d)
{
	struct edited_file *f;
	gssize from, to, start, end;
	g_autofree char *argument = NULL;

	if (maker_find_call(m, d->function, d->init, &f, &from, &to) ||
	    !ctext_argument(f, from, to, 0, &start, &end))
		return NULL;
	argument = g_strndup(f->text + start, (gsize)(end - start));
	return ctext_object(argument);
}

const char *device_queue(const struct maker *m)
{
	const struct plan_device *d = m->plan->device;
	g_autofree char *device = device_text(m, d), *object = object_there(m, d);
	const char *why = check_undo(m, d);

	if (why)
		return why;
	if (!device)
		return maker_printf(m, "%s() takes no memory from devres, so nothing shows when the object goes",
				    d->function->name);
	if (!object)
		return maker_printf(m, "%s:%u: the item is not written as a member", d->function->at.path,
				    d->init->line);
	why = device_member(m);
	return why ? why : make_there(m, object, device);
}
