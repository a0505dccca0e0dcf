/* SPDX-License-Identifier: GPL-2.0-only */
/* What the files that make the workqueue share. */
#ifndef LOCKSTEP_REWRITE_CREATE_H
#define LOCKSTEP_REWRITE_CREATE_H

#include "maker.h"

/* The text of a function's body. */
struct body {
	const struct function *function;
	struct edited_file *file;
	gssize open, close; /* its brackets */
	const char *indent; /* of its statements */
	gssize first; /* the first statement */
	gssize declared; /* after the last declaration; the open bracket if there is none */
	const struct function *undo; /* of an init function: the one that destroys the workqueue, or NULL */
	gssize checked; /* after what only looks at things and may return: checks of parameters */
};

/* The name of a module as a C identifier; to be freed. */
char *create_symbol(const char *module);
/* "FLAGS, MAX_ACTIVE" of a new workqueue in place of the system's `wq`; to be freed. */
char *create_flags(const struct maker *m, const char *wq);
/* The destruction of all new workqueues, a line each; to be freed. */
char *create_destroy(const struct maker *m, const char *indent);
/* The same under "if (condition)"; to be freed. */
char *create_destroy_if(const struct maker *m, const char *indent, const char *condition);
/* An int variable of the function for a result, or NULL. */
const char *create_result_variable(const struct function *f);
/* Does the call only print? */
gboolean create_only_says(const struct event *call);
/* The line before the first MODULE_*() at the end of the file, or the end. */
gssize create_module_lines(const struct edited_file *f);

/* --- create_first.c */

/* Does the event start nothing that could queue? */
gboolean create_starts_nothing(const struct event *e);
/*
 * A call in the last declaration before the byte `until` becomes an assignment: *line, to be freed, which has to
 * stand after the workqueue is made; or NULL.
 */
const char *create_call_later(const struct maker *m, struct body *b, gssize until, char **line);
/* One step further in than this indentation, of the same kind; to be freed. */
char *create_indent_more(const char *indent);

/* --- create_header.c */

/* How many #if are open there. */
guint create_conditional_depth(const struct edited_file *f, gssize until);
/* Declares the variable in a header that all of the units read, or read then. */
const char *create_declare(const struct maker *m, const GPtrArray *units);

/* --- create_place.c: where a maintainer would write it */

/* After the semicolon of the statement at `at`; TEXT_NONE: there is none. */
gssize create_statement_end(const struct edited_file *f, gssize at);
/* No call, no assignment in the text: nothing that could queue. */
gboolean create_is_plain(const struct edited_file *f, gssize from, gssize to);
/* Fills b->checked. */
void create_find_checks(struct body *b);
/* The line above which the destruction stands best before the return at `at`. */
gssize create_above_return(const struct body *b, gssize at);
/* The end of the last statement of the body that does something; its closing bracket: not known. */
gssize create_last_deed(const struct body *b);

#endif
