/* SPDX-License-Identifier: GPL-2.0-only */
/* Step 4: one queue call moves to the new workqueue. */
#include <string.h>

#include "maker.h"

enum { LINE_MAX_COLUMNS = 80, ARGS_MAX = 8 };

/* What a call without a workqueue argument becomes, and the place of the argument in it. */
static const struct {
	const char *old, *new;
	unsigned int place;
} renames[] = {
	{ "schedule_work", "queue_work", 0 },
	{ "schedule_work_on", "queue_work_on", 1 },
	{ "schedule_delayed_work", "queue_delayed_work", 0 },
	{ "schedule_delayed_work_on", "queue_delayed_work_on", 1 },
};

struct call_text {
	struct edited_file *file;
	gssize from, to; /* name to after the closing bracket */
	gssize open;
	char *args[ARGS_MAX + 1];
	unsigned int nargs;
	const char *name;
};

static void clear_call(struct call_text *c)
{
	for (unsigned int i = 0; i < c->nargs; i++)
		g_free(c->args[i]);
}

static gboolean read_args(struct call_text *c)
{
	gssize at = c->open + 1, start = at;

	while (at < c->to - 1) {
		if (strchr("([{", c->file->text[at])) {
			at = ctext_close(c->file, at);
			if (at == TEXT_NONE)
				return FALSE;
			at++;
		} else if (ctext_in_directive(c->file, at)) {
			return FALSE;
		} else if (c->file->text[at] == ',') {
			if (c->nargs == ARGS_MAX - 1)
				return FALSE;
			c->args[c->nargs++] = g_strstrip(
				g_strndup(c->file->text + start, (gsize)(at - start)));
			start = ++at;
		} else {
			at = ctext_next(c->file, at);
		}
	}
	c->args[c->nargs++] =
		g_strstrip(g_strndup(c->file->text + start, (gsize)(c->to - 1 - start)));
	return TRUE;
}

static void insert_arg(struct call_text *c, unsigned int place, const char *text)
{
	for (unsigned int i = c->nargs; i > place; i--)
		c->args[i] = c->args[i - 1];
	c->args[place] = g_strdup(text);
	c->nargs++;
}

/* The new workqueue in the words of the call; to be freed, or NULL. */
static char *workqueue_text(const struct maker *m, const struct plan_queue *queue,
			    const struct event *e, const struct call_text *c)
{
	g_autofree char *object = NULL;

	if (!m->plan->device)
		return g_strdup(queue->variable);
	if (e->api->object < 0 || (unsigned int)e->api->object >= c->nargs)
		return NULL;
	object = ctext_object(c->args[e->api->object]);
	return object ? g_strconcat(object, m->plan->variable, NULL) : NULL;
}

/* Puts the workqueue into the arguments; why that cannot be, or NULL. */
static const char *change_args(const struct maker *m, const struct plan_queue *queue,
			       const struct event *e, struct call_text *c)
{
	g_autofree char *text = workqueue_text(m, queue, e, c);
	int wq = e->api->wq;

	if (!text)
		return "the item is not written as a member";

	for (guint i = 0; i < G_N_ELEMENTS(renames); i++) {
		if (!g_str_equal(e->written, renames[i].old))
			continue;
		if (c->nargs < renames[i].place + 1)
			return "the call has too few arguments";
		c->name = renames[i].new;
		insert_arg(c, renames[i].place, text);
		return NULL;
	}
	if (wq < 0 || (unsigned int)wq >= c->nargs)
		return maker_printf(m, "%s() has no form with a workqueue", e->written);
	if (!g_str_equal(c->args[wq], queue->wq))
		return maker_printf(m, "%s() gets its workqueue as %s", e->written, c->args[wq]);
	g_free(c->args[wq]);
	c->args[wq] = g_steal_pointer(&text);
	return NULL;
}

static void append_indent(GString *s, guint columns)
{
	for (guint i = 0; i < columns / 8; i++)
		g_string_append_c(s, '\t');
	for (guint i = 0; i < columns % 8; i++)
		g_string_append_c(s, ' ');
}

/* The call in as few lines as fit, later ones under the opening bracket. */
static char *format_call(const struct call_text *c)
{
	GString *s = g_string_new(c->name);
	guint open = ctext_column(c->file, c->from) + (guint)strlen(c->name) + 1, at = open;

	g_string_append_c(s, '(');
	for (unsigned int i = 0; i < c->nargs; i++) {
		const char *end = strchr(c->args[i], '\n');
		guint width = end ? (guint)(end - c->args[i]) : (guint)strlen(c->args[i]);

		if (i && at + 1 + width + 2 > LINE_MAX_COLUMNS && at > open) {
			g_string_append_c(s, '\n');
			append_indent(s, open);
			at = open;
		} else if (i) {
			g_string_append_c(s, ' ');
			at++;
		}
		g_string_append(s, c->args[i]);
		g_string_append(s, i + 1 < c->nargs ? "," : ")");
		at += width + 1;
	}
	return g_string_free(s, FALSE);
}

const char *convert_queue(const struct maker *m, const struct queue_site *site)
{
	const struct plan_queue *queue = plan_queue_of(m->plan, &site->wq);
	struct call_text c = { .name = site->event->written };
	const char *why =
		maker_find_call(m, site->function, site->event, &c.file, &c.from, &c.to);
	char *text, *item;

	if (why)
		return why;
	c.open = c.from + (gssize)strcspn(c.file->text + c.from, "(");
	if (!read_args(&c)) {
		clear_call(&c);
		return maker_printf(m, "%s:%u: the arguments are not plain", site->at.path,
				    site->at.line);
	}
	item = g_strdup(c.args[0]);
	why = change_args(m, queue, site->event, &c);
	if (!why) {
		text = format_call(&c);
		edit_replace(c.file, (gsize)c.from, (gsize)c.to, text);
		g_free(text);
		if (c.name != site->event->written)
			convert_comments(c.file, site->event->written, c.name, queue->variable, item);
	}
	g_free(item);
	clear_call(&c);
	return why ? maker_printf(m, "%s:%u: %s", site->at.path, site->at.line, why) : NULL;
}
