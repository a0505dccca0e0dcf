/* SPDX-License-Identifier: GPL-2.0-only */
/* The frame of a commit's text: subject, origin, testing, trailers, and what is for reviewers only. */
#include "message.h"

#include <string.h>

#include "words.h"

static const struct plan_site *site_at(const struct plan *plan, guint i)
{
	return g_ptr_array_index(plan->sites, i);
}

char *message_call(const struct plan_site *site)
{
	const struct flush_use *u = site->use;
	const struct api *a = u->via->len ? NULL : u->event->api;

	if (a && !(a->flags & API_SYSTEM))
		return g_strdup_printf("%s(%s)", u->event->written,
				       u->variable ? u->variable : u->wq.names[0]);
	return g_strdup_printf("%s()", u->event->written);
}

/* The call that all sites write; NULL: they differ. */
static char *common_call(const struct plan *plan)
{
	char *call = message_call(site_at(plan, 0));

	for (guint i = 1; i < plan->sites->len; i++) {
		g_autofree char *other = message_call(site_at(plan, i));

		if (!g_str_equal(call, other))
			g_clear_pointer(&call, g_free);
		if (!call)
			return NULL;
	}
	return call;
}

/* The one function that all sites wait with from now on; NULL: several, or none. */
static const char *common_wait(const struct plan *plan)
{
	const char *call = NULL;

	for (guint i = 0; i < plan->sites->len; i++) {
		const GArray *waits = site_at(plan, i)->waits;

		if (site_at(plan, i)->strategy != STRATEGY_FLUSH_WORK)
			return NULL;
		for (guint n = 0; n < waits->len; n++) {
			const struct plan_wait *w = &g_array_index(waits, struct plan_wait, n);

			if (call && !g_str_equal(call, w->call))
				return NULL;
			call = w->call;
		}
	}
	return call;
}

static gboolean all_removed(const struct plan *plan)
{
	for (guint i = 0; i < plan->sites->len; i++)
		if (site_at(plan, i)->strategy != STRATEGY_REMOVE)
			return FALSE;
	return TRUE;
}

/* The n-th way to say it, the longest first; NULL: no more. */
static char *phrase(const struct plan *plan, guint n)
{
	g_autofree char *call = plan->finding ? NULL : common_call(plan);
	const char *wait = common_wait(plan);

	if (plan->finding)
		return n ? g_strdup_printf("fix %s", plan->finding->check) :
			   proposal_phrase(plan);
	switch (n) {
	case 0:
		if (call && wait)
			return g_strdup_printf("replace %s with %s()", call, wait);
		if (call && all_removed(plan))
			return g_strdup_printf("remove %s", call);
		return g_strdup_printf("avoid %s", call ? call : "flushing system-wide workqueues");
	case 1:
		return g_strdup_printf("avoid %s", call ? call : plan->wq);
	case 2:
		return g_strdup_printf("do not flush %s", plan->wq);
	default:
		return NULL;
	}
}

char *message_subject(const struct plan *plan, const char *prefix, gboolean capital)
{
	g_autofree char *start = g_strdup(prefix);
	char *cut;

	for (;;) {
		for (guint n = 0; n < 3; n++) {
			g_autofree char *what = phrase(plan, n);

			if (strlen(start) + strlen(what) > SUBJECT_COLUMNS)
				continue;
			if (capital)
				*what = g_ascii_toupper(*what);
			return g_strconcat(start, what, NULL);
		}
		/* a prefix that leaves no room loses its last part */
		cut = strstr(start, ": ");
		if (!cut || !cut[2])
			*start = '\0';
		else
			cut[2] = '\0';
	}
}

static void add_origin(const struct message *m, GString *out)
{
	words_paragraph(out,
			"Found by lockstep %s (check wq-flush-system, semantic patch "
			"flush_system_wq.cocci), which generated the change%s and this text from its "
			"analysis of the source.",
			LOCKSTEP_VERSION,
			plan_makes_queue(m->plan) ? " (as module_wq.cocci does it)" : "");
}

/* Only what was really done. */
static void add_testing(const struct message *m, GString *out)
{
	guint n = m->plan->reread;
	g_autofree char *units = words_count(n, "file");
	g_autoptr(GPtrArray) names = plan_variables(m->plan);

	g_autofree char *queue =
		plan_makes_queue(m->plan) ?
			g_strdup_printf("; all of these items are queued on %s, which %s destroyed on each way out",
					m->plan->variable,
					names->len > 1 ? "exist before they are used and are" :
							 "exists before it is used and is") :
			g_strdup("");

	words_paragraph(out,
			"Checked by reading the %s that it concerns again: no new diagnostics, no flush "
			"of %s is left in the module, and no new way to hang is found%s.",
			n == 1 ? "file" : units, m->plan->wq, queue);
}

static void add_build(const struct message *m, GString *out)
{
	g_autofree char *objects = words_count(m->plan->compiled, "object");
	g_autofree char *modules = words_count(m->plan->linked, "module");

	if (m->plan->compiled)
		words_paragraph(out, "Compiled with W=1: %s and %s, without new warnings.", objects, modules);
}

static void add_hazards(const struct message *m, GString *out)
{
	const GPtrArray *all = m->plan->hazards;

	for (guint i = 0; all && i < all->len; i++) {
		const char *text = all->pdata[i];

		words_paragraph(out, "Note that %s.", text);
	}
}

static void add_body(const struct message *m, GString *body)
{
	message_what(m, body);
	message_danger(m, body);
	message_change(m, body);
	message_audit(m, body);
	add_hazards(m, body);
	add_origin(m, body);
	add_testing(m, body);
}

char *message_text(const struct message *m, const char *subject)
{
	GString *body = g_string_new(NULL);
	GString *out = g_string_new(NULL);
	gboolean is_flush = !m->plan->finding;

	if (is_flush)
		add_body(m, body);
	else
		proposal_body(m->plan, body);
	add_build(m, body);
	g_string_printf(out, "%s\n\n%s", subject, body->str);
	if (is_flush || m->signoff)
		g_string_append_c(out, '\n');
	if (is_flush)
		g_string_append_printf(out, "Link: %s\n", ANNOUNCEMENT);
	if (m->signoff)
		g_string_append_printf(out, "Signed-off-by: %s\n", m->signoff);
	g_string_append_printf(out, "---\n%s\n",
			       m->plan->compiled ? "Only compile tested." : "Neither compiled nor run.");
	message_audit_rows(m, out);
	g_string_free(body, TRUE);
	return g_string_free(out, FALSE);
}
