/* SPDX-License-Identifier: GPL-2.0-only */
/* The Step 4 audit in a sentence, and its rows for reviewers. */
#include <string.h>

#include "message.h"
#include "words.h"

enum { REASONS = 3, ROWS = 30 };

static const struct audit_row *row_at(const struct plan *plan, guint i)
{
	return &g_array_index(plan->audit, struct audit_row, i);
}

static guint count_moved(const struct plan *plan)
{
	guint n = 0;

	for (guint i = 0; i < plan->audit->len; i++)
		n += row_at(plan, i)->moved;
	return n;
}

/* How many rows stay for this reason. */
static guint count_reason(const struct plan *plan, const char *reason)
{
	guint n = 0;

	for (guint i = 0; i < plan->audit->len; i++)
		n += !row_at(plan, i)->moved && g_str_equal(row_at(plan, i)->reason, reason);
	return n;
}

static gint by_count(gconstpointer a, gconstpointer b, gpointer plan)
{
	guint x = count_reason(plan, *(const char *const *)a);
	guint y = count_reason(plan, *(const char *const *)b);

	return x != y ? (x < y ? 1 : -1) : strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Why calls stay, the most frequent reason first. */
static GPtrArray *reasons(const struct plan *plan)
{
	GPtrArray *all = g_ptr_array_new();

	for (guint i = 0; i < plan->audit->len; i++)
		if (!row_at(plan, i)->moved)
			words_add_once(all, row_at(plan, i)->reason);
	g_ptr_array_sort_with_data(all, by_count, (gpointer)plan);
	return all;
}

static void append_reasons(const struct plan *plan, guint stay, GString *text)
{
	GPtrArray *all = reasons(plan);
	guint left = stay;

	for (guint i = 0; i < all->len && i < REASONS; i++) {
		guint n = count_reason(plan, all->pdata[i]);

		if (n == stay)
			g_string_append_printf(text, "%s", (char *)all->pdata[i]);
		else
			g_string_append_printf(text, "%s%u: %s", i ? "; " : "", n,
					       (char *)all->pdata[i]);
		left -= n;
	}
	if (left)
		g_string_append_printf(text, "; %u for other reasons", left);
	g_ptr_array_free(all, TRUE);
}

void message_audit(const struct message *m, GString *out)
{
	guint all = m->plan->audit->len, moved = count_moved(m->plan);
	g_autofree char *calls = words_count(all, "call");
	GString *text = g_string_new(NULL);

	if (all) {
		g_string_append_printf(text, "Step 4, %s that %s work: %u %s", calls,
				       all == 1 ? "queues" : "queue", moved,
				       moved == 1 ? "moves" : "move");
		if (moved < all) {
			g_string_append_printf(text, ", %u %s: ", all - moved,
					       all - moved == 1 ? "stays" : "stay");
			append_reasons(m->plan, all - moved, text);
		}
		words_paragraph(out, "%s.", text->str);
	} else {
		words_paragraph(out, "The module has no call that queues work.");
	}
	g_string_free(text, TRUE);
}

void message_audit_rows(const struct message *m, GString *out)
{
	guint all = m->plan->audit->len;

	if (!all)
		return;
	g_string_append(out, "\nThe queue calls (Step 4 of the announcement):\n\n");
	for (guint i = 0; i < all && i < ROWS; i++) {
		const struct audit_row *a = row_at(m->plan, i);

		g_string_append_printf(out, "  %s  %s:%u: %s(%s)\n         %s\n",
				       a->moved ? "moves" : "stays", a->at.path, a->at.line, a->call,
				       a->work, a->reason);
	}
	if (all > ROWS)
		g_string_append_printf(out, "  and %u more; 'lockstep fix' lists them all\n", all - ROWS);
}
