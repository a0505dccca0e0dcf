/* SPDX-License-Identifier: GPL-2.0-only */
/* Files that are replaced as a whole or not at all. */
#ifndef LOCKSTEP_OUTFILE_H
#define LOCKSTEP_OUTFILE_H

#include <glib.h>
#include <stdio.h>

struct outfile {
	char *path; /* what the user named, symbolic links resolved */
	char *temp; /* next to it; NULL: a device or pipe, written directly */
};

/* Early check that path can be written.  NULL after a message. */
struct outfile *outfile_new(const char *path);
void outfile_free(struct outfile *f);

/* Writes what print(ctx, out) prints; 0, or -1 after a message and path is as it was. */
int outfile_write(const struct outfile *f, int (*print)(const void *ctx, FILE *out),
		  const void *ctx);

/* Removes what an interrupted outfile_write() of another process may have left. */
void outfile_clean(const struct outfile *f);

#endif
