/* SPDX-License-Identifier: GPL-2.0-only */
/* Step 5, or Step 0: what becomes of the flush itself. */
#include <string.h>

#include "maker.h"

static const char *place(const struct maker *m, const struct plan_site *site, const char *what)
{
	return maker_printf(m, "%s:%u: %s", site->use->at.path, site->use->at.line, what);
}

/* How many waits from the i-th on, in a row, have its condition. */
static guint same_guard(const struct plan_site *site, guint i)
{
	const struct plan_wait *first = &g_array_index(site->waits, struct plan_wait, i);
	guint n = 1;

	while (first->guard && i + n < site->waits->len &&
	       !g_strcmp0(g_array_index(site->waits, struct plan_wait, i + n).guard, first->guard))
		n++;
	return n;
}

/* Waits that do not take the place of an earlier cancel_work(), a line each. */
static char *all_waits(const struct plan_site *site, const char *indent)
{
	GString *s = g_string_new(NULL);
	guint n;

	for (guint i = 0; i < site->waits->len; i += n) {
		const struct plan_wait *w = &g_array_index(site->waits, struct plan_wait, i);

		n = same_guard(site, i);
		if (w->guard)
			g_string_append_printf(s, "%s%sif (%s)%s", s->len ? "\n" : "",
					       s->len ? indent : "", w->guard, n > 1 ? " {" : "");
		for (guint k = 0; k < n; k++, w++)
			if (!w->upgrade)
				g_string_append_printf(s, "%s%s%s%s(%s);", s->len ? "\n" : "",
						       s->len ? indent : "", w->guard ? "\t" : "",
						       w->call, w->argument);
		if (n > 1)
			g_string_append_printf(s, "\n%s}", indent);
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

/* Is the early wait for the very same object? */
static gboolean is_same_item(const struct maker *m, const struct plan_site *site,
			     const struct plan_wait *w)
{
	const struct event *e = w->early;

	return e->api && e->api->object >= 0 && (unsigned int)e->api->object < e->nargs &&
	       g_str_equal(queues_printable(m->queues, site->use->function,
					    e->args[e->api->object]),
			   w->argument);
}

/* A wait right above for what is waited for again now: the new one is enough. */
static void drop_early(const struct maker *m, const struct plan_site *site, const struct statement *s)
{
	for (guint i = 0; i < site->waits->len; i++) {
		const struct plan_wait *w = &g_array_index(site->waits, struct plan_wait, i);
		struct edited_file *f;
		struct statement early;
		gssize from, to;

		if (!w->early || w->upgrade || !is_same_item(m, site, w) || w->guard || !g_str_equal(w->early->written, w->call) ||
		    maker_find_call(m, site->use->function, w->early, &f, &from, &to) ||
		    !ctext_statement(f, from, to, &early) || early.body || early.line == TEXT_NONE ||
		    early.line_end != s->line)
			continue;
		edit_replace(f, (gsize)early.line, (gsize)early.line_end, "");
		return;
	}
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
		return waits_drop(m, site, f, s);
	if (s->body && (strchr(text, '\n') || g_str_has_prefix(text, "if ")))
		return place(m, site, "several waits would need braces around them");
	if (s->line != TEXT_NONE && !s->body)
		drop_early(m, site, s);
	edit_replace(f, (gsize)s->from, (gsize)s->to, text);
	return NULL;
}

static gboolean is_done(const struct edited_file *f, gssize from)
{
	for (guint i = 0; i < f->changes->len; i++)
		if (g_array_index(f->changes, struct edit_change, i).from == (gsize)from &&
		    g_array_index(f->changes, struct edit_change, i).to > (gsize)from)
			return TRUE;
	return FALSE;
}

static const char *variable_of(const struct maker *m, const struct plan_site *site)
{
	return plan_queue_of(m->plan, &site->use->wq)->variable;
}

/* Does the next statement wait for the same workqueue, another one before the change? */
static gboolean is_repeated(const struct maker *m, const struct plan_site *site,
			    const struct edited_file *f, const struct statement *s)
{
	for (guint i = 0; i < m->plan->sites->len && !s->body && s->line != TEXT_NONE && !site->destroys;
	     i++) {
		const struct plan_site *other = g_ptr_array_index(m->plan->sites, i);
		const struct function *function;
		const struct event *event;
		struct edited_file *file;
		struct statement next;
		gssize from, to;

		if (other != site && plan_wants_queue(other) && !maker_flush(m, other, &function, &event) &&
		    !g_strcmp0(variable_of(m, other), variable_of(m, site)) &&
		    !maker_find_call(m, function, event, &file, &from, &to) && file == f &&
		    ctext_statement(file, from, to, &next) && ctext_before(f, next.from) + 1 == s->to)
			return TRUE;
	}
	return FALSE;
}

const char *waits_replace(const struct maker *m, const struct plan_site *site)
{
	const struct function *function;
	const struct event *event;
	struct edited_file *f;
	struct statement s;
	gssize from, to;
	const char *why = maker_flush(m, site, &function, &event);
	g_autofree char *text = NULL;

	if (!why)
		why = maker_find_call(m, function, event, &f, &from, &to);
	if (why)
		return why;
	if (is_done(f, from))
		return NULL; /* several uses of one function that flushes */
	if (!ctext_statement(f, from, to, &s))
		return place(m, site, "the flush is part of an expression");
	if (site->strategy == STRATEGY_REMOVE)
		return waits_drop(m, site, f, &s);
	if (site->strategy == STRATEGY_FLUSH_WORK)
		return name_items(m, site, f, &s);
	if (is_repeated(m, site, f, &s))
		return waits_drop(m, site, f, &s);
	text = g_strdup_printf("%s(%s%s)",
			       site->destroys ? "destroy_workqueue" :
			       g_str_equal(event->written, "drain_workqueue") ?
							     "drain_workqueue" :
							     "flush_workqueue",
			       site->object ? site->object : "", variable_of(m, site));
	edit_replace(f, (gsize)from, (gsize)to, text);
	return NULL;
}
