/* SPDX-License-Identifier: GPL-2.0-only */
/* Look-up tables over the program: who calls, who assigns, who exports. */
#include <string.h>

#include "base/arena.h"
#include "queue_index.h"

static GArray *slot(GHashTable *table, const char *key, size_t size)
{
	GArray *a = g_hash_table_lookup(table, key);

	if (!a) {
		a = g_array_new(FALSE, FALSE, (guint)size);
		g_hash_table_insert(table, (gpointer)key, a);
	}
	return a;
}

static gboolean is_static(const struct queues *q, const char *path, const char *name)
{
	char *key = g_strconcat(path, "\n", name, NULL);
	gboolean found = g_hash_table_contains(q->statics, key);

	g_free(key);
	return found;
}

struct naming {
	const struct queues *queues;
	const struct program_unit *unit;
	const struct function *function;
};

/* Static variables get their file's path, so that those of two files differ. */
static const char *qualify(void *context, const char *name)
{
	const struct naming *n = context;
	const char *path = n->unit->path, *unique;
	char *text;

	if (!strchr(name, '#') && !is_static(n->queues, path, name)) {
		if (!n->function || !is_static(n->queues, n->function->at.path, name))
			return name;
		path = n->function->at.path;
	}
	text = g_strconcat(path, ":", name, NULL);
	unique = arena_intern(n->queues->program->arena, text);
	g_free(text);
	return unique;
}

const struct expr *queues_parse(const struct queues *q, const struct function *f,
				const struct program_unit *u, const char *text)
{
	struct naming n = { q, u, f };

	return expr_parse(q->exprs, text, qualify, &n);
}

/* "tag:member" of what the text assigns, or "@" and the name of a global. */
static const char *set_key(const struct queues *q, const struct function *f,
			   const struct program_unit *u, const char *lhs)
{
	size_t len = strlen(lhs);
	const char *from, *unique;
	char *name, *key;

	while (len > 2 && !strncmp(lhs + len - 2, "[]", 2))
		len -= 2;
	for (from = lhs + len; from > lhs && !strchr(".>,)", from[-1]); from--)
		;
	if (from > lhs && from[-1] != ',' && from[-1] != ')')
		return arena_intern_len(q->program->arena, from, (size_t)(lhs + len - from));
	if (from > lhs || *lhs != '@')
		return NULL;
	name = g_strndup(lhs + 1, len - 1);
	key = g_strconcat("@", qualify(&(struct naming){ q, u, f }, name), NULL);
	unique = arena_intern(q->program->arena, key);
	g_free(key);
	g_free(name);
	return unique;
}

static void add_set(struct queues *q, const struct function *f, const struct program_unit *u,
		    const char *lhs, const char *value)
{
	struct queue_set s = { f, u, value };
	const char *key;

	if (*lhs == '%' && !strpbrk(lhs, ".>"))
		return; /* looked up in its function */
	key = set_key(q, f, u, lhs);
	if (key)
		g_array_append_val(slot(q->sets, key, sizeof(s)), s);
}

static void index_event(struct queues *q, const struct function *f, const struct event *e)
{
	struct queue_call c = { f, e };

	if (e->kind == EVENT_SET) {
		if (!g_ascii_isdigit(*e->value) && *e->value != '"' && *e->value != '=')
			add_set(q, f, f->unit, e->result, e->value);
	} else if (e->kind == EVENT_CALL && !e->api &&
		   g_hash_table_contains(q->program->by_name, e->callee)) {
		g_array_append_val(slot(q->calls, e->callee, sizeof(c)), c);
	}
}

static void index_unit(struct queues *q, struct program_unit *u)
{
	g_hash_table_insert(q->units, (gpointer)u->path, u);
	for (unsigned int i = 0; i < u->globals->len; i++) {
		const struct variable *v = g_ptr_array_index(u->globals, i);

		if (v->is_static)
			g_hash_table_add(q->statics, g_strconcat(v->at.path, "\n", v->name, NULL));
	}
	for (unsigned int i = 0; i < u->exports->len; i++)
		g_hash_table_insert(q->exports, g_ptr_array_index(u->exports, i), u);
}

void queues_index(struct queues *q)
{
	const struct program *p = q->program;

	for (unsigned int i = 0; i < p->units->len; i++)
		index_unit(q, g_ptr_array_index(p->units, i));
	for (unsigned int i = 0; i < p->units->len; i++) {
		struct program_unit *u = g_ptr_array_index(p->units, i);

		for (unsigned int j = 0; j < u->initialisers->len; j++) {
			const struct initialiser *s = g_ptr_array_index(u->initialisers, j);

			if (!s->written)
				add_set(q, NULL, u, s->object, s->value);
		}
	}
	for (unsigned int i = 0; i < p->functions->len; i++) {
		const struct function *f = g_ptr_array_index(p->functions, i);

		for (unsigned int b = 0; b < f->nblocks; b++)
			for (unsigned int e = 0; e < f->blocks[b].nevents; e++)
				index_event(q, f, &f->blocks[b].events[e]);
	}
}

GArray *queues_callers(const struct queues *q, const struct function *f)
{
	const GArray *all = g_hash_table_lookup(q->calls, f->name);
	GArray *callers = NULL;

	for (unsigned int i = 0; all && i < all->len; i++) {
		struct queue_call c = g_array_index(all, struct queue_call, i);

		if (program_callee(q->program, c.from, f->name) != f)
			continue;
		if (!callers)
			callers = g_array_new(FALSE, FALSE, sizeof(c));
		g_array_append_val(callers, c);
	}
	return callers;
}

gboolean queues_share_module(const struct program_unit *a, const struct program_unit *b)
{
	if (a == b)
		return TRUE;
	for (unsigned int i = 0; i < a->modules->len; i++)
		for (unsigned int j = 0; j < b->modules->len; j++)
			if (a->modules->pdata[i] == b->modules->pdata[j])
				return TRUE;
	return FALSE;
}

GArray *queues_sets(const struct queues *q, const struct program_unit *u, const struct expr *x)
{
	GArray *near = g_array_new(FALSE, FALSE, sizeof(struct queue_set));
	const GArray *all = NULL;
	char *key;

	while (x->op == EXPR_INDEX)
		x = x->base;
	if (x->op == EXPR_FIELD) {
		all = g_hash_table_lookup(q->sets, x->name);
	} else if (x->op == EXPR_GLOBAL) {
		key = g_strconcat("@", x->name, NULL);
		all = g_hash_table_lookup(q->sets, key);
		g_free(key);
	}
	for (unsigned int i = 0; all && i < all->len; i++) {
		struct queue_set s = g_array_index(all, struct queue_set, i);

		if (queues_share_module(s.unit, u))
			g_array_append_val(near, s);
	}
	if (all && !near->len)
		g_array_append_vals(near, all->data, all->len);
	return near;
}
