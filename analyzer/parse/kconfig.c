/* SPDX-License-Identifier: GPL-2.0-only */
/* The symbols of a tree: made, looked up and freed. */
#include "parse/kconfig.h"

static void rule_free(void *data)
{
	struct kconfig_rule *rule = data;

	g_free(rule->value);
	g_free(rule->condition);
	g_free(rule);
}

static void symbol_free(void *data)
{
	struct kconfig_symbol *s = data;

	g_free(s->name);
	g_free(s->value);
	g_ptr_array_unref(s->depends);
	g_ptr_array_unref(s->defaults);
	g_ptr_array_unref(s->selected);
	g_free(s);
}

static void choice_free(void *data)
{
	struct kconfig_choice *c = data;

	g_ptr_array_unref(c->members);
	g_ptr_array_unref(c->defaults);
	g_free(c);
}

struct kconfig_symbol *kconfig_symbol(struct kconfig *k, const char *name, gboolean create)
{
	struct kconfig_symbol *s = g_hash_table_lookup(k->symbols, name);

	if (s || !create)
		return s;
	s = g_new0(struct kconfig_symbol, 1);
	s->name = g_strdup(name);
	s->depends = g_ptr_array_new_with_free_func(g_free);
	s->defaults = g_ptr_array_new_with_free_func(rule_free);
	s->selected = g_ptr_array_new_with_free_func(rule_free);
	g_hash_table_insert(k->symbols, s->name, s);
	g_ptr_array_add(k->order, s);
	return s;
}

struct kconfig_choice *kconfig_add_choice(struct kconfig *k)
{
	struct kconfig_choice *c = g_new0(struct kconfig_choice, 1);

	c->members = g_ptr_array_new();
	c->defaults = g_ptr_array_new_with_free_func(rule_free);
	g_ptr_array_add(k->choices, c);
	return c;
}

struct kconfig *kconfig_new(const char *root, const char *arch)
{
	struct kconfig *k = g_new0(struct kconfig, 1);

	k->root = g_strdup(root);
	k->arch = g_strdup(arch);
	k->symbols = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, symbol_free);
	k->order = g_ptr_array_new();
	k->choices = g_ptr_array_new_with_free_func(choice_free);
	k->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	kconfig_read(k);
	kconfig_decide(k);
	return k;
}

void kconfig_free(struct kconfig *k)
{
	if (!k)
		return;
	g_hash_table_unref(k->symbols);
	g_ptr_array_unref(k->order);
	g_ptr_array_unref(k->choices);
	g_hash_table_unref(k->files);
	g_free(k->root);
	g_free(k->arch);
	g_free(k);
}
