/* SPDX-License-Identifier: GPL-2.0-only */
/* One logical line of a Makefile: a directive, an assignment, a rule, or nothing to us. */
#include <string.h>

#include "makefile.h"
#include "tree_private.h"

/* Cuts off the comment; "\#" is a plain '#'. */
static void strip_comment(char *line)
{
	char *to = line, *p;

	for (p = line; *p && *p != '#'; p++) {
		if (p[0] == '\\' && p[1] == '#')
			p++;
		*to++ = *p;
	}
	*to = '\0';
	g_strchomp(line);
}

/* The rest of the line if it begins with this word, else NULL. */
static char *after_word(char *line, const char *word)
{
	size_t len = strlen(word);

	if (strncmp(line, word, len) != 0)
		return NULL;
	if (line[len] && !strchr(" \t(\"'", line[len]))
		return NULL;
	return g_strchug(line + len);
}

static gboolean conditional(struct makefile *m, char *line)
{
	char *rest;

	if (after_word(line, "ifdef") || after_word(line, "ifndef") || after_word(line, "ifeq") ||
	    after_word(line, "ifneq")) {
		make_frame_open(m, line);
		return TRUE;
	}
	rest = after_word(line, "else");
	if (rest && !strpbrk(rest, "=:")) {
		make_frame_else(m, *rest ? rest : NULL);
		return TRUE;
	}
	if (rest && *rest == 'i') {
		make_frame_else(m, rest);
		return TRUE;
	}
	if (!after_word(line, "endif"))
		return FALSE;
	make_frame_close(m);
	return TRUE;
}

/* A relative name is below the top of the kernel, or, for a driver, in its folder. */
static void include_one(struct makefile *m, const char *name)
{
	char *dir = g_strconcat(m->root, "/", m->dir, NULL);
	char *path = path_resolve(m->root, name);
	char *local = path_resolve(dir, name);

	if (path && path_below(m->root, path) && g_file_test(path, G_FILE_TEST_IS_REGULAR))
		makefile_read(m, path);
	else if (local && path_below(m->root, local))
		makefile_read(m, local);
	g_free(local);
	g_free(path);
	g_free(dir);
}

static gboolean include(struct makefile *m, char *line)
{
	char *rest, *names;
	GPtrArray *words;
	unsigned int i;

	if (*line == '-')
		line++;
	rest = after_word(line, *line == 's' ? "sinclude" : "include");
	if (!rest || strchr(":+=", *rest))
		return FALSE;
	names = make_expand(m, rest);
	words = make_words(m, names);
	for (i = 0; i < words->len && makefile_spend(m, 5000); i++)
		include_one(m, g_ptr_array_index(words, i));
	g_ptr_array_free(words, TRUE);
	g_free(names);
	return TRUE;
}

/* define NAME ... endef: the body is kept for $(call) and $(eval). */
static gboolean define(struct makefile *m, char *line)
{
	char *rest = after_word(line, "define");

	if (!rest || strchr(":+=", *rest))
		return FALSE;
	rest[strcspn(rest, " \t=:?+")] = '\0';
	m->define = g_string_new(NULL);
	m->define_name = g_strdup(rest);
	return TRUE;
}

static void in_define(struct makefile *m, const char *line)
{
	char *copy = g_strstrip(g_strdup(line));

	if (after_word(copy, "endef")) {
		make_var_assign(m, m->define_name, '=', m->define->str);
		g_string_free(m->define, TRUE);
		m->define = NULL;
		g_clear_pointer(&m->define_name, g_free);
	} else {
		g_string_append(m->define, line);
		g_string_append_c(m->define, '\n');
	}
	g_free(copy);
}

