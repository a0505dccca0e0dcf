/* SPDX-License-Identifier: GPL-2.0-only */
/* A place in the scanned source. */
#ifndef LOCKSTEP_SOURCE_H
#define LOCKSTEP_SOURCE_H

/*
 * path: interned, relative to the scanned root with '/' separators; absolute
 * for files outside of it (headers from --kdir).  line and column are 1-based,
 * columns count bytes, as gcc prints them.  line 0: no place is known.
 */
struct location {
	const char *path;
	unsigned int line;
	unsigned int column;
};

/* Order by path, line, column: negative, zero or positive as strcmp(). */
int location_compare(const struct location *a, const struct location *b);

#endif
