/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Jobs run by forked worker processes: a job that crashes, hangs or eats all memory
 * costs that job and nothing else.
 */
#ifndef LOCKSTEP_POOL_H
#define LOCKSTEP_POOL_H

#include <stddef.h>

struct pool_jobs {
	unsigned int count;
	unsigned int workers; /* at least 1 */
	unsigned int timeout; /* seconds a job may take; 0: no limit */
	size_t memory; /* bytes of address space a worker may have; 0: no limit */
	void *context;
	/* In each new worker, before its first job; may be NULL. */
	void (*start)(void *context);
	/* In a worker: the result of job n, a malloc'ed string; NULL: failed. */
	char *(*run)(void *context, unsigned int n);
	/*
	 * In the caller, in any order, once per job: text (owned by the callee from now on, free() it) or
	 * NULL with the reason why there is none.
	 */
	void (*done)(void *context, unsigned int n, char *text, const char *reason);
};

/*
 * Runs all jobs.  The caller must have one thread only; workers see its memory as it
 * was when they were started.  0; -1 after a message when no worker could be started.
 */
int pool_run(const struct pool_jobs *jobs);

#endif
