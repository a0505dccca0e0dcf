/* SPDX-License-Identifier: GPL-2.0-only */
/* What a commit says: subject, reasons, what was looked at, and how it was made. */
#ifndef LOCKSTEP_SERIES_MESSAGE_H
#define LOCKSTEP_SERIES_MESSAGE_H

#include "plan.h"

#define ANNOUNCEMENT "https://lore.kernel.org/r/49925af7-78a8-a3dd-bce6-cfc02e1a9236@I-love.SAKURA.ne.jp"

enum { SUBJECT_COLUMNS = 75 };

struct message {
	const struct plan *plan;
	const GPtrArray *findings; /* struct finding *, those of the plan */
	const struct queues *queues;
	const char *signoff; /* "NAME <ADDRESS>"; NULL: none */
};

/* "avoid flush_scheduled_work()" behind the prefix, at most 75 columns; to be freed. */
char *message_subject(const struct plan *plan, const char *prefix, gboolean capital);
/* The whole text of the commit, to be freed. */
char *message_text(const struct message *m, const char *subject);

/* --- parts.c: the paragraphs */
void message_what(const struct message *m, GString *out);
void message_danger(const struct message *m, GString *out);
void message_change(const struct message *m, GString *out);

/* --- audit_words.c */
void message_audit(const struct message *m, GString *out);
/* The rows themselves, for below the "---". */
void message_audit_rows(const struct message *m, GString *out);

/* --- proposal_words.c: for plan->finding */
char *proposal_phrase(const struct plan *plan);
void proposal_body(const struct plan *plan, GString *out);

/* "flush_scheduled_work()", "flush_workqueue(system_long_wq)" as the flush is written; to be freed. */
char *message_call(const struct plan_site *site);

#endif
