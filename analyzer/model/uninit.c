/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Lock variables that nothing initialises: no DEFINE_*() or initialiser, no *_init() call,
 * and no function that is given their address and might do it.
 */
#include <string.h>

#include "locks.h"

struct lock_variable {
	const struct variable *variable;
	const struct expr *node;
	gboolean initialised;
	const struct function *function; /* that takes it first */
	const struct event *event;
};

struct finder {
	struct lock_model *model;
	GHashTable *by_node; /* struct expr -> struct lock_variable */
	GPtrArray *list;
};

static gboolean is_lock_type(const char *type)
{
	static const char *const types[] = {
		"spinlock_t",	       "raw_spinlock_t",   "rwlock_t",	      "struct mutex",
		"struct rw_semaphore", "struct semaphore", "struct rt_mutex", "seqlock_t"
	};

	if (g_str_has_prefix(type, "struct spinlock"))
		return TRUE;
	for (unsigned int i = 0; i < G_N_ELEMENTS(types); i++)
		if (!strcmp(type, types[i]))
			return TRUE;
	return FALSE;
}

static void add_variables(struct finder *f, const struct program_unit *u)
{
	for (unsigned int i = 0; i < u->globals->len; i++) {
		const struct variable *v = g_ptr_array_index(u->globals, i);
		char *text = g_strconcat("@", v->name, NULL);
		const struct expr *node = is_lock_type(v->type) && !strchr(v->name, '#') ?
						  name_parse_unit(f->model, u, text) :
						  NULL;
		struct lock_variable *l;

		g_free(text);
		if (!node || node->op != EXPR_GLOBAL || g_hash_table_contains(f->by_node, node))
			continue;
		l = g_new0(struct lock_variable, 1);
		l->variable = v;
		l->node = node;
		g_hash_table_insert(f->by_node, (gpointer)node, l);
		g_ptr_array_add(f->list, l);
	}
}

/* Any initialiser that names it, whatever it says. */
static void mark_initialisers(struct finder *f, const struct program_unit *u)
{
	for (unsigned int i = 0; i < u->initialisers->len; i++) {
		const struct initialiser *n = g_ptr_array_index(u->initialisers, i);
		const struct expr *x = name_parse_unit(f->model, u, n->object);
		struct lock_variable *l = g_hash_table_lookup(f->by_node, expr_root(x));

		if (l)
			l->initialised = TRUE;
		x = n->value && strchr(n->value, '@') ? name_parse_unit(f->model, u, n->value) :
							NULL;
		l = x ? g_hash_table_lookup(f->by_node, expr_root(x)) : NULL;
		if (l)
			l->initialised = TRUE;
	}
}

static void look_at(struct finder *f, const struct function *function, const struct event *e,
		    const char *text)
{
	const struct expr *x = strchr(text, '@') ? name_parse(f->model, function, text) : NULL;
	struct lock_variable *l = x ? g_hash_table_lookup(f->by_node, expr_root(x)) : NULL;

	if (!l)
		return;
	if (e->kind != EVENT_CALL || !e->api || e->api->kind == API_LOCK_INIT ||
	    e->api->kind == API_NONE)
		l->initialised = TRUE;
	else if (e->api->kind == API_LOCK && !l->event) {
		l->function = function;
		l->event = e;
	}
}

static void scan_function(struct finder *f, const struct function *function)
{
	for (unsigned int b = 0; b < function->nblocks; b++) {
		for (unsigned int i = 0; i < function->blocks[b].nevents; i++) {
			const struct event *e = &function->blocks[b].events[i];

			for (unsigned int k = 0; k < e->nargs; k++)
				look_at(f, function, e, e->args[k]);
			if (e->kind == EVENT_SET && e->value)
				look_at(f, function, e, e->value);
			if (e->kind == EVENT_SET && e->result)
				look_at(f, function, e, e->result);
		}
	}
}

void uninitialised_find(struct lock_model *m)
{
	struct finder f = { .model = m };
	const struct program *p = m->program;

	f.by_node = g_hash_table_new(NULL, NULL);
	f.list = g_ptr_array_new_with_free_func(g_free);
	for (unsigned int i = 0; i < p->units->len; i++)
		add_variables(&f, g_ptr_array_index(p->units, i));
	for (unsigned int i = 0; i < p->units->len; i++)
		mark_initialisers(&f, g_ptr_array_index(p->units, i));
	for (unsigned int i = 0; f.list->len && i < p->functions->len; i++)
		scan_function(&f, g_ptr_array_index(p->functions, i));
	for (unsigned int i = 0; i < f.list->len; i++) {
		const struct lock_variable *l = g_ptr_array_index(f.list, i);
		struct uninitialised u = { l->variable, l->function, l->event };

		if (!l->initialised && l->event)
			g_array_append_val(m->uninitialised, u);
	}
	g_hash_table_destroy(f.by_node);
	g_ptr_array_free(f.list, TRUE);
}