/* The symbol of obj-$(CONFIG_X), for each object of the line. */
static void note_configs(struct makefile *m, const char *raw_name, const char *value)
{
	const char *symbol = g_strrstr(raw_name, "CONFIG_");
	char *name, *text;
	GPtrArray *words;
	unsigned int i;

	if (!symbol || !g_str_has_prefix(raw_name, "obj-"))
		return;
	name = g_strndup(symbol, strspn(symbol, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_"));
	text = make_expand(m, value);
	words = make_words(m, text);
	for (i = 0; i < words->len; i++) {
		const char *word = g_ptr_array_index(words, i);

		if (!g_hash_table_contains(m->configs, word))
			g_hash_table_insert(m->configs, g_strdup(word), g_strdup(name));
	}
	g_ptr_array_free(words, TRUE);
	g_free(text);
	g_free(name);
}

static void assign(struct makefile *m, char *raw_name, char op, const char *value)
{
	char *name = strchr(raw_name, '$') ? make_expand_name(m, raw_name) : g_strdup(raw_name);
	GPtrArray *names = make_words(m, name);
	unsigned int i;

	/* several names: alternatives in it, $(TARGET)-objs with two targets */
	for (i = 0; i < names->len; i++)
		make_var_assign(m, g_ptr_array_index(names, i), op, value);
	note_configs(m, raw_name, value);
	g_ptr_array_free(names, TRUE);
	g_free(name);
}

/*
 * The operator of an assignment, outside of references: *op gets '=', ':', '+', '?' or '!',
 * *len its length; NULL for a line with none.  A rule is told by *op == 'r'.
 */
static char *find_operator(struct makefile *m, char *line, char *op, size_t *len)
{
	char *p;

	for (p = line; *p; p++) {
		if (*p == '$' && (p[1] == '(' || p[1] == '{')) {
			p = (char *)make_closing(m, p + 1);
			if (!p)
				return NULL;
		} else if (strchr("+?!", *p) && p[1] == '=') {
			*op = *p;
			*len = 2;
			return p;
		} else if (*p == ':') {
			size_t colons = strspn(p, ":");

			*op = p[colons] == '=' ? ':' : 'r';
			*len = colons + (p[colons] == '=');
			return p;
		} else if (*p == '=') {
			*op = '=';
			*len = 1;
			return p;
		}
	}
	return NULL;
}

static char *below_root(struct makefile *m, const char *name)
{
	char *path = path_resolve(m->root, name);
	const char *below = path ? path_below(m->root, path) : NULL;
	char *result = g_strdup(below);

	g_free(path);
	return result;
}

/* "$(obj)/lib-%.o: $(srctree)/lib/%.c FORCE" says where an object's source is. */
static void rule(struct makefile *m, const char *targets, const char *sources)
{
	char *target = make_expand(m, targets), *source = make_expand(m, sources);
	GPtrArray *from = make_words(m, source), *to = make_words(m, target);
	unsigned int i;

	m->in_rule = TRUE;
	for (i = 0; i < to->len && from->len; i++) {
		const char *made_from = g_ptr_array_index(from, 0);
		struct make_rule *r;

		if (!g_str_has_suffix(g_ptr_array_index(to, i), ".o") ||
		    !(g_str_has_suffix(made_from, ".c") || g_str_has_suffix(made_from, ".o")))
			continue;
		r = g_new0(struct make_rule, 1);
		r->target = below_root(m, g_ptr_array_index(to, i));
		r->source = below_root(m, made_from);
		g_ptr_array_add(m->rules, r);
	}
	g_ptr_array_free(from, TRUE);
	g_ptr_array_free(to, TRUE);
	g_free(target);
	g_free(source);
}

static void statement(struct makefile *m, char *line)
{
	char *at, *text;
	char op = 0;
	size_t len = 0;

	at = find_operator(m, line, &op, &len);
	if (!at) {
		/* $(eval ...), or $(foreach ...) with it */
		if (*line == '$') {
			text = make_expand(m, line);
			g_free(text);
		}
		return;
	}
	*at = '\0';
	if (op == 'r') {
		rule(m, line, at + len);
		return;
	}
	m->in_rule = FALSE;
	/* '!': what a command prints is not known */
	if (op != '!')
		assign(m, g_strstrip(line), op, g_strchug(at + len));
}

void makefile_line(struct makefile *m, const char *text, gboolean tab)
{
	static const char *const prefixes[] = { "export", "override", "private" };
	char *copy, *line;
	unsigned int i;

	if (m->define) {
		in_define(m, text);
		return;
	}
	if (tab && m->in_rule)
		return;
	copy = g_strdup(text);
	strip_comment(copy);
	line = g_strchug(copy);
	for (i = 0; i < G_N_ELEMENTS(prefixes); i++) {
		char *rest = after_word(line, prefixes[i]);

		if (rest && !strchr(":+=", *rest))
			line = rest;
	}
	if (*line && !conditional(m, line) && !make_frame_skips(m) && !include(m, line) &&
	    !define(m, line))
		statement(m, line);
	g_free(copy);
}
