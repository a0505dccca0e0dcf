/* SPDX-License-Identifier: GPL-2.0-only */
/* The files of --json-output= and its kind. */
#ifndef LOCKSTEP_OUTPUTS_H
#define LOCKSTEP_OUTPUTS_H

#include "report.h"
#include "session.h"

/* Writes the report to each of them.  0, or -1 after a message. */
int outputs_write(const struct session *s, const struct report *r);

/* Where the root is in its git repository: "drivers/", to be freed; NULL: at the top, or in none. */
char *outputs_prefix(const char *root);

#endif
