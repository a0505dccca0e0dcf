/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The order in which functions are summarised: callees first.  Tarjan's algorithm with a
 * stack of its own, because call chains of a kernel are deep.
 */
#include <string.h>

#include "locks.h"

struct frame {
	unsigned int id;
	unsigned int next; /* index into the callees */
};

struct walk {
	const struct lock_model *model;
	unsigned int *first; /* function -> its callees in `callees`; one more at the end */
	GArray *callees; /* unsigned int */
	unsigned int *number, *low; /* 0: not seen */
	unsigned char *on_stack;
	GArray *stack; /* unsigned int: ids of open components */
	GArray *frames;
	unsigned int count, done, components;
	unsigned int *order, *component;
};

/* What may unlock for its caller has to be known before the caller. */
static void add_unlockers(struct walk *w, const struct event *e)
{
	const char *slot = strstr(e->callee, "unlock") ? prepare_slot(w->model, e) : NULL;
	const GPtrArray *all = slot ? g_hash_table_lookup(w->model->slots, slot) : NULL;

	for (unsigned int i = 0; all && i < all->len; i++)
		g_array_append_val(w->callees,
				   ((const struct function *)g_ptr_array_index(all, i))->id);
}

static void add_callees(struct walk *w, const struct function *f)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			const struct function *callee;

			if (e->kind != EVENT_CALL || !e->callee ||
			    (e->api && e->api->kind != API_SLEEP))
				continue;
			callee = program_callee(w->model->program, f, e->callee);
			if (callee)
				g_array_append_val(w->callees, callee->id);
			else
				add_unlockers(w, e);
			for (unsigned int k = 0; k < e->nargs; k++) {
				callee = e->args[k][0] == '@' && !strpbrk(e->args[k], ".-[|") ?
						 program_callee(w->model->program, f,
								e->args[k] + 1) :
						 NULL;
				if (callee)
					g_array_append_val(w->callees, callee->id);
			}
		}
	}
}

static void enter(struct walk *w, unsigned int id)
{
	struct frame f = { id, w->first[id] };

	w->number[id] = w->low[id] = ++w->count;
	w->on_stack[id] = 1;
	g_array_append_val(w->stack, id);
	g_array_append_val(w->frames, f);
}

/* The component that begins at id is complete. */
static void close_component(struct walk *w, unsigned int id)
{
	unsigned int member;

	do {
		member = g_array_index(w->stack, unsigned int, w->stack->len - 1);
		g_array_set_size(w->stack, w->stack->len - 1);
		w->on_stack[member] = 0;
		w->component[member] = w->components;
		w->order[w->done++] = member;
	} while (member != id);
	w->components++;
}

static void step(struct walk *w)
{
	struct frame *top = &g_array_index(w->frames, struct frame, w->frames->len - 1);
	unsigned int id = top->id, callee;

	if (top->next < w->first[id + 1]) {
		callee = g_array_index(w->callees, unsigned int, top->next++);
		if (!w->number[callee])
			enter(w, callee);
		else if (w->on_stack[callee])
			w->low[id] = MIN(w->low[id], w->number[callee]);
		return;
	}
	if (w->low[id] == w->number[id])
		close_component(w, id);
	g_array_set_size(w->frames, w->frames->len - 1);
	if (w->frames->len) {
		unsigned int up = g_array_index(w->frames, struct frame, w->frames->len - 1).id;

		w->low[up] = MIN(w->low[up], w->low[id]);
	}
}

void callgraph_order(const struct lock_model *m, unsigned int *order, unsigned int *component)
{
	unsigned int n = m->program->functions->len;
	struct walk w = { .model = m, .order = order, .component = component };

	w.first = g_new(unsigned int, n + 1);
	w.callees = g_array_new(FALSE, FALSE, sizeof(unsigned int));
	for (unsigned int i = 0; i < n; i++) {
		w.first[i] = w.callees->len;
		add_callees(&w, g_ptr_array_index(m->program->functions, i));
	}
	w.first[n] = w.callees->len;
	w.number = g_new0(unsigned int, n);
	w.low = g_new0(unsigned int, n);
	w.on_stack = g_malloc0(n);
	w.stack = g_array_new(FALSE, FALSE, sizeof(unsigned int));
	w.frames = g_array_new(FALSE, FALSE, sizeof(struct frame));
	for (unsigned int i = 0; i < n; i++) {
		if (!w.number[i])
			enter(&w, i);
		while (w.frames->len)
			step(&w);
	}
	g_free(w.first);
	g_array_free(w.callees, TRUE);
	g_free(w.number);
	g_free(w.low);
	g_free(w.on_stack);
	g_array_free(w.stack, TRUE);
	g_array_free(w.frames, TRUE);
}
