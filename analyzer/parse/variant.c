/* SPDX-License-Identifier: GPL-2.0-only */
/* Variants of a unit: which #if branches are forced, and the text that does it. */
#include "variant.h"

#include <string.h>

#include "lexer.h"

enum branch_kind { BRANCH_IF, BRANCH_ELIF, BRANCH_ELSE };

/* One branch of a conditional: its directive and what it guards. */
struct branch {
	enum branch_kind kind;
	gsize directive, directive_end;
	gsize end; /* of the guarded text */
	unsigned int group; /* number of the whole #if ... #endif */
	int parent; /* branch around it; -1: none */
	gboolean forced;
};

/* Branches of the conditionals that are open at some point. */
struct reader {
	GArray *branches;
	GArray *open; /* int: innermost branch of each open conditional */
	unsigned int groups;
};

static void add_branch(struct reader *r, enum branch_kind kind, const struct token *t,
		       unsigned int group, int parent)
{
	struct branch b = { kind, t->start, t->end, G_MAXSIZE, group, parent, FALSE };
	int index = (int)r->branches->len;

	g_array_append_val(r->branches, b);
	g_array_append_val(r->open, index);
}

static int innermost(const struct reader *r)
{
	return r->open->len ? g_array_index(r->open, int, r->open->len - 1) : -1;
}

static void read_directive(struct reader *r, const char *name, const struct token *t)
{
	int index = innermost(r);
	struct branch old;

	if (g_str_has_prefix(name, "if")) {
		add_branch(r, BRANCH_IF, t, r->groups++, index);
		return;
	}
	if (index < 0 || (!g_str_has_prefix(name, "el") && !g_str_equal(name, "endif")))
		return;
	g_array_index(r->branches, struct branch, index).end = t->start;
	old = g_array_index(r->branches, struct branch, index);
	g_array_set_size(r->open, r->open->len - 1);
	if (g_str_has_prefix(name, "elif"))
		add_branch(r, BRANCH_ELIF, t, old.group, old.parent);
	else if (g_str_equal(name, "else"))
		add_branch(r, BRANCH_ELSE, t, old.group, old.parent);
}

static GArray *read_branches(const char *text, gsize length)
{
	struct reader r = { g_array_new(FALSE, FALSE, sizeof(struct branch)),
			    g_array_new(FALSE, FALSE, sizeof(int)), 0 };
	struct lexer l;
	struct token t;
	char name[16];

	lexer_init(&l, text, length);
	while (lexer_next(&l, &t)) {
		if (t.kind != TOKEN_DIRECTIVE)
			continue;
		directive_name(&l, &t, name, sizeof(name));
		read_directive(&r, name, &t);
	}
	g_array_free(r.open, TRUE);
	return r.branches;
}

static int branch_around(const GArray *branches, gsize offset)
{
	int found = -1;

	for (guint i = 0; i < branches->len; i++) {
		const struct branch *b = &g_array_index(branches, struct branch, i);

		if (b->directive_end <= offset && offset < b->end)
			found = (int)i; /* inner ones come later */
	}
	return found;
}

/* Is another branch of the same conditional forced already? */
static gboolean taken(const GArray *branches, int index)
{
	const struct branch *b = &g_array_index(branches, struct branch, index);

	for (guint i = 0; i < branches->len; i++) {
		const struct branch *o = &g_array_index(branches, struct branch, i);

		if (o->group == b->group && o->forced && (int)i != index)
			return TRUE;
	}
	return FALSE;
}

/* Forces the branch and those around it; FALSE if that contradicts an earlier choice. */
static gboolean force(GArray *branches, int index)
{
	for (int i = index; i >= 0; i = g_array_index(branches, struct branch, i).parent)
		if (taken(branches, i))
			return FALSE;
	for (int i = index; i >= 0; i = g_array_index(branches, struct branch, i).parent)
		g_array_index(branches, struct branch, i).forced = TRUE;
	return TRUE;
}

/* Forces what is possible of the offsets and leaves the others; did it force anything? */
static gboolean force_all(GArray *branches, GArray *offsets)
{
	gboolean any = FALSE;
	guint left = 0;

	for (guint i = 0; i < offsets->len; i++) {
		guint offset = g_array_index(offsets, guint, i);
		int index = branch_around(branches, offset);

		if (index < 0)
			continue;
		if (force(branches, index))
			any = TRUE;
		else
			g_array_index(offsets, guint, left++) = offset;
	}
	g_array_set_size(offsets, left);
	return any;
}

static gboolean group_forced(const GArray *branches, unsigned int group)
{
	for (guint i = 0; i < branches->len; i++) {
		const struct branch *b = &g_array_index(branches, struct branch, i);

		if (b->group == group && b->forced)
			return TRUE;
	}
	return FALSE;
}

/* The directive's replacement, with as many newlines as it had. */
static void append_directive(GString *s, const char *text, const struct branch *b)
{
	g_string_append(s, b->kind == BRANCH_IF ? "#if " : "#elif ");
	g_string_append_c(s, b->forced ? '1' : '0');
	for (gsize i = b->directive; i < b->directive_end; i++)
		if (text[i] == '\n')
			g_string_append_c(s, '\n');
}

char *variant_force(const char *text, gsize length, GArray *offsets, gsize *new_length)
{
	GArray *branches = read_branches(text, length);
	gsize at = 0;
	GString *s;

	if (!force_all(branches, offsets)) {
		g_array_free(branches, TRUE);
		return NULL;
	}
	s = g_string_sized_new(length + 64);
	for (guint i = 0; i < branches->len; i++) {
		const struct branch *b = &g_array_index(branches, struct branch, i);

		if (b->kind == BRANCH_ELSE || !group_forced(branches, b->group))
			continue;
		g_string_append_len(s, text + at, (gssize)(b->directive - at));
		append_directive(s, text, b);
		at = b->directive_end;
	}
	g_string_append_len(s, text + at, (gssize)(length - at));
	g_array_free(branches, TRUE);
	*new_length = s->len;
	return g_string_free(s, FALSE);
}
