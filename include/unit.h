/* SPDX-License-Identifier: GPL-2.0-only */
/* A unit: one .c file and the way it is compiled. */
#ifndef LOCKSTEP_UNIT_H
#define LOCKSTEP_UNIT_H

#include <glib.h>

struct unit {
	const char *path; /* relative to the root */
	GPtrArray *args; /* const char *: clang arguments, without -o, -c, the file and the prelude */
	gboolean prelude; /* args are the synthesised ones: the precompiled prelude may be used */
};

#endif
