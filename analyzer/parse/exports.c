/* SPDX-License-Identifier: GPL-2.0-only */
/* EXPORT_SYMBOL*(name) in a text. */
#include "exports.h"

#include <string.h>

#include "lexer.h"

static gboolean is_export(const struct lexer *l, const struct token *t)
{
	static const char word[] = "EXPORT_SYMBOL";
	gsize n = sizeof(word) - 1;

	return t->kind == TOKEN_WORD && t->end - t->start >= n && !memcmp(l->text + t->start, word, n);
}

/* The token is EXPORT_SYMBOL...: is the word in its parentheses one of the names? */
static gboolean exports_one(struct lexer *l, GHashTable *names)
{
	struct token t;
	gboolean found;
	char *name;

	if (!lexer_next(l, &t) || !token_is(l, &t, "(") || !lexer_next(l, &t) || t.kind != TOKEN_WORD)
		return FALSE;
	name = g_strndup(l->text + t.start, t.end - t.start);
	found = g_hash_table_contains(names, name);
	g_free(name);
	return found;
}

gboolean exports_any(const struct tree *t, const char *path, GHashTable *names)
{
	char *file = g_strconcat(t->root, "/", path, NULL), *text;
	gboolean found = FALSE;
	struct lexer l;
	struct token token;
	gsize n;

	if (g_file_get_contents(file, &text, &n, NULL)) {
		lexer_init(&l, text, memmem(text, n, "EXPORT_SYMBOL", 13) ? n : 0);
		while (!found && lexer_next(&l, &token))
			found = is_export(&l, &token) && exports_one(&l, names);
		g_free(text);
	}
	g_free(file);
	return found;
}
