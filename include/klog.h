/* SPDX-License-Identifier: GPL-2.0-only */
/* What a kernel's log says about locks and waits. */
#ifndef LOCKSTEP_KLOG_H
#define LOCKSTEP_KLOG_H

#include <glib.h>

#include "finding.h"
#include "module.h"
#include "tree.h"

/* A function in a stack trace, or after "at:". */
struct klog_frame {
	char *function; /* without what the compiler added: ".isra.0" */
	char *module; /* "psmouse" of "[psmouse]"; NULL: built in, or not said */
	char *file; /* of a decoded trace; NULL */
	unsigned int file_line;
	unsigned int line; /* in the log */
	gboolean names_lock; /* it takes the lock that the line names */
	struct location at; /* in the tree; path NULL: not found */
};

/* A row of lockdep's table. */
struct klog_row {
	unsigned int line; /* in the log */
	int cpu;
	char *action;
};

/* One report of the kernel. */
struct klog_splat {
	const char *check; /* what finds the like in the source: "lock-order" */
	enum severity severity;
	char *title; /* the first line, without "WARNING: " */
	unsigned int line;
	GPtrArray *locks; /* char *: as the log names them, the wanted one first */
	GArray *frames; /* struct klog_frame, in the order of the log */
	GArray *rows; /* struct klog_row */
};

/* All reports in the text of a log; struct klog_splat *, to be freed with klog_free(). */
GPtrArray *klog_read(const char *text);
void klog_free(GPtrArray *splats);

/* Finds the functions of the frames in the tree. */
void klog_locate(GPtrArray *splats, const struct tree *t, struct kbuild *k);

/*
 * The frame that a reader should look at first: the one outside of the kernel's core that is closest to
 * the problem; NULL: none is known.
 */
const struct klog_frame *klog_place(const struct klog_splat *s);

#endif
