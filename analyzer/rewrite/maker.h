/* SPDX-License-Identifier: GPL-2.0-only */
/* Making the edits of a plan.  What returns text returns why the edit can not be made; NULL: done. */
#ifndef LOCKSTEP_REWRITE_MAKER_H
#define LOCKSTEP_REWRITE_MAKER_H

#include "ctext.h"
#include "plan.h"

struct maker {
	const struct program *program;
	const struct queues *queues;
	struct plan *plan;
	struct edits *edits;
	const struct plan_options *options;
};

const char *maker_printf(const struct maker *m, const char *fmt, ...) G_GNUC_PRINTF(2, 3);
/* The file of a function; the call's bytes, which start with its written name.  NULL: no such text. */
struct edited_file *maker_file(const struct maker *m, const char *path);
const char *maker_find_call(const struct maker *m, const struct function *f, const struct event *e,
			    struct edited_file **file, gssize *from, gssize *to);

/* Where the site's flush is written: at the use, or inside of the module's own function that it calls. */
const char *maker_flush(const struct maker *m, const struct plan_site *site,
			const struct function **f, const struct event **e);

/* --- convert_comment.c: in comments, the old call of the same item by its new name */
void convert_comments(struct edited_file *f, const char *old, const char *new,
		      const char *variable, const char *item);

/* --- convert.c: queue calls */
const char *convert_queue(const struct maker *m, const struct queue_site *site);

/* --- waits.c: the flush itself */
const char *waits_replace(const struct maker *m, const struct plan_site *site);

/* --- waits_drop.c: the call goes, with its lines and a condition that had nothing else to do */
const char *waits_drop(const struct maker *m, const struct plan_site *site, struct edited_file *f,
		       const struct statement *call);

/* --- create_name.c: plan->queues get their variables */
const char *create_choose_name(const struct maker *m);

/* --- create*.c: the workqueue */
const char *create_variable(const struct maker *m, const struct program_unit *init_unit);
/* Where it is made and destroyed; *init_unit: the unit that gets the definition. */
const char *create_queue(const struct maker *m, const struct program_unit **init_unit);
char *create_alloc(const struct maker *m, const char *indent);

/* --- existing.c: a workqueue that the module has, into plan->variable */
const char *existing_choose(const struct maker *m);

/* --- device.c: one per device */
const char *device_queue(const struct maker *m);

/* --- create_init.c: in functions that are there */
/* exit: the one that destroys it, or NULL. */
const char *create_in_init(const struct maker *m, const struct function *init, const struct function *exit);
const char *create_in_exit(const struct maker *m, const struct function *exit);

/*
 * --- create_part.c: in those of the one file that uses the workqueue, which the module's own call; FALSE:
 * there is no such file, and nothing was edited
 */
gboolean create_in_part(const struct maker *m, const struct function *init,
			const struct function *exit, const struct program_unit **unit);

/* --- create_driver.c: in place of a macro, or from nothing */
const char *create_for_driver(const struct maker *m, const struct initialiser *driver);
const char *create_new_functions(const struct maker *m, const struct program_unit *u);

#endif
