/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Conditionals.  Every branch starts from the values before the conditional;
 * at its end each variable that some branch changed becomes the union of its values.
 */
#include <string.h>

#include "makefile.h"

static void strings_free(gpointer data)
{
	g_ptr_array_free(data, TRUE);
}

static struct make_frame *top(const struct makefile *m)
{
	return m->frames->len ? g_ptr_array_index(m->frames, m->frames->len - 1) : NULL;
}

gboolean make_frame_skips(const struct makefile *m)
{
	const struct make_frame *f = top(m);

	return f && f->skipping;
}

void make_frame_open(struct makefile *m, const char *condition)
{
	struct make_frame *f = g_new0(struct make_frame, 1);
	gboolean skipped = make_frame_skips(m);
	enum make_truth truth = skipped ? MAKE_FALSE : make_condition(m, condition);

	f->base = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, make_var_free);
	f->results = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, strings_free);
	f->decided = truth != MAKE_UNKNOWN;
	f->skipping = truth == MAKE_FALSE;
	f->taken = truth == MAKE_TRUE || skipped;
	makefile_spend(m, 1000);
	g_ptr_array_add(m->frames, f);
}

static struct make_var *copy_of(struct makefile *m, const struct make_var *var)
{
	struct make_var *copy;

	if (!var)
		return NULL;
	copy = g_new0(struct make_var, 1);
	copy->text = g_string_new_len(var->text->str, (gssize)var->text->len);
	copy->simple = var->simple;
	makefile_spend(m, var->text->len);
	return copy;
}

static void add_result(struct make_frame *f, const char *name, const char *text)
{
	GPtrArray *values = g_hash_table_lookup(f->results, name);

	if (!values) {
		values = g_ptr_array_new_with_free_func(g_free);
		g_hash_table_insert(f->results, g_strdup(name), values);
	}
	if (!g_ptr_array_find_with_equal_func(values, text, g_str_equal, NULL))
		g_ptr_array_add(values, g_strdup(text));
}

/* The innermost conditional whose branches are united. */
static struct make_frame *undecided(const struct makefile *m)
{
	unsigned int i;

	for (i = m->frames->len; i > 0; i--) {
		struct make_frame *f = g_ptr_array_index(m->frames, i - 1);

		if (!f->decided)
			return f;
	}
	return NULL;
}

void make_frame_note(struct makefile *m, const char *name, const struct make_var *old)
{
	struct make_frame *f = undecided(m);

	if (!f || g_hash_table_contains(f->base, name))
		return;
	g_hash_table_insert(f->base, g_strdup(name), copy_of(m, old));
	/* the branches before this one left it alone */
	if (f->branches && old)
		add_result(f, name, old->text->str);
}

/* Keeps what this branch made of the variables and goes back to the values before it. */
static void end_branch(struct makefile *m, struct make_frame *f)
{
	GHashTableIter iter;
	gpointer name, base;

	g_hash_table_iter_init(&iter, f->base);
	while (g_hash_table_iter_next(&iter, &name, &base)) {
		const struct make_var *now = make_var_find(m, name);

		if (now) {
			makefile_spend(m, now->text->len);
			add_result(f, name, now->text->str);
		}
		if (base)
			g_hash_table_replace(m->vars, g_strdup(name), copy_of(m, base));
		else
			g_hash_table_remove(m->vars, name);
	}
	f->branches++;
}

/* The next branch of a decided conditional; from an unknown condition on, branches are united. */
static void decided_else(struct makefile *m, struct make_frame *f, const char *condition)
{
	enum make_truth truth = MAKE_FALSE;

	if (!f->taken)
		truth = condition ? make_condition(m, condition) : MAKE_TRUE;
	f->decided = truth != MAKE_UNKNOWN;
	f->skipping = truth == MAKE_FALSE;
	f->taken = f->taken || truth == MAKE_TRUE;
}

void make_frame_else(struct makefile *m, const char *condition)
{
	struct make_frame *f = top(m);

	if (!f)
		return;
	if (f->decided) {
		decided_else(m, f, condition);
		return;
	}
	end_branch(m, f);
	f->has_else = f->has_else || !condition;
}

/* One variable after the conditional: what all branches and, without an else, no branch gave. */
static void unite(struct makefile *m, const struct make_frame *f, const char *name,
		  const struct make_var *base)
{
	GPtrArray *values = g_hash_table_lookup(f->results, name);
	GString *text = g_string_new(NULL);
	gboolean simple = base && base->simple;

	if (values) {
		make_unite(text, base ? base->text->str : NULL, values, base && !f->has_else);
		/* cutting it into words is what costs */
		makefile_spend(m, 1000 + 20 * text->len);
		/* the values are expanded as far as they should be */
		make_var_assign(m, name, '=', text->str);
		if (simple && !strchr(text->str, '$') && make_var_find(m, name))
			make_var_find(m, name)->simple = TRUE;
	}
	g_string_free(text, TRUE);
}

static void frame_free(struct make_frame *f)
{
	g_hash_table_destroy(f->base);
	g_hash_table_destroy(f->results);
	g_free(f);
}

void make_frame_close(struct makefile *m)
{
	struct make_frame *f = top(m);
	GHashTableIter iter;
	gpointer name, base;

	if (!f)
		return;
	if (!f->decided)
		end_branch(m, f);
	g_ptr_array_set_size(m->frames, (int)m->frames->len - 1);
	g_hash_table_iter_init(&iter, f->base);
	while (g_hash_table_iter_next(&iter, &name, &base))
		unite(m, f, name, base);
	frame_free(f);
}
