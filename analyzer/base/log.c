/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * One message is one write(), so that messages of several processes do not
 * cut each other.  The texts never say "warning" or "error": robots count
 * these words.
 */
#include "base/log.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The log level, the only mutable file-scope data of the program. */
static gboolean log_quiet;

static void print_all(const char *text, size_t len)
{
	ssize_t n;

	while (len > 0) {
		n = write(STDERR_FILENO, text, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		text += n;
		len -= (size_t)n;
	}
}

static void G_GNUC_PRINTF(1, 0) print(const char *fmt, va_list args)
{
	GString *line = g_string_new("lockstep: ");

	g_string_append_vprintf(line, fmt, args);
	g_string_append_c(line, '\n');
	fflush(stdout);
	print_all(line->str, line->len);
	g_string_free(line, TRUE);
}

int error(const char *fmt, ...)
{
	int saved = errno;
	va_list args;

	va_start(args, fmt);
	print(fmt, args);
	va_end(args);
	errno = saved;
	return -1;
}

void note(const char *fmt, ...)
{
	va_list args;

	if (log_quiet)
		return;
	va_start(args, fmt);
	print(fmt, args);
	va_end(args);
}

void log_set_quiet(gboolean quiet)
{
	log_quiet = quiet;
}

gboolean log_is_quiet(void)
{
	return log_quiet;
}

void log_bug(const char *file, int line, const char *fmt, ...)
{
	char *text;
	va_list args;

	va_start(args, fmt);
	text = g_strdup_vprintf(fmt, args);
	va_end(args);
	error("BUG at %s:%d: %s", file, line, text);
	abort();
}
