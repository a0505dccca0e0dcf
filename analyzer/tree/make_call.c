/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The functions of make.  Where the result hangs on a configuration, all of the
 * possible ones are given; what runs a program gives nothing.
 */
#include <string.h>

#include "makefile.h"
#include "tree_private.h"

enum { MAX_ARGS = 10 };

struct make_function {
	const char *name;
	/* arguments that the text is cut into at most; the last one keeps its commas */
	int max_args;
	gboolean raw; /* expands its arguments itself */
	void (*run)(struct makefile *m, char **args, int n, GString *out);
};

static void add(GString *out, gsize start, const char *word)
{
	if (out->len > start)
		g_string_append_c(out, ' ');
	g_string_append(out, word);
}

/* Runs `each` on every word of text; it returns the word to append, or NULL for none. */
static void map(struct makefile *m, const char *text, GString *out,
		char *(*each)(struct makefile *m, const char *word, char **args), char **args)
{
	GPtrArray *words = make_words(m, text);
	gsize start = out->len;
	unsigned int i;

	for (i = 0; i < words->len; i++) {
		char *word = each(m, g_ptr_array_index(words, i), args);

		if (!word)
			continue;
		makefile_spend(m, strlen(word) + 100);
		add(out, start, word);
		g_free(word);
	}
	g_ptr_array_free(words, TRUE);
}

static char *prefixed(struct makefile *m, const char *word, char **args)
{
	return g_strconcat(args[0], word, NULL);
}

static void run_addprefix(struct makefile *m, char **args, int n, GString *out)
{
	map(m, args[1], out, prefixed, args);
}

static char *suffixed(struct makefile *m, const char *word, char **args)
{
	return g_strconcat(word, args[0], NULL);
}

static void run_addsuffix(struct makefile *m, char **args, int n, GString *out)
{
	map(m, args[1], out, suffixed, args);
}

static char *patsubsted(struct makefile *m, const char *word, char **args)
{
	char *stem = NULL, *result;

	if (!make_match(g_strstrip(args[0]), word, &stem))
		return g_strdup(word);
	result = make_fill(args[1], stem);
	g_free(stem);
	return result;
}

static void run_patsubst(struct makefile *m, char **args, int n, GString *out)
{
	map(m, args[2], out, patsubsted, args);
}

/* A word whose value a configuration decides may match any pattern. */
static gboolean matches_any(struct makefile *m, const char *word, const char *patterns)
{
	GPtrArray *list = make_words(m, patterns);
	gboolean found = FALSE;
	unsigned int i;

	for (i = 0; i < list->len && !found; i++) {
		char *stem = NULL;

		found = make_match(g_ptr_array_index(list, i), word, &stem);
		g_free(stem);
		makefile_spend(m, 100);
	}
	g_ptr_array_free(list, TRUE);
	return found;
}

static char *filtered(struct makefile *m, const char *word, char **args)
{
	if (*word != CONFIG_BEGIN && !matches_any(m, word, args[0]))
		return NULL;
	return g_strdup(word);
}

static void run_filter(struct makefile *m, char **args, int n, GString *out)
{
	map(m, args[1], out, filtered, args);
}

static char *filtered_out(struct makefile *m, const char *word, char **args)
{
	return matches_any(m, word, args[0]) ? NULL : g_strdup(word);
}

static void run_filter_out(struct makefile *m, char **args, int n, GString *out)
{
	map(m, args[1], out, filtered_out, args);
}

static char *last_component(struct makefile *m, const char *word, char **args)
{
	const char *slash = strrchr(word, '/');

	return g_strdup(slash ? slash + 1 : word);
}

static void run_notdir(struct makefile *m, char **args, int n, GString *out)
{
	map(m, args[0], out, last_component, args);
}

static char *dir_part(struct makefile *m, const char *word, char **args)
{
	const char *slash = strrchr(word, '/');

	return slash ? g_strndup(word, (gsize)(slash - word + 1)) : g_strdup("./");
}

static void run_dir(struct makefile *m, char **args, int n, GString *out)
{
	map(m, args[0], out, dir_part, args);
}

static char *base_part(struct makefile *m, const char *word, char **args)
{
	const char *slash = strrchr(word, '/'), *dot = strrchr(word, '.');

	return dot && (!slash || dot > slash) ? g_strndup(word, (gsize)(dot - word)) :
						g_strdup(word);
}

static void run_basename(struct makefile *m, char **args, int n, GString *out)
{
	map(m, args[0], out, base_part, args);
}

static char *absolute(struct makefile *m, const char *word, char **args)
{
	return path_resolve(m->root, word);
}

