/* SPDX-License-Identifier: GPL-2.0-only */
/* Expressions from and to text. */
#include <string.h>

#include "expr.h"

struct parser {
	struct exprs *exprs;
	const char *at;
	expr_global_fn global;
	void *context;
};

static const struct expr *parse_unary(struct parser *p);

static const struct expr *leaf(struct parser *p, enum expr_op op, const char *name, long number)
{
	return expr_make(p->exprs, op, NULL, name, number);
}

static gboolean name_char(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '#' || c == ':' || c == '$';
}

/* A name up to the first character that cannot belong to it; to be freed. */
static char *take_name(struct parser *p)
{
	const char *from = p->at;

	while (name_char(*p->at))
		p->at++;
	return g_strndup(from, (gsize)(p->at - from));
}

static const struct expr *parse_named(struct parser *p, enum expr_op op)
{
	char *name;
	const struct expr *x;

	p->at++;
	name = take_name(p);
	if (op == EXPR_LOCAL && name[0] == 't' && name[1] &&
	    strspn(name + 1, "0123456789") == strlen(name + 1))
		x = leaf(p, EXPR_TEMP, NULL, atol(name + 1));
	else if (op == EXPR_GLOBAL && p->global)
		x = leaf(p, op, p->global(p->context, name), 0);
	else
		x = leaf(p, op, name, 0);
	g_free(name);
	return x;
}

/* container(E,tag:member.tag:member): the outermost member comes first. */
static const struct expr *parse_container(struct parser *p)
{
	const struct expr *x;
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	p->at += strlen("container(");
	x = parse_unary(p);
	while (*p->at == ',' || *p->at == '.') {
		p->at++;
		g_ptr_array_add(names, take_name(p));
	}
	while (*p->at && *p->at != ')')
		p->at++;
	if (*p->at)
		p->at++;
	for (unsigned int i = names->len; i > 0; i--)
		x = expr_make(p->exprs, EXPR_CONTAINER, x, g_ptr_array_index(names, i - 1), 0);
	g_ptr_array_free(names, TRUE);
	return x;
}

static const struct expr *parse_number(struct parser *p)
{
	char *end;
	long n = (long)g_ascii_strtoll(p->at, &end, 0);

	p->at = end;
	while (g_ascii_isalpha(*p->at))
		p->at++;
	return leaf(p, EXPR_NUMBER, NULL, n);
}

/* A constant that is written as a word. */
static const struct expr *constant(struct parser *p, long value)
{
	p->at += strlen(p->at);
	return leaf(p, EXPR_NUMBER, NULL, value);
}

static const struct expr *parse_primary(struct parser *p)
{
	const struct expr *x;

	if (*p->at == '$') {
		char *end;
		long n = strtol(p->at + 1, &end, 10);

		p->at = end;
		return leaf(p, EXPR_PARAM, NULL, n);
	}
	if (*p->at == '%')
		return parse_named(p, EXPR_LOCAL);
	if (*p->at == '@')
		return parse_named(p, EXPR_GLOBAL);
	if (g_str_has_prefix(p->at, "container("))
		return parse_container(p);
	if (g_ascii_isdigit(*p->at) || (*p->at == '-' && g_ascii_isdigit(p->at[1])))
		return parse_number(p);
	if (!strcmp(p->at, "=true") || !strcmp(p->at, "=TRUE"))
		return constant(p, 1);
	if (!strcmp(p->at, "=false") || !strcmp(p->at, "=FALSE") || !strcmp(p->at, "=NULL"))
		return constant(p, 0);
	x = leaf(p, *p->at == '"' || *p->at == '=' ? EXPR_TEXT : EXPR_UNKNOWN,
		 *p->at == '"' || *p->at == '=' ? p->at : NULL, 0);
	p->at += *p->at == '?' ? 1 : strlen(p->at);
	return x;
}

static const struct expr *member(struct parser *p, const struct expr *x)
{
	char *name = take_name(p);

	x = expr_make(p->exprs, EXPR_FIELD, x, name, 0);
	g_free(name);
	return x;
}

