/* SPDX-License-Identifier: GPL-2.0-only */
/* Builds the lock model step by step. */
#include <stdlib.h>
#include <string.h>

#include "locks.h"

enum { ROUNDS_MAX = 3, COMPONENT_ROUNDS_MAX = 40 };

static struct lock_model *model_new(struct program *p)
{
	struct lock_model *m = g_new0(struct lock_model, 1);

	m->program = p;
	m->exprs = exprs_new(p->arena);
	m->summaries = g_new0(struct summary, p->functions->len + 1);
	m->contexts = g_malloc0_n(p->functions->len + 1, sizeof(*m->contexts));
	/* not cleared: what is in reserve would be touched, and there are millions */
	m->observations = g_array_new(FALSE, FALSE, sizeof(struct observation));
	m->takings = g_array_new(FALSE, TRUE, sizeof(struct taking));
	m->calls = g_array_new(FALSE, TRUE, sizeof(struct call_site));
	m->bindings = g_ptr_array_new();
	m->slots = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
					 (GDestroyNotify)g_ptr_array_unref);
	m->objects = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
					   (GDestroyNotify)g_ptr_array_unref);
	m->queues = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
					  (GDestroyNotify)g_ptr_array_unref);
	m->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					   (GDestroyNotify)g_ptr_array_unref);
	m->soft_timers = g_hash_table_new(g_str_hash, g_str_equal);
	m->uninitialised = g_array_new(FALSE, TRUE, sizeof(struct uninitialised));
	m->statics = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	m->class_names = g_hash_table_new(NULL, NULL);
	m->edges = lockgraph_new();
	m->edge_list = g_ptr_array_new();
	m->slot_edges = g_ptr_array_new();
	m->users = depends_new();
	m->entries = g_hash_table_new(NULL, NULL);
	return m;
}

void lock_model_free(struct lock_model *m)
{
	if (!m)
		return;
	m->program->locks = NULL;
	exprs_free(m->exprs);
	g_free(m->summaries);
	g_free(m->contexts);
	g_array_free(m->observations, TRUE);
	g_array_free(m->takings, TRUE);
	g_array_free(m->calls, TRUE);
	g_ptr_array_free(m->bindings, TRUE);
	g_hash_table_destroy(m->slots);
	g_hash_table_destroy(m->objects);
	g_hash_table_destroy(m->queues);
	g_hash_table_destroy(m->folders);
	g_hash_table_destroy(m->soft_timers);
	g_array_free(m->uninitialised, TRUE);
	g_hash_table_destroy(m->statics);
	g_hash_table_destroy(m->class_names);
	g_hash_table_destroy(m->edges);
	g_ptr_array_free(m->edge_list, TRUE);
	g_ptr_array_free(m->slot_edges, TRUE);
	g_hash_table_destroy(m->users);
	g_hash_table_destroy(m->entries);
	g_free(m);
}

/* The body of an API function is not looked at: its row says what it does. */
static gboolean is_api_itself(const struct function *f)
{
	const struct api *a = api_find(f->name);

	return a && a->kind != API_NONE && a->kind != API_SLEEP && (!f->is_static || f->in_header);
}

/* Functions that call each other: until nothing new is seen, or a few times. */
static void summarise_component(struct lock_model *m, const unsigned int *ids, unsigned int n)
{
	unsigned int rounds = n == 1 ? 1 : n <= COMPONENT_ROUNDS_MAX ? ROUNDS_MAX : 2;

	for (unsigned int r = 0; r < rounds; r++) {
		for (unsigned int i = 0; i < n; i++) {
			const struct function *f = g_ptr_array_index(m->program->functions, ids[i]);

			if (!is_api_itself(f) && !rules_selftest(f))
				flow_function(m, f, r + 1 == rounds);
		}
	}
}

static void summarise(struct lock_model *m)
{
	unsigned int n = m->program->functions->len, i, end;
	unsigned int *order = g_new(unsigned int, n + 1);
	unsigned int *component = g_new(unsigned int, n + 1);

	callgraph_order(m, order, component);
	for (i = 0; i < n; i = end) {
		for (end = i + 1; end < n && component[order[end]] == component[order[i]]; end++)
			;
		summarise_component(m, order + i, end - i);
	}
	g_free(order);
	g_free(component);
}

int lock_model_build(struct program *p)
{
	struct lock_model *m = model_new(p);

	p->locks = m;
	register_slots(m);
	rules_apply(m);
	summarise(m);
	register_callbacks(m);
	leaks_confirm(m);
	uninitialised_find(m);
	depends_build(m);
	contexts_build(m);
	lockgraph_build(m);
	return 0;
}
