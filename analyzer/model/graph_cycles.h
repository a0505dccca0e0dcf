/* SPDX-License-Identifier: GPL-2.0-only */
/* Order and cycles of the graph for people. */
#ifndef LOCKSTEP_MODEL_GRAPH_CYCLES_H
#define LOCKSTEP_MODEL_GRAPH_CYCLES_H

#include "graph.h"

/* Nodes by name, edges by their nodes. */
void graph_sort(struct graph *g);
/* Fills the nodes' cycle; the edges must be sorted. */
void graph_find_cycles(struct graph *g);

#endif
