/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Groups of attributes: sysfs_remove_group(kobj, &group) waits for the handlers of all
 * attributes that the group lists.
 */
#include <string.h>

#include "locks.h"

gboolean register_lets_go(const struct function *f)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_CALL &&
			    (g_str_has_suffix(e->written, "_break_active_protection") ||
			     g_str_has_suffix(e->written, "_remove_file_self")))
				return TRUE;
		}
	}
	return FALSE;
}

static GPtrArray *of_object(struct lock_model *m, const char *name)
{
	GPtrArray *all = g_hash_table_lookup(m->objects, name);

	if (!all) {
		all = g_ptr_array_new();
		g_hash_table_insert(m->objects, (gpointer)name, all);
	}
	return all;
}

/* What is bound to the member is bound to the whole. */
static void give_to(struct lock_model *m, const char *whole, const char *member)
{
	const GPtrArray *from = g_hash_table_lookup(m->objects, member);
	unsigned int n = from && whole != member ? from->len : 0;

	for (unsigned int i = 0; i < n; i++) {
		struct binding *b = g_ptr_array_index(from, i);

		if (b->class == CLASS_SYSFS)
			g_ptr_array_add(of_object(m, whole), b);
	}
}

/* The global that is named in "&@dev_attr_x.device_attribute:attr"; NULL if it is within another. */
static const struct expr *listed(struct lock_model *m, const struct program_unit *u,
				 const char *value)
{
	const struct expr *x = name_parse_unit(m, u, value);

	if (x->op == EXPR_ADDR)
		x = x->base;
	if (x->op == EXPR_FIELD && g_str_has_suffix(x->name, "_attribute:attr"))
		x = x->base;
	return x->op == EXPR_GLOBAL ? x : NULL;
}

enum row { ROW_OTHER, ROW_ATTRIBUTE, ROW_LIST, ROW_GROUP };

/* An attribute in a list, a list in a group, or a group in a list of groups. */
static enum row row_of(const struct initialiser *n)
{
	if (n->written || !n->value || !strchr(n->value, '@'))
		return ROW_OTHER;
	if (g_str_has_suffix(n->object, ".attribute_group:attrs"))
		return ROW_LIST;
	if (!g_str_has_suffix(n->object, "[]"))
		return ROW_OTHER;
	if (g_str_has_suffix(n->value, "_attribute:attr"))
		return ROW_ATTRIBUTE;
	return g_str_has_prefix(n->value, "&@") && !strpbrk(n->value, ".-[") ? ROW_GROUP :
										ROW_OTHER;
}

static void add_rows(struct lock_model *m, const struct program_unit *u, enum row want)
{
	for (unsigned int i = 0; i < u->initialisers->len; i++) {
		const struct initialiser *n = g_ptr_array_index(u->initialisers, i);
		const struct expr *whole, *member;

		if (row_of(n) != want)
			continue;
		whole = expr_root(name_parse_unit(m, u, n->object));
		member = listed(m, u, n->value);
		if (whole->op == EXPR_GLOBAL && member)
			give_to(m, lock_class_name(m, whole, NULL), lock_class_name(m, member, NULL));
	}
}

static gboolean has_attributes(const struct program_unit *u)
{
	for (unsigned int i = 0; i < u->initialisers->len; i++)
		if (row_of(g_ptr_array_index(u->initialisers, i)) == ROW_ATTRIBUTE)
			return TRUE;
	return FALSE;
}

void register_groups(struct lock_model *m)
{
	const struct program *p = m->program;

	for (unsigned int i = 0; i < p->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(p->units, i);

		if (!has_attributes(u))
			continue;
		add_rows(m, u, ROW_ATTRIBUTE);
		add_rows(m, u, ROW_LIST);
		add_rows(m, u, ROW_GROUP);
	}
}