static void run_abspath(struct makefile *m, char **args, int n, GString *out)
{
	map(m, args[0], out, absolute, args);
}

static char *same(struct makefile *m, const char *word, char **args)
{
	return g_strdup(word);
}

static void run_words(struct makefile *m, char **args, int n, GString *out)
{
	map(m, args[0], out, same, args);
}

static void run_firstword(struct makefile *m, char **args, int n, GString *out)
{
	char *text = g_strstrip(args[0]);

	g_string_append_len(out, text, (gssize)strcspn(text, " \t\n"));
}

static void run_lastword(struct makefile *m, char **args, int n, GString *out)
{
	GPtrArray *words = make_words(m, args[0]);

	if (words->len)
		g_string_append(out, g_ptr_array_index(words, words->len - 1));
	g_ptr_array_free(words, TRUE);
}

static void run_wildcard(struct makefile *m, char **args, int n, GString *out)
{
	GPtrArray *patterns = make_words(m, args[0]);
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	gsize start = out->len;
	unsigned int i;

	for (i = 0; i < patterns->len; i++)
		make_glob(m, g_ptr_array_index(patterns, i), files);
	for (i = 0; i < files->len; i++)
		add(out, start, g_ptr_array_index(files, i));
	g_ptr_array_free(files, TRUE);
	g_ptr_array_free(patterns, TRUE);
}

static void run_subst(struct makefile *m, char **args, int n, GString *out)
{
	GString *text;

	if (!*args[0]) {
		g_string_append(out, args[2]);
		return;
	}
	/* a symbol's name is no text of its value */
	if (*args[2] == CONFIG_BEGIN) {
		g_string_append(out, args[2]);
		return;
	}
	if (!makefile_spend(m, strlen(args[2]) * (1 + strlen(args[1]))))
		return;
	text = g_string_new(args[2]);
	g_string_replace(text, args[0], args[1], 0);
	g_string_append(out, text->str);
	g_string_free(text, TRUE);
}

static void run_strip(struct makefile *m, char **args, int n, GString *out)
{
	g_string_append(out, g_strstrip(args[0]));
}

/* What is looked for, if it is there or may be. */
static void run_findstring(struct makefile *m, char **args, int n, GString *out)
{
	if (strchr(args[1], CONFIG_BEGIN) || strstr(args[1], args[0]))
		g_string_append(out, args[0]);
}

/* Each non-empty argument is a possible result. */
static void any_of(char **args, int n, GString *out)
{
	GPtrArray *values = g_ptr_array_new();
	int i;

	for (i = 0; i < n; i++) {
		if (*g_strstrip(args[i]) &&
		    !g_ptr_array_find_with_equal_func(values, args[i], g_str_equal, NULL))
			g_ptr_array_add(values, args[i]);
	}
	make_unite(out, NULL, values, FALSE);
	g_ptr_array_free(values, TRUE);
}

static void run_if(struct makefile *m, char **args, int n, GString *out)
{
	any_of(args + 1, n - 1, out);
}

static void run_or(struct makefile *m, char **args, int n, GString *out)
{
	any_of(args, n, out);
}

static void run_and(struct makefile *m, char **args, int n, GString *out)
{
	g_string_append(out, args[n - 1]);
}

/* $(foreach name,list,text): text is expanded once per word. */
static void run_foreach(struct makefile *m, char **args, int n, GString *out)
{
	char *name = make_expand(m, args[0]), *list = make_expand(m, args[1]);
	GPtrArray *words = make_words(m, list);
	gsize start = out->len;
	unsigned int i;

	for (i = 0; i < words->len && makefile_spend(m, 200); i++) {
		char *text;

		make_var_assign(m, g_strstrip(name), ':', g_ptr_array_index(words, i));
		text = make_expand(m, args[2]);
		add(out, start, text);
		g_free(text);
	}
	g_ptr_array_free(words, TRUE);
	g_free(list);
	g_free(name);
}

/* $(call name,a,b): the variable with $(1) and $(2) set; cc-option and its kind give nothing. */
static void run_call(struct makefile *m, char **args, int n, GString *out)
{
	const struct make_var *var = make_var_find(m, g_strstrip(args[0]));
	char *body, *text;
	int i;

	if (!var)
		return;
	body = g_strdup(var->text->str);
	for (i = 1; i < MAX_ARGS; i++) {
		char number[] = { (char)('0' + i), '\0' };

		make_var_assign(m, number, '=', i < n ? args[i] : "");
	}
	text = make_expand(m, body);
	g_string_append(out, text);
	g_free(text);
	g_free(body);
}

