/* SPDX-License-Identifier: GPL-2.0-only */
/* One line of progress on stderr, on a terminal only. */
#ifndef LOCKSTEP_PROGRESS_H
#define LOCKSTEP_PROGRESS_H

struct progress;

struct progress *progress_new(void);

/* Erases the line; NULL is fine. */
void progress_free(struct progress *p);

/* A callback for struct run_options; ctx is the struct progress. */
void progress_show(void *ctx, unsigned int done, unsigned int total, const char *what);

/* Erases the line, before something else is printed. */
void progress_clear(struct progress *p);

#endif