static const struct expr *parse_postfix(struct parser *p)
{
	const struct expr *x = parse_primary(p);

	for (;;) {
		if (p->at[0] == '-' && p->at[1] == '>') {
			p->at += 2;
			x = member(p, expr_deref(p->exprs, x));
		} else if (p->at[0] == '.' && name_char(p->at[1])) {
			p->at++;
			x = member(p, x);
		} else if (p->at[0] == '[') {
			while (*p->at && *p->at++ != ']')
				;
			x = expr_make(p->exprs, EXPR_INDEX, x, NULL, 0);
		} else {
			return x;
		}
	}
}

static const struct expr *parse_unary(struct parser *p)
{
	if (*p->at == '*') {
		p->at++;
		return expr_deref(p->exprs, parse_unary(p));
	}
	if (*p->at == '&') {
		p->at++;
		return expr_address(p->exprs, parse_unary(p));
	}
	return parse_postfix(p);
}

const struct expr *expr_parse(struct exprs *e, const char *text, expr_global_fn global,
			      void *context)
{
	struct parser p = { e, text ? text : "?", global, context };
	const struct expr *x = parse_unary(&p);

	while (*p.at == '|' && x->op != EXPR_TEXT) {
		p.at++;
		x = expr_either(e, x, parse_unary(&p));
	}
	return *p.at ? expr_make(e, EXPR_UNKNOWN, NULL, NULL, 0) : x;
}

/* "tag:member" without the tag; "path:name" without the path. */
static const char *short_name(const char *name)
{
	const char *colon = name ? strrchr(name, ':') : NULL;

	return colon ? colon + 1 : name ? name : "?";
}

static void print_leaf(GString *out, const struct expr *x, const char *const *names, unsigned int n)
{
	switch (x->op) {
	case EXPR_PARAM:
		if (names && (unsigned long)x->number < n)
			g_string_append(out, names[x->number]);
		else
			g_string_append_printf(out, "$%ld", x->number);
		break;
	case EXPR_TEMP:
		g_string_append_printf(out, "%%t%ld", x->number);
		break;
	case EXPR_RESULT:
		g_string_append(out, "result");
		break;
	case EXPR_NUMBER:
		g_string_append_printf(out, "%ld", x->number);
		break;
	case EXPR_TEXT:
		g_string_append(out, x->name + (*x->name == '='));
		break;
	case EXPR_UNKNOWN:
		g_string_append_c(out, '?');
		break;
	default:
		g_string_append(out, short_name(x->name));
	}
}

static void print_field(GString *out, const struct expr *x, const char *const *names,
			unsigned int n)
{
	gboolean arrow = x->base->op == EXPR_DEREF;

	expr_print(out, arrow ? x->base->base : x->base, names, n);
	g_string_append(out, arrow ? "->" : ".");
	g_string_append(out, short_name(x->name));
}

void expr_print(GString *out, const struct expr *x, const char *const *names, unsigned int n)
{
	switch (x->op) {
	case EXPR_DEREF:
	case EXPR_ADDR:
		g_string_append_c(out, x->op == EXPR_ADDR ? '&' : '*');
		expr_print(out, x->base, names, n);
		break;
	case EXPR_FIELD:
		print_field(out, x, names, n);
		break;
	case EXPR_INDEX:
		expr_print(out, x->base, names, n);
		g_string_append(out, "[]");
		break;
	case EXPR_CONTAINER:
		g_string_append(out, "container_of(");
		expr_print(out, x->base, names, n);
		g_string_append_printf(out, ", %s)", short_name(x->name));
		break;
	case EXPR_CALL:
		g_string_append_printf(out, "%s(", x->name);
		expr_print(out, x->base, names, n);
		g_string_append_c(out, ')');
		break;
	case EXPR_EITHER:
		expr_print(out, x->base, names, n);
		break;
	default:
		print_leaf(out, x, names, n);
	}
}
