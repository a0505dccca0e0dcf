/* SPDX-License-Identifier: GPL-2.0-only */
/* Reading the facts of one unit, line by line. */
#ifndef LOCKSTEP_MODEL_LOAD_H
#define LOCKSTEP_MODEL_LOAD_H

#include "program.h"

/* Where the reader of one unit's facts is; fields are those of the current line. */
struct loader {
	struct program *program;
	struct program_unit *unit;
	const char *next; /* start of the next line */
	unsigned int line; /* number of the current line, for messages */
	GPtrArray *fields; /* const char *, unescaped and interned; "-" became "" */

	/* the function that is being read */
	struct function *function;
	GArray *params, *locals; /* struct variable */
	GArray *blocks; /* struct block */
	GArray *events; /* struct event, of the last block */
};

/* --- load_line.c: lines and fields */

/* 1 and the fields of the next line, 0 at the end, -1 after a message. */
int load_next(struct loader *l);
/* Field i, or "" if the line is shorter. */
const char *load_field(const struct loader *l, unsigned int i);
/* Field i as a number of at most INT_MAX; -1 after a message. */
int load_number(const struct loader *l, unsigned int i, unsigned int *value);
/* A message about the current line; -1. */
int load_error(const struct loader *l, const char *what);
/* Fields from..end as an array in the arena, NULL if there are none. */
const char **load_rest(const struct loader *l, unsigned int from, unsigned int *count);

/* --- load_function.c: a line between "func" and "end"; returns 1 after "end" */
int load_function_start(struct loader *l);
int load_function_line(struct loader *l);

/* --- load_link.c: identity of functions that several units show */
struct function *load_known(const struct program *p, const struct function *like);
GHashTable *load_places_new(void);
void load_commit(struct program *p, struct program_unit *u);

#endif
