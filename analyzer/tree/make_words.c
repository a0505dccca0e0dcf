/* SPDX-License-Identifier: GPL-2.0-only */
/* Lists of words, with alternatives in them. */
#include <string.h>

#include "makefile.h"

enum {
	MAX_ALTERNATIVES = 64, /* that one word spreads out to */
	MAX_SINGLE = 200, /* length of a value that can be an alternative inside of a word */
};

/* Past the mark that ends the alternatives at p, or the end of the text. */
static const char *alternatives_end(const char *p)
{
	unsigned int depth = 0;

	for (; *p; p++) {
		if (*p == ALT_BEGIN)
			depth++;
		else if (*p == ALT_END && --depth == 0)
			return p + 1;
	}
	return p;
}

/* Past one alternative: at the mark that follows it. */
static const char *alternative_end(const char *p)
{
	while (*p && *p != ALT_NEXT && *p != ALT_END)
		p = *p == ALT_BEGIN ? alternatives_end(p) : p + 1;
	return p;
}

/* Adds head + each spreading of tail; head has no alternatives left. */
static void spread(struct makefile *m, const char *head, const char *tail, GPtrArray *out,
		   unsigned int limit)
{
	const char *begin = strchr(tail, ALT_BEGIN), *after, *p;

	if (out->len >= limit || !makefile_spend(m, strlen(tail) + 100))
		return;
	if (!begin) {
		g_ptr_array_add(out, g_strconcat(head, tail, NULL));
		return;
	}
	after = alternatives_end(begin);
	for (p = begin + 1; p < after; p++) {
		const char *end = alternative_end(p);
		char *rest = g_strdup_printf("%.*s%s", (int)(end - p), p, after);
		char *front = g_strdup_printf("%s%.*s", head, (int)(begin - tail), tail);

		spread(m, front, rest, out, limit);
		g_free(front);
		g_free(rest);
		p = end;
	}
}

GPtrArray *make_words(struct makefile *m, const char *text)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
	const char *p = text + strspn(text, " \t\n");

	while (*p && makefile_spend(m, 50)) {
		size_t len = strcspn(p, " \t\n");
		char *word = g_strndup(p, len);

		if (memchr(word, ALT_BEGIN, len)) {
			spread(m, "", word, out, out->len + MAX_ALTERNATIVES);
			g_free(word);
		} else {
			g_ptr_array_add(out, word);
		}
		p += len;
		p += strspn(p, " \t\n");
	}
	return out;
}

GPtrArray *make_var_words(struct makefile *m, const char *name)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(g_free), *words;
	const struct make_var *var = make_var_find(m, name);
	GHashTable *seen;
	char *text;
	unsigned int i;

	if (!var)
		return out;
	text = var->simple ? g_strdup(var->text->str) : make_expand(m, var->text->str);
	words = make_words(m, text);
	seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (i = 0; i < words->len; i++) {
		char *word = g_ptr_array_index(words, i);

		if (g_hash_table_add(seen, word))
			g_ptr_array_add(out, g_strdup(word));
	}
	g_hash_table_destroy(seen);
	g_ptr_array_free(words, TRUE);
	g_free(text);
	return out;
}

/* What value adds to base; NULL if it is another value. */
static const char *addition(const char *base, const char *value)
{
	size_t len = base ? strlen(base) : 0;

	if (!len || strncmp(value, base, len) != 0)
		return NULL;
	return !value[len] || value[len] == ' ' ? value + len : NULL;
}

static gboolean is_single(const char *value)
{
	return !strpbrk(value, " \t\n") && strlen(value) < MAX_SINGLE;
}

/* Distinct one-word values: alternatives; x86 and arm in "$(ARCH)/a.o" are two objects. */
static void add_alternatives(GString *out, const char *base, const GPtrArray *values, gboolean keep)
{
	gsize start = out->len;
	unsigned int i, n = 0;

	g_string_append_c(out, ALT_BEGIN);
	if (keep && base && *base) {
		g_string_append(out, base);
		n++;
	}
	for (i = 0; i < values->len; i++) {
		const char *value = g_ptr_array_index(values, i);

		if (!*value || (keep && base && !strcmp(value, base)))
			continue;
		if (n++)
			g_string_append_c(out, ALT_NEXT);
		g_string_append(out, value);
	}
	if (n == 1)
		g_string_erase(out, (gssize)start, 1);
	else
		g_string_append_c(out, ALT_END);
	if (!n)
		g_string_truncate(out, start);
}

/* Appends the words to a list; an object that is in it already is not repeated. */
static void add_words(GString *out, GHashTable *seen, const char *text)
{
	gboolean plain = !strchr(text, '$');
	const char *p = text;

	while (*p) {
		size_t blank = strspn(p, " \t\n"), len = strcspn(p + blank, " \t\n");
		char *word = g_strndup(p + blank, len);

		if (!plain || !g_str_has_suffix(word, ".o") || !g_hash_table_contains(seen, word)) {
			g_string_append_len(out, blank || !out->len ? p : " ",
					    blank || !out->len ? (gssize)blank : 1);
			g_string_append(out, word);
			g_hash_table_add(seen, g_strdup(word));
		}
		p += blank + len;
		g_free(word);
	}
}

void make_unite(GString *out, const char *base, const GPtrArray *values, gboolean keep)
{
	GHashTable *seen;
	gboolean single = !base || !keep || is_single(base), added = FALSE;
	unsigned int i;

	for (i = 0; i < values->len; i++) {
		const char *value = g_ptr_array_index(values, i);
		const char *more = addition(base, value);

		added = added || (more && *more);
		single = single && is_single(value);
	}
	if (single) {
		add_alternatives(out, base, values, keep);
		return;
	}
	seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	if (base && (keep || added))
		add_words(out, seen, base);
	for (i = 0; i < values->len; i++) {
		const char *value = g_ptr_array_index(values, i);
		const char *more = base && (keep || added) ? addition(base, value) : NULL;

		add_words(out, seen, more ? more : value);
	}
	g_hash_table_destroy(seen);
}

gboolean make_match(const char *pattern, const char *word, char **stem)
{
	const char *percent = strchr(pattern, '%');
	size_t head, len = strlen(word), tail;

	if (!percent) {
		*stem = NULL;
		return !strcmp(pattern, word);
	}
	head = (size_t)(percent - pattern);
	tail = strlen(percent + 1);
	if (len < head + tail || strncmp(word, pattern, head) != 0 ||
	    strcmp(word + len - tail, percent + 1) != 0)
		return FALSE;
	*stem = g_strndup(word + head, len - head - tail);
	return TRUE;
}

char *make_fill(const char *pattern, const char *stem)
{
	const char *percent = strchr(pattern, '%');

	if (!percent || !stem)
		return g_strdup(pattern);
	return g_strdup_printf("%.*s%s%s", (int)(percent - pattern), pattern, stem, percent + 1);
}
