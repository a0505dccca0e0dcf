/* SPDX-License-Identifier: GPL-2.0-only */
/* Queue sites from one module's point of view, helper modules included. */
#include <string.h>

#include "queue_index.h"

enum { MAX_HELPER_DEPTH = 3 };

static void add_functions(GHashTable *set, const struct program_unit *u)
{
	for (unsigned int i = 0; i < u->functions->len; i++)
		g_hash_table_add(set, g_ptr_array_index(u->functions, i));
}

GHashTable *queues_module_functions(const struct queues *q, const struct program_unit *u)
{
	GHashTable *set = g_hash_table_new(NULL, NULL);

	add_functions(set, u);
	for (unsigned int i = 0; i < u->modules->len; i++) {
		const struct module *m = g_ptr_array_index(u->modules, i);

		for (unsigned int j = 0; j < m->units->len; j++) {
			const struct program_unit *other =
				g_hash_table_lookup(q->units, g_ptr_array_index(m->units, j));

			if (other)
				add_functions(set, other);
		}
	}
	return set;
}

/* The search for what helper modules do with the objects that they are given. */
struct helpers {
	const struct queues *q;
	GHashTable *own; /* functions of the module */
	GHashTable *seen; /* struct function * -> GUINT of parameters */
	GHashTable *sites; /* struct event * of the sites found */
};

static gboolean is_given(const struct queues *q, const struct function *f, const struct event *e,
			 const char *text, guint given)
{
	GArray *origins = queues_origins(q, queues_origin(q, f, e, text), FALSE);
	gboolean found = FALSE;

	for (unsigned int i = 0; i < origins->len && !found; i++) {
		const struct expr *root = expr_root(g_array_index(origins, struct origin, i).x);

		found = root->op == EXPR_PARAM && root->number >= 0 && root->number < 32 &&
			(given & 1u << root->number);
	}
	g_array_free(origins, TRUE);
	return found;
}

/* Another module's code; what is always built in is the kernel, not a helper. */
static gboolean is_helper(const struct helpers *h, const struct function *f)
{
	const struct program_unit *u = f->unit;

	if (g_hash_table_contains(h->own, f) || f->in_header)
		return FALSE;
	for (unsigned int i = 0; i < u->modules->len; i++)
		if (!((const struct module *)g_ptr_array_index(u->modules, i))->builtin)
			return TRUE;
	return FALSE;
}

static void visit(struct helpers *h, const struct function *f, guint given, unsigned int depth);

static void visit_event(struct helpers *h, const struct function *f, const struct event *e,
			guint given, unsigned int depth)
{
	struct function *callee;
	guint passed = 0;

	if (e->api && e->api->kind == API_WORK_QUEUE && e->api->object >= 0 &&
	    (unsigned int)e->api->object < e->nargs &&
	    is_given(h->q, f, e, e->args[e->api->object], given))
		g_hash_table_add(h->sites, (gpointer)e);
	if (e->api || !g_hash_table_contains(h->q->calls, e->callee))
		return;
	callee = program_callee(h->q->program, f, e->callee);
	for (unsigned int i = 0; callee && i < e->nargs && i < 32; i++)
		if (strchr("$%*&@c", *e->args[i]) && is_given(h->q, f, e, e->args[i], given))
			passed |= 1u << i;
	if (passed && is_helper(h, callee))
		visit(h, callee, passed, depth + 1);
}

static void visit(struct helpers *h, const struct function *f, guint given, unsigned int depth)
{
	guint before = GPOINTER_TO_UINT(g_hash_table_lookup(h->seen, f));

	if (depth > MAX_HELPER_DEPTH || (before | given) == before)
		return;
	g_hash_table_insert(h->seen, (gpointer)f, GUINT_TO_POINTER(before | given));
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++)
			if (f->blocks[b].events[i].kind == EVENT_CALL)
				visit_event(h, f, &f->blocks[b].events[i], before | given, depth);
}

/* Calls that leave the module: every argument is the module's object. */
static void visit_own(struct helpers *h, const struct function *f)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			struct function *callee;

			if (e->kind != EVENT_CALL || e->api || !e->nargs ||
			    !g_hash_table_contains(h->q->exports, e->callee))
				continue;
			callee = program_callee(h->q->program, f, e->callee);
			if (callee && is_helper(h, callee))
				visit(h, callee, G_MAXUINT, 1);
		}
	}
}

GPtrArray *queues_sites_of(const struct queues *q, const struct program_unit *u)
{
	struct helpers h = { q, queues_module_functions(q, u), NULL, NULL };
	GPtrArray *found = g_ptr_array_new();
	GHashTableIter it;
	gpointer f;

	h.seen = g_hash_table_new(NULL, NULL);
	h.sites = g_hash_table_new(NULL, NULL);
	g_hash_table_iter_init(&it, h.own);
	while (g_hash_table_iter_next(&it, &f, NULL))
		visit_own(&h, f);
	for (unsigned int i = 0; i < q->sites->len; i++) {
		struct queue_site *s = g_ptr_array_index(q->sites, i);

		if (g_hash_table_contains(h.own, s->function) ||
		    g_hash_table_contains(h.sites, s->event))
			g_ptr_array_add(found, s);
	}
	g_hash_table_destroy(h.own);
	g_hash_table_destroy(h.seen);
	g_hash_table_destroy(h.sites);
	return found;
}
