/* SPDX-License-Identifier: GPL-2.0-only */
/* API macros: spin_lock_irqsave(&x, f) is one call, whatever it expands to. */
#ifndef LOCKSTEP_PARSE_MACRO_H
#define LOCKSTEP_PARSE_MACRO_H

#include "api.h"
#include "cursor.h"

enum { MACRO_MAX_ARGS = 12 };

struct macro_use {
	const char *name; /* interned */
	const struct api *api;
	CXFile file;
	unsigned int start, end; /* offsets in the file; end is after ')' */
	unsigned int line, column;
	unsigned int nargs;
	struct {
		unsigned int start, end;
	} args[MACRO_MAX_ARGS];
};

/* Reads NAME(a, b) at this offset; FALSE if there is no identifier. */
gboolean macro_read(struct arena *a, const struct text_file *f, unsigned int offset,
		    struct macro_use *m);

/*
 * Is this cursor as a whole the expansion of a macro whose name is a known
 * API?  Then *m says how it is written.
 */
gboolean macro_of(struct arena *a, const struct text_file *f, CXCursor c, struct macro_use *m);

/* The outermost expression below c that argument i was expanded to; FALSE if there is none. */
gboolean macro_argument(const struct macro_use *m, unsigned int i, CXCursor c, CXCursor *found);

#endif
