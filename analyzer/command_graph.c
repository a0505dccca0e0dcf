/* SPDX-License-Identifier: GPL-2.0-only */
/* lockstep graph: the lock graph, for Graphviz or as JSON. */
#include <stdio.h>
#include <string.h>

#include "progress.h"
#include "session.h"

static int work(struct session *s)
{
	const struct options *o = s->options;

	if (session_open(s, o->arguments) < 0)
		return EXIT_USAGE;
	if (s->run && run_graph(s->run, strcmp(o->format, "json") == 0 ? GRAPH_JSON : GRAPH_DOT,
				o->around, o->finding, stdout) < 0)
		return EXIT_USAGE;
	return EXIT_CLEAN;
}

int command_graph(const struct options *o)
{
	return session_supervise(o, work);
}
