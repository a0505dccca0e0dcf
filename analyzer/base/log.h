/* SPDX-License-Identifier: GPL-2.0-only */
/* Messages to the user: always on stderr, never mixed with findings. */
#ifndef LOCKSTEP_LOG_H
#define LOCKSTEP_LOG_H

#include <glib.h>

/* Prints "lockstep: ..." and a newline; returns -1, so that `return error(...)` works. */
int error(const char *fmt, ...) G_GNUC_PRINTF(1, 2);

/* The same for what the user may want to know; hidden by -q. */
void note(const char *fmt, ...) G_GNUC_PRINTF(1, 2);

void log_set_quiet(gboolean quiet);
gboolean log_is_quiet(void);

/* A mistake of our own, never of the user: says where and aborts. */
#define BUG(...) log_bug(__FILE__, __LINE__, __VA_ARGS__)
void log_bug(const char *file, int line, const char *fmt, ...) G_GNUC_PRINTF(3, 4) G_GNUC_NORETURN;

#endif
