/* SPDX-License-Identifier: GPL-2.0-only */
/* API words of a text, in every branch of every #if. */
#include "words.h"

#include <string.h>

#include "lexer.h"

enum { NAME_MAX_LENGTH = 64 };

/* What the preprocessor leaves out whatever the configuration is. */
struct skipper {
	unsigned int depth; /* open conditionals */
	unsigned int dead; /* those opened inside of #if 0, and that one; 0: the text counts */
	GHashTable *zero; /* char *: macros that the file has defined as 0, unconditionally */
};

/* The word at this offset of a directive, for g_free(). */
static char *word_at(const struct lexer *l, const struct token *t, gsize at)
{
	gsize end = at;

	while (end < t->end && (g_ascii_isalnum(l->text[end]) || l->text[end] == '_'))
		end++;
	return g_strndup(l->text + at, end - at);
}

/* Is the rest of the directive, from this offset, this one word, but for a comment? */
static gboolean is_rest(const struct lexer *l, const struct token *t, gsize at, const char *word)
{
	gsize n = strlen(word);

	if (t->end - at < n || strncmp(l->text + at, word, n))
		return FALSE;
	for (at += n; at < t->end && g_ascii_isspace(l->text[at]); at++)
		;
	return at == t->end || (l->text[at] == '/' && at + 1 < t->end &&
				(l->text[at + 1] == '*' || l->text[at + 1] == '/'));
}

/* #define NAME 0 or #undef NAME */
static void note_macro(struct skipper *k, const struct lexer *l, const struct token *t, gsize at,
		       gboolean defined)
{
	char *name = word_at(l, t, at);

	at += strlen(name);
	while (at < t->end && (l->text[at] == ' ' || l->text[at] == '\t'))
		at++;
	if (defined && !k->depth && is_rest(l, t, at, "0")) {
		g_hash_table_add(k->zero, name);
		return;
	}
	g_hash_table_remove(k->zero, name);
	g_free(name);
}

/* #if 0, or #if NAME of a macro that the file itself has said to be 0. */
static gboolean is_never(const struct skipper *k, const struct lexer *l, const struct token *t,
			 gsize at)
{
	char *name = word_at(l, t, at);
	gboolean never = is_rest(l, t, at, "0") ||
			 (g_hash_table_contains(k->zero, name) && is_rest(l, t, at, name));

	g_free(name);
	return never;
}

static void skipper_see(struct skipper *k, const struct lexer *l, const struct token *t)
{
	char name[16];
	gsize rest = directive_name(l, t, name, sizeof(name));
	gboolean opens = g_str_has_prefix(name, "if"), ends = g_str_equal(name, "endif");

	if (k->dead && opens)
		k->dead++;
	else if (k->dead == 1 && (g_str_equal(name, "else") || g_str_equal(name, "elif")))
		k->dead = 0;
	else if (k->dead && ends)
		k->dead--;
	else if (!k->dead && g_str_equal(name, "if") && is_never(k, l, t, rest))
		k->dead = 1;
	else if (!k->dead && (g_str_equal(name, "define") || g_str_equal(name, "undef")))
		note_macro(k, l, t, rest, *name == 'd');
	if (opens)
		k->depth++;
	else if (ends && k->depth)
		k->depth--;
}

static const struct api *api_of(const struct lexer *l, const struct token *t)
{
	char name[NAME_MAX_LENGTH];
	gsize n = t->end - t->start;

	if (n >= sizeof(name))
		return NULL;
	memcpy(name, l->text + t->start, n);
	name[n] = '\0';
	return api_find(name);
}

GArray *words_find(const char *text, gsize length)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct word));
	struct lexer l;
	struct token t, previous = { TOKEN_END, 0, 0, 0, 0 };
	struct skipper skip = { 0, 0, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
	gboolean member = FALSE; /* ops->schedule(): a name of their own */

	lexer_init(&l, text, length);
	while (lexer_next(&l, &t)) {
		if (t.kind == TOKEN_DIRECTIVE) {
			skipper_see(&skip, &l, &t);
		} else if (!skip.dead && !member && previous.kind == TOKEN_WORD && t.kind == TOKEN_PUNCT &&
			   text[t.start] == '(') {
			struct word w = { api_of(&l, &previous), (unsigned int)previous.start,
					  previous.line, previous.column };

			if (w.api)
				g_array_append_val(found, w);
		}
		if (t.kind == TOKEN_WORD)
			member = previous.kind == TOKEN_PUNCT &&
				 (text[previous.start] == '.' ||
				  (text[previous.start] == '>' && previous.start && text[previous.start - 1] == '-'));
		previous = t;
	}
	g_hash_table_unref(skip.zero);
	return found;
}
