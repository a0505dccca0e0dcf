/* SPDX-License-Identifier: GPL-2.0-only */
/* Drawn at most ten times a second, and never wider than the terminal. */
#include "progress.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/log.h"

struct progress {
	gboolean on, drawn;
	gint64 next; /* monotonic time of the next drawing */
};

struct progress *progress_new(void)
{
	struct progress *p = g_new0(struct progress, 1);
	const char *term = getenv("TERM");

	p->on = !log_is_quiet() && isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;
	return p;
}

void progress_clear(struct progress *p)
{
	if (p && p->drawn)
		fputs("\r\033[K", stderr);
	if (p)
		p->drawn = FALSE;
}

void progress_free(struct progress *p)
{
	progress_clear(p);
	g_free(p);
}

static unsigned int columns(void)
{
	struct winsize size;

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20)
		return size.ws_col;
	return 80;
}

void progress_show(void *ctx, unsigned int done, unsigned int total, const char *what)
{
	struct progress *p = ctx;
	gint64 now = g_get_monotonic_time();
	g_autofree char *line = NULL;
	char *c;

	if (!p->on || now < p->next)
		return;
	p->next = now + G_USEC_PER_SEC / 10;
	if (total)
		line = g_strdup_printf("[%u/%u] %s", done, total, what);
	else
		line = g_strdup(what);
	for (c = line; *c; c++)
		if (g_ascii_iscntrl(*c))
			*c = '?';
	/* the cursor goes back to the start, so that a message overwrites the line */
	fprintf(stderr, "\r\033[K%.*s\r", (int)columns() - 1, line);
	p->drawn = TRUE;
}
