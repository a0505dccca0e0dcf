/* SPDX-License-Identifier: GPL-2.0-only */
/* How the kernel calls the functions of well-known tables (rules.def). */
#include <string.h>

#include "locks.h"
#include "rules.h"

static const struct entry_rule rules[] = {
#define RULE(slot, lock, context) { slot, lock, CONTEXT_##context, FALSE },
#define RULE_BOTH(slot) { slot, NULL, CONTEXT_SOFTIRQ, TRUE },
#include "rules.def"
};

/* Does calling f from elsewhere tell nothing about locks that its API row does not? */
static gboolean is_opaque_path(const char *path)
{
	static const char *const paths[] = {
#define OPAQUE(p) p,
#define SELFTEST(p)
#include "opaque.def"
	};

	for (unsigned int i = 0; i < G_N_ELEMENTS(paths); i++)
		if (g_str_has_prefix(path, paths[i]))
			return TRUE;
	return FALSE;
}

gboolean rules_selftest(const struct function *f)
{
	static const char *const paths[] = {
#undef OPAQUE
#undef SELFTEST
#define OPAQUE(p)
#define SELFTEST(p) p,
#include "opaque.def"
	};

	for (unsigned int i = 0; i < G_N_ELEMENTS(paths); i++)
		if (!strcmp(f->at.path, paths[i]))
			return TRUE;
	return FALSE;
}

gboolean rules_internal(const struct function *f)
{
	return is_opaque_path(f->at.path);
}

static size_t folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) : 0;
}

gboolean rules_opaque(const struct function *from, const struct function *callee)
{
	const char *a = from->at.path, *b = callee->at.path;
	size_t n = folder_length(b);

	return is_opaque_path(b) && (folder_length(a) != n || strncmp(a, b, n));
}

void rules_apply(struct lock_model *m)
{
	for (unsigned int i = 0; i < G_N_ELEMENTS(rules); i++) {
		GPtrArray *all = g_hash_table_lookup(m->slots, rules[i].slot);

		for (unsigned int k = 0; all && k < all->len; k++)
			g_hash_table_insert(m->entries, g_ptr_array_index(all, k),
					    (gpointer)&rules[i]);
	}
}

const char *lock_rule_slot(const struct lock_model *m, const struct function *f, int *context)
{
	const struct entry_rule *r = rule_of(m, f);

	if (r)
		*context = r->context;
	return r ? r->slot : NULL;
}

const struct entry_rule *rule_of(const struct lock_model *m, const struct function *f)
{
	return g_hash_table_lookup(m->entries, f);
}

/* The event that stands for taking the lock: there is none in the source. */
static const struct event *entry_event(const struct flow *w)
{
	struct event *e = arena_alloc(w->model->program->arena, sizeof(*e));

	e->kind = EVENT_CALL;
	e->line = w->function->at.line;
	e->column = w->function->at.column;
	e->written = e->callee = "";
	return e;
}

void flow_entry(struct flow *w, struct state *s)
{
	const struct entry_rule *r = rule_of(w->model, w->function);
	struct held h = { .flags = HELD_ASSUMED | HELD_RULE };

	if (!r || !r->lock)
		return;
	h.object = name_system(w->model, r->lock);
	h.api = api_find(g_str_has_suffix(r->lock, "_rwsem") ? "down_read" : "rtnl_lock");
	h.flags |= h.api->flags & API_SHARED ? HELD_SHARED : 0;
	h.event = entry_event(w);
	flow_hold(w, s, &h);
}
