/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The wait-for graph as users see it: locks, and what is waited for as pseudo-locks by lockdep's
 * names ("(work_completion)(foo.work)").  An edge a -> b: b is waited for while a is held; for a
 * pseudo-lock a: its handler takes b.  A cycle is a possible deadlock.
 */
#ifndef LOCKSTEP_GRAPH_H
#define LOCKSTEP_GRAPH_H

#include <stdio.h>

#include "lockgraph.h"

struct graph_node {
	const char *name;
	gboolean pseudo; /* the completion of something, no lock */
	guint cycle; /* nodes of one number reach each other; 0: on no cycle */
};

struct graph_edge {
	guint from, to; /* nodes */
	const struct function *function; /* of the best witness */
	const struct event *held; /* that took `from`; NULL: from is a pseudo-lock */
	const struct use *use; /* the way from function to the operation */
	guint witnesses;
};

struct graph {
	GArray *nodes; /* struct graph_node, by name */
	GArray *edges; /* struct graph_edge, by from and to */
};

/* Edges with a witness in a file for which in_scope() says so.  Borrows from the model. */
struct graph *graph_new(const struct lock_model *m,
			gboolean (*in_scope)(void *ctx, const char *path), void *ctx);
void graph_free(struct graph *g);
/*
 * Keeps what touches a class that matches one of the globs (const char *; "*" and "?"), and the cycles
 * through these.  FALSE, and nothing is left: no class does.
 */
gboolean graph_keep(struct graph *g, const GPtrArray *globs);
gboolean graph_edge_is_cyclic(const struct graph *g, const struct graph_edge *e);

/* Each prints the whole graph; 0, or -1 after a message when writing failed. */
/* "from -> to", a tab and the place of an edge per line; "cycle" ends those of one. */
int graph_print_lines(const struct graph *g, FILE *out);
int graph_print_dot(const struct graph *g, FILE *out);
int graph_print_json(const struct graph *g, const struct tree *t, FILE *out);

#endif
