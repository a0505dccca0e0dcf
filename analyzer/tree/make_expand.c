/* SPDX-License-Identifier: GPL-2.0-only */
/* References: $(NAME), $(NAME:a=b), $X, $$. */
#include <string.h>

#include "makefile.h"

enum { MAX_EXPANSION_DEPTH = 60 };
#define MAX_EXPANDED ((gsize)1024 * 1024)

static void expand_into(struct makefile *m, const char *text, GString *out);

const char *make_closing(struct makefile *m, const char *p)
{
	char open = *p, close = open == '(' ? ')' : '}';
	const char *start = p;
	unsigned int depth = 0;

	for (; *p; p++) {
		if (*p == open)
			depth++;
		else if (*p == close && --depth == 0)
			break;
	}
	makefile_spend(m, (size_t)(p - start));
	return *p ? p : NULL;
}

static void expand_variable(struct makefile *m, const char *name, GString *out)
{
	struct make_var *var = make_var_find(m, name);
	gboolean in_name = m->in_name;

	if (g_str_has_prefix(name, "CONFIG_") && (!var || (in_name && !m->decide))) {
		g_string_append_printf(out, "%c%s%c", CONFIG_BEGIN, name, CONFIG_END);
		return;
	}
	if (!var || var->busy)
		return;
	if (var->simple) {
		g_string_append_len(out, var->text->str, (gssize)var->text->len);
		return;
	}
	var->busy = TRUE;
	expand_into(m, var->text->str, out);
	/* it may have been replaced by a function that assigns */
	var = make_var_find(m, name);
	if (var)
		var->busy = FALSE;
}

/* The ':' of $(NAME:a=b), outside of nested references; NULL if it is a plain reference. */
static const char *substitution(struct makefile *m, const char *body)
{
	const char *p;

	for (p = body; *p && *p != ':'; p++) {
		if (*p == '$' && (p[1] == '(' || p[1] == '{')) {
			p = make_closing(m, p + 1);
			if (!p)
				return NULL;
		}
	}
	return *p && strchr(p, '=') ? p : NULL;
}

/* Appends the words of the variable with suffix or pattern `from` replaced. */
static void substitute(struct makefile *m, const char *name, const char *rule, GString *out)
{
	GString *value = g_string_new(NULL);
	char *expanded = make_expand(m, rule);
	char *equals = strchr(expanded, '=');
	gboolean percent = strchr(expanded, '%') != NULL;
	GPtrArray *words;
	unsigned int i;

	expand_variable(m, name, value);
	words = make_words(m, value->str);
	if (equals)
		*equals++ = '\0';
	for (i = 0; i < words->len; i++) {
		char *word = g_ptr_array_index(words, i), *stem = NULL, *done;
		char *from = percent ? g_strdup(expanded) : g_strconcat("%", expanded, NULL);
		char *to = percent ? g_strdup(equals ? equals : "") :
				     g_strconcat("%", equals ? equals : "", NULL);

		done = make_match(from, word, &stem) ? make_fill(to, stem) : g_strdup(word);
		g_string_append_printf(out, "%s%s", i ? " " : "", done);
		makefile_spend(m, strlen(done) + 200);
		g_free(done);
		g_free(stem);
		g_free(from);
		g_free(to);
	}
	g_ptr_array_free(words, TRUE);
	g_string_free(value, TRUE);
	g_free(expanded);
}

/* One reference without its brackets. */
static void expand_reference(struct makefile *m, const char *body, GString *out)
{
	const char *colon;
	char *raw, *name;

	if (make_call(m, body, out))
		return;
	colon = substitution(m, body);
	raw = colon ? g_strndup(body, (gsize)(colon - body)) : g_strdup(body);
	name = strchr(raw, '$') ? make_expand_name(m, raw) : g_strdup(raw);
	if (colon)
		substitute(m, name, colon + 1, out);
	else
		expand_variable(m, name, out);
	g_free(name);
	g_free(raw);
}

static void expand_into(struct makefile *m, const char *text, GString *out)
{
	const char *p = text;

	if (m->depth >= MAX_EXPANSION_DEPTH)
		return;
	m->depth++;
	while (*p && out->len < MAX_EXPANDED && makefile_spend(m, 100)) {
		size_t len = strcspn(p, "$");
		const char *end;
		char *body;

		g_string_append_len(out, p, (gssize)len);
		makefile_spend(m, len);
		p += len;
		if (!p[0])
			break;
		if (p[1] == '$' || !p[1]) {
			g_string_append_c(out, '$');
			p += p[1] ? 2 : 1;
			continue;
		}
		end = p[1] == '(' || p[1] == '{' ? make_closing(m, p + 1) : NULL;
		/* an unclosed reference is dropped like make does, with its line */
		if (!end && (p[1] == '(' || p[1] == '{'))
			break;
		body = end ? g_strndup(p + 2, (gsize)(end - p - 2)) : g_strndup(p + 1, 1);
		expand_reference(m, body, out);
		g_free(body);
		p = end ? end + 1 : p + 2;
	}
	m->depth--;
}

char *make_expand(struct makefile *m, const char *text)
{
	GString *out;

	if (!strchr(text, '$'))
		return g_strdup(text);
	out = g_string_new(NULL);
	expand_into(m, text, out);
	return g_string_free(out, FALSE);
}

/*
 * "foo-CONFIG_X" names what is linked when CONFIG_X is set, and so does "foo-y";
 * marks in a row ($(CONFIG_A)$(CONFIG_B)) are one.
 */
char *make_expand_name(struct makefile *m, const char *text)
{
	gboolean before = m->in_name;
	GString *out = g_string_new(NULL);
	char *raw;
	const char *p;

	m->in_name = TRUE;
	raw = make_expand(m, text);
	m->in_name = before;
	for (p = raw; *p; p++) {
		if (*p != CONFIG_BEGIN) {
			g_string_append_c(out, *p);
			continue;
		}
		while (*p == CONFIG_BEGIN && strchr(p, CONFIG_END))
			p = strchr(p, CONFIG_END) + 1;
		g_string_append_c(out, 'y');
		if (*p == CONFIG_BEGIN)
			break;
		p--;
	}
	g_free(raw);
	return g_string_free(out, FALSE);
}
