/* SPDX-License-Identifier: GPL-2.0-only */
/* Conditions of Kconfig files: "A && (!B || C = y)". */
#include "parse/kconfig.h"

#include <string.h>

/* MAYBE: a driver depends on a symbol that no file of this architecture knows. */
enum truth { NO, MAYBE, YES };

struct expression {
	struct kconfig *k;
	const char *at;
	gboolean lax;
	unsigned int depth; /* of parentheses and negations */
};

enum { MAX_DEPTH = 100 }; /* more is no Kconfig file */

static enum truth read_or(struct expression *e);

static void skip_space(struct expression *e)
{
	while (g_ascii_isspace(*e->at))
		e->at++;
}

static gboolean accept(struct expression *e, const char *token)
{
	const char *at;

	skip_space(e);
	for (at = e->at; *token != '\0'; token++)
		if (*at++ != *token)
			return FALSE;
	e->at = at;
	return TRUE;
}

enum { WORD_SIZE = 256 };

static void copy_word(char out[WORD_SIZE], const char *start, size_t n)
{
	n = MIN(n, WORD_SIZE - 1);
	memcpy(out, start, n);
	out[n] = '\0';
}

static void skip_macro_call(struct expression *e)
{
	unsigned int depth = 0;

	for (e->at++; *e->at != '\0'; e->at++) {
		depth += *e->at == '(';
		depth -= *e->at == ')';
		if (depth == 0) {
			e->at++;
			return;
		}
	}
}

/* A symbol, number or "text" without its quotes; $(macro call) is taken as y. */
static void read_word(struct expression *e, char out[WORD_SIZE])
{
	const char *start = e->at;

	if (*start == '"' || *start == '\'') {
		const char *end = strchr(start + 1, *start);

		copy_word(out, start + 1, end ? (size_t)(end - start - 1) : strlen(start + 1));
		e->at = end ? end + 1 : start + strlen(start);
	} else if (start[0] == '$' && start[1] == '(') {
		skip_macro_call(e);
		copy_word(out, "y", 1);
	} else {
		while (g_ascii_isalnum(*e->at) || (*e->at != '\0' && strchr("_-./", *e->at)))
			e->at++;
		copy_word(out, start, (size_t)(e->at - start));
	}
}

/* What a word stands for in a comparison. */
static const char *value_of(struct kconfig *k, const char *word)
{
	const struct kconfig_symbol *s = kconfig_symbol(k, word, FALSE);

	if (!s)
		return word;
	if (s->type == KCONFIG_BOOL)
		return s->on ? "y" : "n";
	return s->value ? s->value : "";
}

/* Drivers that need one of these are parsed for it, or lose little. */
static gboolean is_other_arch(const char *name)
{
	static const char *const names[] = { "ALPHA",	"IA64",	   "M68K",   "MIPS", "PARISC",
					     "PPC",	"PPC32",   "PPC64",  "S390", "SPARC",
					     "SPARC32", "SPARC64", "SUPERH", "UML" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i], name) == 0)
			return TRUE;
	return FALSE;
}

static enum truth truth_of(struct expression *e, const char *word)
{
	const struct kconfig_symbol *s = kconfig_symbol(e->k, word, FALSE);

	if (strcmp(word, "y") == 0 || strcmp(word, "m") == 0)
		return YES;
	if (strcmp(word, "n") == 0)
		return NO;
	if (s && s->fixed)
		return s->on ? YES : NO;
	if (!s || s->type == KCONFIG_UNKNOWN)
		return e->lax && !is_other_arch(word) ? MAYBE : NO;
	return s->on ? YES : NO;
}

static enum truth compare(struct expression *e, const char *left, const char *op)
{
	char right[WORD_SIZE];
	const char *a, *b;
	gint64 difference;
	gboolean holds;

	skip_space(e);
	read_word(e, right);
	a = value_of(e->k, left);
	b = value_of(e->k, right);
	difference = g_ascii_isdigit(*a) && g_ascii_isdigit(*b) ?
			     g_ascii_strtoll(a, NULL, 0) - g_ascii_strtoll(b, NULL, 0) :
			     strcmp(a, b);
	if (strcmp(op, "!=") == 0)
		holds = difference != 0;
	else if (strcmp(op, "=") == 0)
		holds = difference == 0;
	else if (op[1] == '=')
		holds = op[0] == '<' ? difference <= 0 : difference >= 0;
	else
		holds = op[0] == '<' ? difference < 0 : difference > 0;
	return holds ? YES : NO;
}

/* A symbol, or a comparison of two. */
static enum truth read_comparison(struct expression *e)
{
	static const char *const ops[] = { "!=", "<=", ">=", "=", "<", ">" };
	char word[WORD_SIZE];

	read_word(e, word);
	for (size_t i = 0; i < G_N_ELEMENTS(ops); i++)
		if (accept(e, ops[i]))
			return compare(e, word, ops[i]);
	return truth_of(e, word);
}

static enum truth read_atom(struct expression *e)
{
	enum truth result = NO;

	if (e->depth >= MAX_DEPTH)
		return NO;
	e->depth++;
	if (accept(e, "!")) {
		result = YES - read_atom(e);
	} else if (accept(e, "(")) {
		result = read_or(e);
		accept(e, ")");
	} else {
		result = read_comparison(e);
	}
	e->depth--;
	return result;
}

static enum truth read_and(struct expression *e)
{
	enum truth result = read_atom(e);

	while (accept(e, "&&")) {
		enum truth right = read_atom(e);

		result = MIN(result, right);
	}
	return result;
}

static enum truth read_or(struct expression *e)
{
	enum truth result = read_and(e);

	while (accept(e, "||")) {
		enum truth right = read_and(e);

		result = MAX(result, right);
	}
	return result;
}

gboolean kconfig_holds(struct kconfig *k, const char *condition, gboolean lax)
{
	struct expression e = { .k = k, .at = condition, .lax = lax };

	return !condition || read_or(&e) != NO;
}

char *kconfig_value(struct kconfig *k, const char *text)
{
	struct expression e = { .k = k, .at = text ? text : "" };
	gboolean quoted = text && (*text == '"' || *text == '\'');
	char word[WORD_SIZE];

	read_word(&e, word);
	return g_strdup(quoted ? word : value_of(k, word));
}