/* Gives no text, but may define objects. */
static void run_eval(struct makefile *m, char **args, int n, GString *out)
{
	if (makefile_spend(m, 1000))
		makefile_text(m, args[0]);
}

static void run_value(struct makefile *m, char **args, int n, GString *out)
{
	const struct make_var *var = make_var_find(m, g_strstrip(args[0]));

	if (var)
		g_string_append(out, var->text->str);
}

/* The one command whose answer is known: where make was started; others may say anything. */
static void run_shell(struct makefile *m, char **args, int n, GString *out)
{
	const struct make_var *pwd = make_var_find(m, "PWD");

	if (pwd && !strcmp(g_strstrip(args[0]), "pwd"))
		g_string_append(out, pwd->text->str);
	else
		g_string_append_printf(out, "%cshell%c", CONFIG_BEGIN, CONFIG_END);
}

static void run_nothing(struct makefile *m, char **args, int n, GString *out)
{
}

static const struct make_function functions[] = {
	{ "abspath", 1, FALSE, run_abspath },
	{ "addprefix", 2, FALSE, run_addprefix },
	{ "addsuffix", 2, FALSE, run_addsuffix },
	{ "and", MAX_ARGS, FALSE, run_and },
	{ "basename", 1, FALSE, run_basename },
	{ "call", MAX_ARGS, FALSE, run_call },
	{ "dir", 1, FALSE, run_dir },
	{ "error", 1, FALSE, run_nothing },
	{ "eval", 1, FALSE, run_eval },
	{ "filter", 2, FALSE, run_filter },
	{ "filter-out", 2, FALSE, run_filter_out },
	{ "findstring", 2, FALSE, run_findstring },
	{ "firstword", 1, FALSE, run_firstword },
	{ "foreach", 3, TRUE, run_foreach },
	{ "if", 3, FALSE, run_if },
	{ "info", 1, FALSE, run_nothing },
	{ "lastword", 1, FALSE, run_lastword },
	{ "notdir", 1, FALSE, run_notdir },
	{ "or", MAX_ARGS, FALSE, run_or },
	{ "origin", 1, FALSE, run_nothing },
	{ "patsubst", 3, FALSE, run_patsubst },
	{ "realpath", 1, FALSE, run_abspath },
	{ "shell", 1, FALSE, run_shell },
	{ "sort", 1, FALSE, run_words },
	{ "strip", 1, FALSE, run_strip },
	{ "subst", 3, FALSE, run_subst },
	{ "value", 1, FALSE, run_value },
	{ "warning", 1, FALSE, run_nothing },
	{ "wildcard", 1, FALSE, run_wildcard },
};

static const struct make_function *function_of(const char *body, size_t len)
{
	unsigned int i;

	for (i = 0; i < G_N_ELEMENTS(functions); i++) {
		if (!strncmp(functions[i].name, body, len) && !functions[i].name[len])
			return &functions[i];
	}
	return NULL;
}

/* Cuts text at commas that are outside of brackets; returns how many parts. */
static int cut(struct makefile *m, const char *text, char **args, int max)
{
	const char *p = text;
	int n = 0;

	while (n < max - 1) {
		const char *end = p;

		while (*end && *end != ',') {
			const char *close = *end == '(' || *end == '{' ? make_closing(m, end) :
									 NULL;

			end = close ? close + 1 : end + 1;
		}
		if (!*end)
			break;
		args[n++] = g_strndup(p, (gsize)(end - p));
		p = end + 1;
	}
	args[n++] = g_strdup(p);
	return n;
}

gboolean make_call(struct makefile *m, const char *body, GString *out)
{
	size_t len = strspn(body, "abcdefghijklmnopqrstuvwxyz-");
	const struct make_function *f;
	char *args[MAX_ARGS];
	int i, n;

	if (!len || (body[len] != ' ' && body[len] != '\t'))
		return FALSE;
	f = function_of(body, len);
	if (!f)
		return FALSE;
	n = cut(m, body + len + strspn(body + len, " \t"), args, f->max_args);
	for (i = 0; i < n && !f->raw; i++) {
		char *expanded = make_expand(m, args[i]);

		g_free(args[i]);
		args[i] = expanded;
	}
	/* any_of() looks at what is there; the others have a fixed number of arguments */
	if (n >= f->max_args || f->max_args == MAX_ARGS || f->run == run_if)
		f->run(m, args, n, out);
	for (i = 0; i < n; i++)
		g_free(args[i]);
	return TRUE;
}
