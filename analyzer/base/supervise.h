/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Running our own work in a child process that a small parent watches, so
 * that a signal, or a crash of the work, never leaves processes or temporary files
 * behind, whatever the work was doing.
 */
#ifndef LOCKSTEP_SUPERVISE_H
#define LOCKSTEP_SUPERVISE_H

/*
 * Calls work(ctx) in the child and cleanup(ctx) in the parent when the child
 * and all that it started are gone.  Returns what work() returned (0 to 125), or
 * 128 + signal when one of SIGINT, SIGTERM, SIGHUP came or a signal ended the child.
 */
int supervise(int (*work)(void *ctx), void (*cleanup)(void *ctx), void *ctx);

#endif
