/* SPDX-License-Identifier: GPL-2.0-only */
/* The subject's prefix, as others wrote it before: "Input: psmouse - ". */
#ifndef LOCKSTEP_SERIES_PREFIX_H
#define LOCKSTEP_SERIES_PREFIX_H

#include <glib.h>

/* A commit of the past. */
struct past {
	const char *subject;
	const char *const *files; /* all that it touched, NULL-terminated */
};

struct prefix {
	char *text; /* ends with a blank; NULL: none was found */
	gboolean capital; /* the word after it starts with a capital letter there */
};

/*
 * Learns from past (struct past, newest first) for a patch of these files; name: what
 * "subsystem: driver - " gets in place of several drivers, if they share no first part.
 */
struct prefix prefix_learn(const GArray *past, const char *const *files, const char *name);

/* Without history: from the folder and the name of the module. */
char *prefix_of_path(const char *folder, const char *module);

#endif
