/* SPDX-License-Identifier: GPL-2.0-only */
/* A private temporary folder. */
#ifndef LOCKSTEP_TEMPDIR_H
#define LOCKSTEP_TEMPDIR_H

struct tempdir;

/*
 * A new folder below $TMPDIR or /tmp.  Folders that runs ended by SIGKILL left
 * there are removed.  NULL after a message.
 */
struct tempdir *tempdir_new(void);
const char *tempdir_path(const struct tempdir *t);

/* Removes the folder and all below it; NULL is fine, also in the next. */
void tempdir_remove(const struct tempdir *t);

/* Frees the memory only: a forked child must not remove its parent's folder. */
void tempdir_free(struct tempdir *t);

/*
 * Removes the folders in `parent` whose names start with prefix and that are older than so many days
 * by their own time; for folders that are kept between runs.
 */
void tempdir_sweep(const char *parent, const char *prefix, unsigned int days);

#endif
