/* SPDX-License-Identifier: GPL-2.0-only */
/* What the names in facts mean: unique globals, and lockdep's names of objects. */
#include <string.h>

#include "locks.h"

struct naming {
	struct lock_model *model;
	const char *unit, *header; /* paths; header may be NULL */
	GString *text;
};

static gboolean is_static(const struct lock_model *m, const char *path, const char *name,
			  GString *text)
{
	g_string_printf(text, "%s\n%s", path, name);
	return g_hash_table_contains(m->statics, text->str);
}

/* The head of "name", "function#name" or "name.tag:member". */
static const char *unique_name(void *context, const char *name)
{
	struct naming *n = context;

	if (strchr(name, '#') || is_static(n->model, n->unit, name, n->text))
		g_string_printf(n->text, "%s:%s", n->unit, name);
	else if (n->header && is_static(n->model, n->header, name, n->text))
		g_string_printf(n->text, "%s:%s", n->header, name);
	else
		return name;
	return n->text->str;
}

static const struct expr *parse_in(struct lock_model *m, const char *unit, const char *header,
				   const char *text)
{
	struct naming n = { m, unit, header, NULL };
	const struct expr *x;

	if (!text || !strchr(text, '@'))
		return expr_parse(m->exprs, text, NULL, NULL);
	n.text = g_string_new(NULL);
	x = expr_parse(m->exprs, text, unique_name, &n);
	g_string_free(n.text, TRUE);
	return x;
}

const struct expr *name_parse(struct lock_model *m, const struct function *f, const char *text)
{
	return parse_in(m, f->unit->path, f->in_header ? f->at.path : NULL, text);
}

const struct expr *name_parse_unit(struct lock_model *m, const struct program_unit *u,
				   const char *text)
{
	return parse_in(m, u->path, NULL, text);
}

const struct expr *name_system(struct lock_model *m, const char *name)
{
	return expr_make(m->exprs, EXPR_GLOBAL, NULL, name, 0);
}

const struct expr *name_below(struct lock_model *m, const struct expr *base, const char *path)
{
	char *p = g_strdup(path + 2), *dot;

	base = expr_deref(m->exprs, base);
	for (char *at = p; at; at = dot) {
		dot = strchr(at, '.');
		if (dot)
			*dot++ = '\0';
		if (strchr(at, ':')) {
			base = expr_make(m->exprs, EXPR_FIELD, base, at, 0);
		} else {
			char *inner = g_strconcat("sock_lock:", at, NULL);

			base = expr_make(m->exprs, EXPR_FIELD, base, inner, 0);
			g_free(inner);
		}
	}
	g_free(p);
	return base;
}

const char *name_slot(const struct expr *x)
{
	for (; x; x = x->base) {
		if (x->op == EXPR_FIELD)
			return x->name;
		if (x->op != EXPR_INDEX && x->op != EXPR_DEREF && x->op != EXPR_ADDR)
			return NULL;
	}
	return NULL;
}

/*
 * Structures that are part of many others and say nothing alone: the class of a
 * lock in them is that of the member which embeds them.
 */
static gboolean is_generic(const char *field)
{
	static const char *const tags[] = {
		"sk_buff_head:",
		"wait_queue_head:",
		"swait_queue_head:",
		"completion:",
		"list_lru_node:",
		"semaphore:",
		"rw_semaphore:",
		"mutex:",
		"percpu_counter:",
		"lockref:",
		"kref:",
		"ida:",
		"idr:",
		"xarray:",
		"spinlock:",
		"seqlock_t:",
		"raw_spinlock:",
		"sock_lock:",
		"ww_mutex:",
		"rt_mutex:",
		"work_struct:",
		"delayed_work:",
		"timer_list:",
		"hrtimer:",
		"tasklet_struct:",
		"rhashtable:",
		"kfifo:",
		"list_head:",
		"percpu_ref:",
		"socket_lock_t:",
		"bh_lock:",
		"kthread_work:",
		"kthread_delayed_work:",
		"irq_work:",
		"napi_struct:",
		"rcu_head:",
		"timerlist:",
		"notifier_block:",
		"device:",
		"sock:",
		"device_attribute:",
		"kobj_attribute:",
		"attribute:",
	};

	for (unsigned int i = 0; i < G_N_ELEMENTS(tags); i++)
		if (g_str_has_prefix(field, tags[i]))
			return TRUE;
	return FALSE;
}

/* "static struct { spinlock_t lock; } x": many have the same name that says nothing. */
static gboolean is_anonymous(const char *field)
{
	return g_str_has_prefix(field, "anonymous:");
}

static void append_dotted(GString *s, const char *field)
{
	const char *colon = strchr(field, ':');

	g_string_append_len(s, field, colon ? (gssize)(colon - field) : (gssize)strlen(field));
	if (colon)
		g_string_append_printf(s, ".%s", colon + 1);
}

/* "tag.member", through generic structures up to one that says more. */
static void class_of(const struct lock_model *m, const struct expr *x, GString *s)
{
	while (x && (x->op == EXPR_INDEX || x->op == EXPR_DEREF || x->op == EXPR_ADDR ||
		     x->op == EXPR_EITHER))
		x = x->base;
	if (!x)
		return;
	if (x->op == EXPR_GLOBAL) {
		g_string_append(s, x->name);
	} else if (x->op == EXPR_FIELD) {
		const struct expr *outer = x->base;

		while (outer->op == EXPR_INDEX)
			outer = outer->base;
		if ((is_generic(x->name) || is_anonymous(x->name)) &&
		    (outer->op == EXPR_FIELD || outer->op == EXPR_GLOBAL)) {
			class_of(m, outer, s);
			g_string_append_printf(s, ".%s", strchr(x->name, ':') + 1);
		} else {
			append_dotted(s, x->name);
		}
	}
}

const char *lock_class_name(const struct lock_model *m, const struct expr *object,
			    const struct function *place)
{
	GString *s;
	const char *name;

	if (!object)
		return "";
	name = g_hash_table_lookup(m->class_names, object);
	if (name)
		return name;
	s = g_string_new(NULL);
	class_of(m, object, s);
	name = arena_intern(m->program->arena, s->str);
	g_string_free(s, TRUE);
	g_hash_table_insert(m->class_names, (gpointer)object, (gpointer)name);
	return name;
}
