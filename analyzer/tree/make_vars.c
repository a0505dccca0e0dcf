/* SPDX-License-Identifier: GPL-2.0-only */
/* The variables of a Makefile. */
#include <string.h>

#include "makefile.h"

/* No list of objects is longer. */
#define MAX_VALUE ((gsize)512 * 1024)

void make_var_free(gpointer data)
{
	struct make_var *var = data;

	if (!var)
		return;
	g_string_free(var->text, TRUE);
	g_free(var);
}

struct make_var *make_var_find(const struct makefile *m, const char *name)
{
	return g_hash_table_lookup(m->vars, name);
}

static struct make_var *find_or_create(struct makefile *m, const char *name)
{
	struct make_var *var = make_var_find(m, name);

	if (!var) {
		var = g_new0(struct make_var, 1);
		var->text = g_string_new(NULL);
		g_hash_table_insert(m->vars, g_strdup(name), var);
	}
	return var;
}

static void append(struct makefile *m, struct make_var *var, const char *value)
{
	char *expanded = var->simple ? make_expand(m, value) : NULL;

	if (expanded)
		value = expanded;
	if (*value && var->text->len + strlen(value) < MAX_VALUE) {
		if (var->text->len)
			g_string_append_c(var->text, ' ');
		g_string_append(var->text, value);
	}
	g_free(expanded);
}

static void replace(struct makefile *m, const char *name, char op, const char *value)
{
	/* expanded before the variable changes: X := $(X) more */
	char *expanded = op == ':' ? make_expand(m, value) : g_strdup(value);
	struct make_var *var = find_or_create(m, name);

	var->simple = op == ':';
	g_string_truncate(var->text, 0);
	if (strlen(expanded) < MAX_VALUE)
		g_string_append(var->text, expanded);
	g_free(expanded);
}

void make_var_assign(struct makefile *m, const char *name, char op, const char *value)
{
	struct make_var *var = make_var_find(m, name);

	if (!*name || g_hash_table_contains(m->fixed, name) || (var && var->busy))
		return;
	if (op == '?' && var)
		return;
	make_frame_note(m, name, var);
	if (op == '+' && var)
		append(m, var, value);
	else
		replace(m, name, op, value);
}

void make_var_fix(struct makefile *m, const char *name, const char *value)
{
	struct make_var *var = find_or_create(m, name);

	var->simple = TRUE;
	g_string_assign(var->text, value);
	g_hash_table_add(m->fixed, g_strdup(name));
}
