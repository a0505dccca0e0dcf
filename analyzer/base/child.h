/* SPDX-License-Identifier: GPL-2.0-only */
/* Running another program and reading what it says. */
#ifndef LOCKSTEP_CHILD_H
#define LOCKSTEP_CHILD_H

struct child_result {
	int status; /* exit status; 128 + signal when a signal ended it; 124 after a timeout */
	char *out; /* what it wrote on stdout, zero-terminated */
	unsigned long out_length; /* of out, which may hold zero bytes */
	char *err; /* the same for stderr */
};

/*
 * Runs argv (ends with NULL; argv[0] is looked up in PATH) in folder dir (NULL: the
 * current one) with `input` on stdin (NULL: empty), for at most timeout_seconds (0: no limit;
 * then it and its children are killed).  Returns 0 whenever the program was
 * started, whatever its status, and *r is to be cleared with
 * child_result_clear(); -1 after a message when it could not be started.
 */
int child_run(const char *const *argv, const char *dir, const char *input, int timeout_seconds,
	      struct child_result *r);

void child_result_clear(struct child_result *r);

#endif
