/* SPDX-License-Identifier: GPL-2.0-only */
/* Step 5, or Step 0: what becomes of the flush itself. */
#include <string.h>

#include "maker.h"

static const char *place(const struct maker *m, const struct plan_site *site, const char *what)
{
	return maker_printf(m, "%s:%u: %s", site->use->at.path, site->use->at.line, what);
}

/* Is the line a comment of its own, or the end of one? */
static gboolean is_comment_line(const struct edited_file *f, gssize line)
{
	gssize at = line + (gssize)strspn(f->text + line, " \t");

	return g_str_has_prefix(f->text + at, "/*") || g_str_has_prefix(f->text + at, "//") ||
	       g_str_has_prefix(f->text + at, "* ") || g_str_has_prefix(f->text + at, "*/");
}

/* A comment right above the call that is about it alone: nothing but an empty line or a bracket follows. */
static gssize own_comment(const struct edited_file *f, const struct statement *s)
{
	gssize line = s->line, next = s->line_end;

	if (!ctext_is_blank(f, next) && f->text[ctext_skip(f, next)] != '}')
		return s->line;
	while (line > 0) {
		gssize above = ctext_line(f, line - 1);
		gssize at = above + (gssize)strspn(f->text + above, " \t");

		if (!is_comment_line(f, above))
			break;
		line = above;
		if (g_str_has_prefix(f->text + at, "/*")) {
			const char *end = strstr(f->text + at, "*/");
			gssize after = end ? ctext_line_end(f, end - f->text) : 0;

			return after == s->line ? line : s->line;
		}
	}
	return s->line;
}

/* Takes the statement out with its lines, and one of two empty lines that would meet. */
static const char *drop(const struct maker *m, const struct plan_site *site,
			struct edited_file *f, const struct statement *s)
{
	gssize from, to = s->line_end, above;

	if (s->body)
		return place(m, site, "the flush is all that a condition or loop does");
	if (s->line == TEXT_NONE)
		return place(m, site, "the flush shares its line with something else");
	from = own_comment(f, s);
	above = from > 0 ? ctext_line(f, from - 1) : from;
	if (from > above && ctext_is_blank(f, above) &&
	    ((to < (gssize)f->length && ctext_is_blank(f, to)) ||
	     f->text[ctext_skip(f, to)] == '}'))
		from = above;
	else if (from > above && to < (gssize)f->length && ctext_is_blank(f, to) &&
		 f->text[ctext_before(f, from)] == '{')
		to = ctext_line_end(f, to);
	edit_replace(f, (gsize)from, (gsize)to, "");
	return NULL;
}

static char *wait_text(const struct plan_wait *w, const char *indent)
{
	if (w->guard)
		return g_strdup_printf("if (%s)\n%s\t%s(%s);", w->guard, indent, w->call,
				       w->argument);
	return g_strdup_printf("%s(%s);", w->call, w->argument);
}

/* Waits that neither take the place of an earlier cancel_work(). */
static char *all_waits(const struct plan_site *site, const char *indent)
{
	GString *s = g_string_new(NULL);

	for (guint i = 0; i < site->waits->len; i++) {
		const struct plan_wait *w = &g_array_index(site->waits, struct plan_wait, i);
		g_autofree char *text = w->upgrade ? NULL : wait_text(w, indent);

		if (text)
			g_string_append_printf(s, "%s%s%s", s->len ? "\n" : "",
					       s->len ? indent : "", text);
	}
	return g_string_free(s, FALSE);
}

static const char *upgrade_cancels(const struct maker *m, const struct plan_site *site)
{
	for (guint i = 0; i < site->waits->len; i++) {
		const struct plan_wait *w = &g_array_index(site->waits, struct plan_wait, i);
		struct edited_file *f;
		gssize from, to;
		const char *why;

		if (!w->upgrade)
			continue;
		why = maker_find_call(m, site->use->function, w->upgrade, &f, &from, &to);
		if (why)
			return why;
		edit_replace(f, (gsize)from, (gsize)from + strlen(w->upgrade->written), w->call);
	}
	return NULL;
}

static const char *name_items(const struct maker *m, const struct plan_site *site,
			      struct edited_file *f, const struct statement *s)
{
	g_autofree char *indent = ctext_indent(f, s->from);
	g_autofree char *text = all_waits(site, indent);
	const char *why = upgrade_cancels(m, site);

	if (why)
		return why;
	if (!*text)
		return drop(m, site, f, s);
	if (s->body && (strchr(text, '\n') || g_str_has_prefix(text, "if ")))
		return place(m, site, "several waits would need braces around them");
	edit_replace(f, (gsize)s->from, (gsize)s->to, text);
	return NULL;
}

const char *waits_replace(const struct maker *m, const struct plan_site *site)
{
	const struct flush_use *use = site->use;
	struct edited_file *f;
	struct statement s;
	gssize from, to;
	const char *why = maker_find_call(m, use->function, use->event, &f, &from, &to);
	g_autofree char *text = NULL;

	if (why)
		return why;
	if (use->via->len || use->variable)
		return place(m, site, "the flush is inside of a function or variable that others use");
	if (!ctext_statement(f, from, to, &s))
		return place(m, site, "the flush is part of an expression");
	if (site->strategy == STRATEGY_REMOVE)
		return drop(m, site, f, &s);
	if (site->strategy == STRATEGY_FLUSH_WORK)
		return name_items(m, site, f, &s);
	text = g_strdup_printf("%s(%s)",
			       m->plan->destroying == site ? "destroy_workqueue" :
			       g_str_equal(use->event->written, "drain_workqueue") ?
							     "drain_workqueue" :
							     "flush_workqueue",
			       m->plan->variable);
	edit_replace(f, (gsize)from, (gsize)to, text);
	return NULL;
}
