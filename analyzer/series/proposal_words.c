/* SPDX-License-Identifier: GPL-2.0-only */
/* The text of a commit that mends what a check other than wq-flush-system found. */
#include <string.h>

#include "message.h"
#include "words.h"

static const struct {
	const char *check;
	const char *subject; /* %s: the first word of the finding, "foo()" */
	const char *plural; /* the same for several */
	const char *reason;
} kinds[] = {
	{ "lock-irq-unsafe", "disable interrupts while a lock is held", "disable interrupts while locks are held",
	  "Disable what may come in between for as long as the lock is held." },
	{ "lock-leak", "fix a lock leak in %s", "fix lock leaks",
	  "Whoever takes the lock next waits forever. Release it on this path as well, as the others "
	  "do." },
	{ "lock-order", "fix a lock inversion", "fix lock inversions",
	  "Two tasks may wait for each other's lock forever. Take the locks in the order that the other "
	  "code uses." },
	{ "lock-sleep-atomic", "do not sleep in atomic context", "do not sleep in atomic context",
	  "Nothing may sleep there. Allocate with GFP_ATOMIC." },
	{ "lock-uninit", "initialise a lock", "initialise locks",
	  "Lock debugging complains about such a lock at its first use, and switches itself off. "
	  "Initialise it." },
	{ "wq-deprecated-alloc", "replace %s", "replace deprecated workqueue calls",
	  "The new call says what the old one means: the flags are the same." },
	{ "wq-flush-redundant", "remove a redundant flush", "remove redundant flushes",
	  "A flush right before the destruction does nothing. Remove it." },
	{ "wq-flush-under-lock", "fix a deadlock with a handler", "fix deadlocks with handlers",
	  "Who waits holds a lock that the handler needs. Wait where the lock is not held." },
};

/* Is one of the plan's findings of this check? */
static gboolean has_check(const struct plan *plan, const char *check)
{
	for (guint i = 0; plan->more && i < plan->more->len; i++)
		if (g_str_equal(((const struct finding *)plan->more->pdata[i])->check, check))
			return TRUE;
	return g_str_equal(plan->finding->check, check);
}

static char *plural_phrase(const struct plan *plan)
{
	const char *only = NULL;
	gboolean locks = FALSE, workqueues = FALSE;

	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
		if (!has_check(plan, kinds[i].check))
			continue;
		only = locks || workqueues ? NULL : kinds[i].plural;
		locks |= g_str_has_prefix(kinds[i].check, "lock-");
		workqueues |= g_str_has_prefix(kinds[i].check, "wq-");
	}
	if (only)
		return g_strdup(only);
	return g_strdup(!workqueues ? "fix locking" :
			!locks	    ? "update workqueue calls" :
				      "fix locking and update workqueue calls");
}

char *proposal_phrase(const struct plan *plan)
{
	const struct finding *f = plan->finding;
	g_autofree char *first = g_strndup(f->message, strcspn(f->message, " "));

	if (plan->more && plan->more->len)
		return plural_phrase(plan);
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
		const char *hole = strstr(kinds[i].subject, "%s");

		if (!g_str_equal(kinds[i].check, f->check))
			continue;
		return hole ? g_strdup_printf("%.*s%s%s", (int)(hole - kinds[i].subject), kinds[i].subject,
					      first, hole + 2) :
			      g_strdup(kinds[i].subject);
	}
	return g_strdup_printf("fix what %s found", f->check);
}

/* "lock-leak", "checks wq-a and wq-b" */
static char *checks_text(const struct plan *plan)
{
	GPtrArray *all = g_ptr_array_new();
	g_autofree char *list = NULL;
	char *text;

	words_add_once(all, plan->finding->check);
	for (guint i = 0; plan->more && i < plan->more->len; i++)
		words_add_once(all, ((const struct finding *)plan->more->pdata[i])->check);
	list = words_list(all, 4);
	text = g_strdup_printf("check%s %s", all->len > 1 ? "s" : "", list);
	g_ptr_array_free(all, TRUE);
	return text;
}

static void add_finding(const struct finding *f, GString *out)
{
	words_paragraph(out, "%s.", f->message);
	if (f->steps->len)
		g_string_append_c(out, '\n');
	for (guint i = 0; i < f->steps->len; i++) {
		const struct step *s = &g_array_index(f->steps, struct step, i);
		g_autofree char *text = s->at.path ? g_strdup_printf("%s:%u: %s", s->at.path, s->at.line,
								     s->message) :
						     g_strdup(s->message);

		words_item(out, text);
	}
}

void proposal_body(const struct plan *plan, GString *out)
{
	g_autofree char *checks = checks_text(plan);

	add_finding(plan->finding, out);
	for (guint i = 0; plan->more && i < plan->more->len; i++)
		add_finding(plan->more->pdata[i], out);
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (has_check(plan, kinds[i].check))
			words_paragraph(out, "%s", kinds[i].reason);
	words_paragraph(out,
			"Found by lockstep %s (%s), which generated the change and this text from its "
			"analysis of the source.",
			LOCKSTEP_VERSION, checks);
	words_paragraph(out,
			"Checked by reading the changed file again: no new diagnostics, %s gone, and no check "
			"has a new one.",
			plan->more && plan->more->len ? "the findings are" : "the finding is");
}
