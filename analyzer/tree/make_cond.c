/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Conditions, for Makefiles that are decided where they can be: a driver's own
 * Makefile sets its options itself, and its branches contradict each other.
 */
#include <string.h>

#include "makefile.h"

/* Text whose value a kernel configuration or a command would give. */
static gboolean is_open(const char *text)
{
	return strchr(text, CONFIG_BEGIN) || strchr(text, ALT_BEGIN);
}

static enum make_truth defined(struct makefile *m, const char *name)
{
	char *expanded = make_expand(m, name);
	const struct make_var *var = make_var_find(m, g_strstrip(expanded));
	enum make_truth truth = MAKE_FALSE;

	if (is_open(expanded))
		truth = MAKE_UNKNOWN;
	else if (var)
		truth = is_open(var->text->str) ? MAKE_UNKNOWN :
			var->text->len		? MAKE_TRUE :
						  MAKE_FALSE;
	else if (g_str_has_prefix(expanded, "CONFIG_"))
		truth = MAKE_UNKNOWN;
	g_free(expanded);
	return truth;
}

/* The two sides of (a,b) or "a" "b"; FALSE if it is neither. */
static gboolean split(struct makefile *m, const char *rest, char **left, char **right)
{
	const char *end, *comma;

	if (*rest == '(') {
		end = make_closing(m, rest);
		for (comma = rest + 1; end && comma < end && *comma != ','; comma++) {
			if (*comma == '$' && (comma[1] == '(' || comma[1] == '{'))
				comma = make_closing(m, comma + 1);
			if (!comma)
				return FALSE;
		}
		if (!end || comma >= end)
			return FALSE;
		*left = g_strndup(rest + 1, (gsize)(comma - rest - 1));
		*right = g_strndup(comma + 1, (gsize)(end - comma - 1));
		return TRUE;
	}
	end = *rest == '"' || *rest == '\'' ? strchr(rest + 1, *rest) : NULL;
	comma = end ? end + 1 + strspn(end + 1, " \t") : NULL;
	if (!comma || (*comma != '"' && *comma != '\'') || !strchr(comma + 1, *comma))
		return FALSE;
	*left = g_strndup(rest + 1, (gsize)(end - rest - 1));
	*right = g_strndup(comma + 1, (gsize)(strchr(comma + 1, *comma) - comma - 1));
	return TRUE;
}

static enum make_truth equal(struct makefile *m, const char *rest)
{
	char *left, *right, *a, *b;
	enum make_truth truth;

	if (!split(m, rest, &left, &right))
		return MAKE_UNKNOWN;
	a = g_strstrip(make_expand(m, left));
	b = g_strstrip(make_expand(m, right));
	truth = is_open(a) || is_open(b) ? MAKE_UNKNOWN : !strcmp(a, b) ? MAKE_TRUE : MAKE_FALSE;
	g_free(left);
	g_free(right);
	g_free(a);
	g_free(b);
	return truth;
}

static enum make_truth negated(enum make_truth truth)
{
	return truth == MAKE_UNKNOWN ? truth : truth == MAKE_TRUE ? MAKE_FALSE : MAKE_TRUE;
}

enum make_truth make_condition(struct makefile *m, const char *line)
{
	size_t len = strcspn(line, " \t(\"'");
	const char *rest = line + len + strspn(line + len, " \t");
	gboolean negative = !strncmp(line, "ifn", 3);
	enum make_truth truth;

	if (!m->decide)
		return MAKE_UNKNOWN;
	if (g_str_has_prefix(line, negative ? "ifndef" : "ifdef"))
		truth = defined(m, rest);
	else
		truth = equal(m, rest);
	return negative ? negated(truth) : truth;
}
