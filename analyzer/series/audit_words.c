/* SPDX-License-Identifier: GPL-2.0-only */
/* The Step 4 audit in a sentence, and its rows for reviewers. */
#include <string.h>

#include "message.h"
#include "words.h"

static const struct audit_row *row_at(const struct plan *plan, guint i)
{
	return &g_array_index(plan->audit, struct audit_row, i);
}

static guint count_kind(const struct plan *plan, enum audit_kind kind)
{
	guint n = 0;

	for (guint i = 0; i < plan->audit->len; i++)
		n += row_at(plan, i)->kind == kind;
	return n;
}

/* "3 use workqueues of their own", without the number. */
static char *kind_text(const struct plan *plan, enum audit_kind kind, gboolean one)
{
	static const char *const single[AUDIT_KINDS] = {
		[AUDIT_MOVED] = "moves to %s",
		[AUDIT_NAMED] = "queues what is waited for by name now",
		[AUDIT_COVERED] = "queues what is waited for elsewhere",
		[AUDIT_LEFT] = "queues other work on %s, which is no longer waited for",
		[AUDIT_PRIVATE] = "uses a workqueue of its own",
		[AUDIT_SYSTEM] = "uses another system-wide workqueue",
		[AUDIT_UNKNOWN] = "uses a workqueue that could not be determined",
	};
	g_autoptr(GPtrArray) names = plan_variables(plan);
	const char *name = kind != AUDIT_MOVED ? plan->wq :
			   names->len > 1      ? "the new workqueues" :
						 plan->variable;
	const char *text = single[kind], *hole = strstr(text, "%s");
	const char *verb_end = strchr(text, ' ');
	GString *s = g_string_new(NULL);

	/* the plural of the verb has no "s" */
	g_string_append_len(s, text, verb_end - text - !one);
	if (hole)
		g_string_append_printf(s, "%.*s%s%s", (int)(hole - verb_end), verb_end,
				       name ? name : "the new workqueue", hole + 2);
	else if (!one && kind == AUDIT_PRIVATE)
		g_string_append(s, " workqueues of their own");
	else
		g_string_append(s, verb_end);
	return g_string_free(s, FALSE);
}

/* What becomes of the calls, one part per kind; char *. */
static GPtrArray *parts_of(const struct plan *plan)
{
	GPtrArray *parts = g_ptr_array_new_with_free_func(g_free);

	for (int kind = 0; kind < AUDIT_KINDS; kind++) {
		guint n = count_kind(plan, (enum audit_kind)kind);
		g_autofree char *text = kind_text(plan, (enum audit_kind)kind, n == 1);

		if (n == plan->audit->len)
			g_ptr_array_add(parts, g_strdup_printf("%s %s", n == 1 ? "it" : "all", text));
		else if (n)
			g_ptr_array_add(parts, g_strdup_printf("%u %s", n, text));
	}
	return parts;
}

void message_audit(const struct message *m, GString *out)
{
	guint n = m->plan->audit->len;
	GPtrArray *parts = parts_of(m->plan);
	g_autofree char *text = words_list(parts, AUDIT_KINDS);
	g_autofree char *calls = words_count(n, "call");

	if (n)
		words_paragraph(out, "Audit of the queue calls (Step 4 of the announcement): %s: %s.",
				calls, text);
	else
		words_paragraph(out,
				"Audit of the queue calls (Step 4 of the announcement): there are none.");
	g_ptr_array_free(parts, TRUE);
}

/* Has an earlier row the same reason? */
static gboolean is_repeated(const struct plan *plan, guint i)
{
	for (guint n = 0; n < i; n++)
		if (g_str_equal(row_at(plan, n)->reason, row_at(plan, i)->reason))
			return TRUE;
	return FALSE;
}

/* Calls that have nothing to do with the flush: their places are enough, "a.c:12, 34". */
static void add_places(const struct plan *plan, const char *reason, GString *out)
{
	GString *text = g_string_new(NULL);
	const char *path = NULL;

	for (guint i = 0; i < plan->audit->len; i++) {
		const struct audit_row *a = row_at(plan, i);

		if (!g_str_equal(a->reason, reason))
			continue;
		if (g_strcmp0(path, a->at.path) == 0)
			g_string_append_printf(text, ", %u", a->at.line);
		else
			g_string_append_printf(text, "%s%s:%u", path ? "; " : "", a->at.path, a->at.line);
		path = a->at.path;
	}
	words_wrap(out, "    ", "    ", text->str);
	g_string_free(text, TRUE);
}

static void add_calls(const struct plan *plan, const char *reason, GString *out)
{
	for (guint i = 0; i < plan->audit->len; i++) {
		const struct audit_row *a = row_at(plan, i);

		if (g_str_equal(a->reason, reason))
			g_string_append_printf(out, "    %s:%u: %s(%s)\n", a->at.path, a->at.line, a->call,
					       a->work);
	}
}

void message_audit_rows(const struct message *m, GString *out)
{
	const struct plan *plan = m->plan;

	if (plan->audit->len)
		g_string_append(out, "\nThe queue calls, for review:\n");
	for (guint i = 0; i < plan->audit->len; i++) {
		const struct audit_row *a = row_at(plan, i);
		g_autofree char *head = NULL;

		if (is_repeated(plan, i))
			continue;
		head = g_strdup_printf("%s: %s", a->moved ? "moves" : "stays", a->reason);
		g_string_append_c(out, '\n');
		words_wrap(out, "  ", "    ", head);
		if (a->kind == AUDIT_PRIVATE || a->kind == AUDIT_SYSTEM)
			add_places(plan, a->reason, out);
		else
			add_calls(plan, a->reason, out);
	}
}
