/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The textual pass: which files can matter, from the words outside comments and
 * strings in every branch of every #if.  It may name a file too many, never
 * one too few.
 */
#ifndef LOCKSTEP_SCAN_H
#define LOCKSTEP_SCAN_H

#include <glib.h>

#include "tree.h"

enum {
	SCAN_FLUSH_SYSTEM = 1 << 0, /* flush_scheduled_work() */
	SCAN_FLUSH_WQ = 1 << 1, /* flush_workqueue() and its kind */
	SCAN_SYSTEM_VALUE = 1 << 2, /* a system workqueue other than as argument of an API call that queues */
	SCAN_SYSTEM_FLUSH = 1 << 3, /* a system workqueue as argument of a flush */
	SCAN_QUEUE = 1 << 4, /* queues work */
	SCAN_LOCK = 1 << 5, /* takes, releases or initialises a lock */
	SCAN_WAIT = 1 << 6, /* waits for work, a timer, an irq ... */
	SCAN_CALLBACK = 1 << 7, /* registers or arms a callback */
	SCAN_WRAPPER = 1 << 8, /* uses a header's macro or function that flushes */
	SCAN_OTHER_API = 1 << 9, /* any other known API */
	SCAN_QUEUE_SYSTEM = 1 << 10, /* schedule_work(), or queue_work() on a system workqueue by name */
};

struct scanned {
	const char *path; /* the caller's */
	guint bits;
	guint wqs; /* with SCAN_QUEUE_SYSTEM: scan_wq() of each system workqueue that it queues on */
	char *reason; /* the file could not be read: why; NULL otherwise */
};

/*
 * Reads the files at these paths (const char *, relative to the root) with `jobs` threads,
 * which are gone when it returns.  With `deep` all bits are found, without it only those of
 * flushes and system workqueues, which is much faster.  struct scanned, in the
 * order of the paths; g_array_unref() frees all.
 */
GArray *scan_files(const struct tree *t, const GPtrArray *paths, gboolean deep, unsigned int jobs);

/*
 * The bit of a system workqueue of the tree in struct scanned's wqs, the last one for all that a
 * word has no room for; 0 if the tree has no such workqueue.
 */
guint scan_wq(const struct tree *t, const char *name);

#endif
