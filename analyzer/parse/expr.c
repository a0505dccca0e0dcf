/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The value of an expression as an EXPR, and the events that computing it
 * makes.  && || ?: make blocks when something happens in their branches.
 */
#include "body.h"

#include <string.h>

static const char *value_of_constant(struct body *b, CXCursor c)
{
	CXEvalResult r = clang_Cursor_Evaluate(c);
	const char *e = "?";

	if (r && clang_EvalResult_getKind(r) == CXEval_Int)
		e = path_format(b, "%lld", clang_EvalResult_getAsLongLong(r));
	if (r)
		clang_EvalResult_dispose(r);
	return e;
}

static enum CXChildVisitResult find_event(CXCursor c, CXCursor parent, CXClientData data)
{
	enum CXCursorKind k = clang_getCursorKind(c);

	if (k != CXCursor_CallExpr && k != CXCursor_StmtExpr)
		return CXChildVisit_Recurse;
	*(gboolean *)data = TRUE;
	return CXChildVisit_Break;
}

/* Can evaluating it do anything that is a fact? */
static gboolean has_event(CXCursor c)
{
	enum CXCursorKind k = clang_getCursorKind(c);
	gboolean found = k == CXCursor_CallExpr || k == CXCursor_StmtExpr;

	if (!found)
		clang_visitChildren(c, find_event, &found);
	return found;
}

static const char *join_values(struct body *b, const char *x, const char *y)
{
	if (x == y)
		return x;
	if (*x == '?' || *y == '?' || *x == '=' || *y == '=')
		return "?";
	return path_format(b, "%s|%s", x, y);
}

static const char *value_of_conditional(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	const char *x, *y;
	int yes, no, join;

	if (l.n == 2) { /* a ?: b */
		x = expr_value(b, l.at[0]);
		if (!has_event(l.at[1]))
			return join_values(b, x, expr_value(b, l.at[1]));
		no = block_new(b);
		join = block_new(b);
		block_if(b, cursor_start(c), x, join, no);
		block_start(b, no);
		y = expr_value(b, l.at[1]);
		block_goto(b, join);
		block_start(b, join);
		return join_values(b, x, y);
	}
	if (l.n != 3)
		return "?";
	if (!has_event(l.at[1]) && !has_event(l.at[2])) {
		expr_value(b, l.at[0]);
		x = expr_value(b, l.at[1]);
		return join_values(b, x, expr_value(b, l.at[2]));
	}
	yes = block_new(b);
	no = block_new(b);
	join = block_new(b);
	expr_condition(b, l.at[0], yes, no);
	block_start(b, yes);
	x = expr_value(b, l.at[1]);
	block_goto(b, join);
	block_start(b, no);
	y = expr_value(b, l.at[2]);
	block_goto(b, join);
	block_start(b, join);
	return join_values(b, x, y);
}

static const char *value_of_logical(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	int join;

	if (l.n == 2 && !has_event(l.at[1])) {
		expr_value(b, l.at[0]);
		return "?";
	}
	join = block_new(b);
	expr_condition(b, c, join, join);
	block_start(b, join);
	return "?";
}

static const char *assign(struct body *b, CXCursor c, CXCursor lhs, CXCursor rhs)
{
	const char *left, *right;
	struct place at;

	right = expr_value(b, rhs);
	left = expr_value(b, lhs);
	at = cursor_start(c);
	if (strchr("$%@*c(", *left) && *left) {
		g_hash_table_remove(b->values, left);
		block_event(b, "set\t%u\t%u\t%s\t%s", at.line, at.column, left, right);
	}
	return left;
}

static gboolean is_fixed(CXCursor c)
{
	CXEvalResult r = clang_Cursor_Evaluate(c);
	gboolean fixed = r && clang_EvalResult_getKind(r) == CXEval_Int;

	if (r)
		clang_EvalResult_dispose(r);
	return fixed;
}

static const char *element_of(struct body *b, const char *e)
{
	return *e == '&' || g_str_has_suffix(e, "[]") ? e : path_format(b, "&%s[]", e);
}

/* Pointer arithmetic keeps its object; numbers are of no interest. */
static const char *value_of_sum(struct body *b, CXCursor c, struct cursor_list l)
{
	CXType t = clang_getCanonicalType(clang_getCursorType(c));
	const char *x, *y;

	x = expr_value(b, l.at[0]);
	y = expr_value(b, l.at[1]);
	if (t.kind != CXType_Pointer)
		return value_of_constant(b, c);
	/* With an offset that is not constant it is one element of many. */
	if (strchr("$%@&c*(", *x))
		return is_fixed(l.at[1]) ? x : element_of(b, x);
	if (!strchr("$%@&c*(", *y))
		return "?";
	return is_fixed(l.at[0]) ? y : element_of(b, y);
}

static const char *value_of_binary(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	const char *e;

	if (l.n != 2)
		return "?";
	switch (clang_getCursorBinaryOperatorKind(c)) {
	case CXBinaryOperator_Assign:
		return assign(b, c, l.at[0], l.at[1]);
	case CXBinaryOperator_LAnd:
	case CXBinaryOperator_LOr:
		return value_of_logical(b, c);
	case CXBinaryOperator_Comma:
		expr_value(b, l.at[0]);
		return expr_value(b, l.at[1]);
	case CXBinaryOperator_Sub:
		e = path_container(b, c);
		if (e)
			return e;
		return value_of_sum(b, c, l);
	case CXBinaryOperator_Add:
		return value_of_sum(b, c, l);
	default:
		expr_value(b, l.at[0]);
		expr_value(b, l.at[1]);
		e = path_text(b, c);
		return *e == '?' ? value_of_constant(b, c) : e;
	}
}

static const char *value_of_unary(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	const char *e;

	if (!l.n)
		return path_text(b, c); /* sizeof */
	e = expr_value(b, l.at[0]);
	switch (clang_getCursorUnaryOperatorKind(c)) {
	case CXUnaryOperator_AddrOf:
		return *e == '@' && clang_getCanonicalType(clang_getCursorType(l.at[0])).kind ==
				    CXType_FunctionProto ? e : path_address(b, e);
	case CXUnaryOperator_Deref:
		return path_deref(b, e);
	case CXUnaryOperator_PostInc:
	case CXUnaryOperator_PostDec:
	case CXUnaryOperator_PreInc:
	case CXUnaryOperator_PreDec:
		block_event(b, "set\t%u\t%u\t%s\t?", cursor_start(c).line, cursor_start(c).column, e);
		return clang_getCanonicalType(clang_getCursorType(c)).kind == CXType_Pointer ? e : "?";
	case CXUnaryOperator_Extension:
	case CXUnaryOperator_Plus:
		return e;
	default:
		return value_of_constant(b, c);
	}
}

/* ({ ... }): the statements, then the value of the last one. */
static const char *value_of_statements(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	const char *e = "?";

	if (l.n == 1 && clang_getCursorKind(l.at[0]) == CXCursor_CompoundStmt)
		l = cursor_children(b->arena, l.at[0]);
	scope_open(b);
	for (unsigned int i = 0; i < l.n; i++) {
		if (i + 1 == l.n && cursor_is_expr(l.at[i]))
			e = expr_value(b, l.at[i]);
		else
			stmt_visit(b, l.at[i]);
	}
	scope_close(b);
	return e;
}

/*
 * a ?: b has no name in libclang: a three times (as value, condition and result), then b.
 */
static gboolean is_elvis(struct cursor_list l)
{
	unsigned int first;

	if (l.n != 4)
		return FALSE;
	first = cursor_start(l.at[0]).offset;
	return cursor_is_expr(l.at[0]) && cursor_is_expr(l.at[3]) && cursor_start(l.at[1]).offset == first &&
	       cursor_start(l.at[2]).offset == first && cursor_start(l.at[3]).offset != first;
}

/* What libclang has no name for: _Generic, __builtin_choose_expr(), designators ... */
static const char *value_of_other(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	const char *e = "?";

	if (is_elvis(l)) {
		e = expr_value(b, l.at[0]);
		return join_values(b, e, expr_value(b, l.at[3]));
	}
	for (unsigned int i = 0; i < l.n; i++)
		if (cursor_is_expr(l.at[i]))
			e = expr_value(b, l.at[i]);
	return l.n == 1 ? e : "?";
}

static const char *value_of_literal(struct body *b, CXCursor c)
{
	const char *text;

	if (clang_getCursorKind(c) != CXCursor_StringLiteral)
		return value_of_constant(b, c);
	text = cursor_name(b->arena, c);
	return strlen(text) > 64 ? "\"...\"" : fact_field(b->arena, text);
}

static const char *value_of_subscript(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	const char *e;

	if (l.n != 2)
		return "?";
	e = expr_value(b, l.at[0]);
	expr_value(b, l.at[1]);
	if (*e == '&' && g_str_has_suffix(e, "[]"))
		return e + 1;
	return strchr("$%@c(", *e) ? path_format(b, "%s[]", e) : "?";
}

/* Can it be a constant at all, by its form? */
static gboolean is_constant_form(struct body *b, CXCursor c)
{
	enum CXUnaryOperatorKind u;

	c = cursor_strip(b->arena, c);
	switch (clang_getCursorKind(c)) {
	case CXCursor_UnaryOperator:
		u = clang_getCursorUnaryOperatorKind(c);
		return u != CXUnaryOperator_AddrOf && u != CXUnaryOperator_Deref;
	case CXCursor_DeclRefExpr:
	case CXCursor_MemberRefExpr:
	case CXCursor_CallExpr:
	case CXCursor_ArraySubscriptExpr:
	case CXCursor_StmtExpr:
		return FALSE;
	default:
		return TRUE;
	}
}

/* A constant spelled through a macro keeps its name: GFP_KERNEL, WQ_UNBOUND|WQ_SYSFS. */
static const char *named_constant(struct body *b, CXCursor c)
{
	struct place at = cursor_start(c);
	struct macro_use m;
	const char *text;

	if (!at.in_macro || !macro_read(b->arena, b->file, at.offset, &m) || m.nargs ||
	    !g_ascii_isupper(*m.name) || g_str_equal(m.name, "NULL") || !is_constant_form(b, c))
		return NULL;
	text = path_text(b, c);
	return *text == '=' ? text : NULL;
}

static const char *dispatch(struct body *b, CXCursor c)
{
	struct cursor_list l;

	switch (clang_getCursorKind(c)) {
	case CXCursor_DeclRefExpr:
		return path_reference(b, c);
	case CXCursor_MemberRefExpr:
		l = cursor_children(b->arena, c);
		return l.n ? path_member(b, c, expr_value(b, l.at[0])) : "?";
	case CXCursor_CallExpr:
		return call_value(b, c);
	case CXCursor_UnaryOperator:
		return value_of_unary(b, c);
	case CXCursor_BinaryOperator:
		return value_of_binary(b, c);
	case CXCursor_CompoundAssignOperator:
		l = cursor_children(b->arena, c);
		return l.n == 2 ? (expr_value(b, l.at[1]), expr_value(b, l.at[0])) : "?";
	case CXCursor_ConditionalOperator:
		return value_of_conditional(b, c);
	case CXCursor_ArraySubscriptExpr:
		return value_of_subscript(b, c);
	case CXCursor_StmtExpr:
		return value_of_statements(b, c);
	case CXCursor_IntegerLiteral:
	case CXCursor_CharacterLiteral:
	case CXCursor_StringLiteral:
		return value_of_literal(b, c);
	case CXCursor_UnaryExpr:
		return path_text(b, c);
	default:
		return value_of_other(b, c);
	}
}

const char *expr_value(struct body *b, CXCursor c)
{
	struct macro_use m;
	CXCursor stripped;
	const char *e;

	if (cursor_touches_macro(c)) {
		if (macro_of(b->arena, b->file, c, &m))
			return call_macro(b, c, &m);
		e = named_constant(b, c);
		if (e)
			return e;
	}
	stripped = cursor_strip(b->arena, c);
	if (!clang_equalCursors(stripped, c) && macro_of(b->arena, b->file, stripped, &m))
		return call_macro(b, stripped, &m);
	return dispatch(b, stripped);
}

/* likely(x), unlikely(x): __builtin_expect(!!(x), n). */
static gboolean is_expect(struct body *b, CXCursor c, CXCursor *inner)
{
	if (clang_getCursorKind(c) != CXCursor_CallExpr || clang_Cursor_getNumArguments(c) < 1 ||
	    !g_str_equal(cursor_name(b->arena, c), "__builtin_expect"))
		return FALSE;
	*inner = clang_Cursor_getArgument(c, 0);
	return TRUE;
}

static const char *comparison(enum CXBinaryOperatorKind k)
{
	switch (k) {
	case CXBinaryOperator_EQ:
		return "==";
	case CXBinaryOperator_NE:
		return "!=";
	case CXBinaryOperator_LT:
		return "<";
	case CXBinaryOperator_LE:
		return "<=";
	case CXBinaryOperator_GT:
		return ">";
	case CXBinaryOperator_GE:
		return ">=";
	default:
		return NULL;
	}
}

static void condition_binary(struct body *b, CXCursor c, int yes, int no)
{
	struct cursor_list l = cursor_children(b->arena, c);
	enum CXBinaryOperatorKind k = clang_getCursorBinaryOperatorKind(c);
	const char *op = comparison(k), *x, *y;
	int mid;

	if (l.n == 2 && (k == CXBinaryOperator_LAnd || k == CXBinaryOperator_LOr)) {
		mid = block_new(b);
		if (k == CXBinaryOperator_LAnd)
			expr_condition(b, l.at[0], mid, no);
		else
			expr_condition(b, l.at[0], yes, mid);
		block_start(b, mid);
		expr_condition(b, l.at[1], yes, no);
	} else if (l.n == 2 && op) {
		x = expr_value(b, l.at[0]);
		y = expr_value(b, l.at[1]);
		block_if(b, cursor_start(c), path_format(b, "%s%s%s", x, op, y), yes, no);
	} else if (l.n == 2 && k == CXBinaryOperator_Comma) {
		expr_value(b, l.at[0]);
		expr_condition(b, l.at[1], yes, no);
	} else {
		block_if(b, cursor_start(c), expr_value(b, c), yes, no);
	}
}

void expr_condition(struct body *b, CXCursor c, int yes, int no)
{
	struct cursor_list l;
	struct macro_use m;
	CXCursor inner;

	if (!macro_of(b->arena, b->file, c, &m)) {
		inner = cursor_strip(b->arena, c);
		if (is_expect(b, inner, &c)) {
			expr_condition(b, c, yes, no);
			return;
		}
		if (clang_getCursorKind(inner) == CXCursor_UnaryOperator &&
		    clang_getCursorUnaryOperatorKind(inner) == CXUnaryOperator_LNot) {
			l = cursor_children(b->arena, inner);
			expr_condition(b, l.at[0], no, yes);
			return;
		}
		if (clang_getCursorKind(inner) == CXCursor_BinaryOperator &&
		    !macro_of(b->arena, b->file, inner, &m)) {
			condition_binary(b, inner, yes, no);
			return;
		}
	}
	block_if(b, cursor_start(c), expr_value(b, c), yes, no);
}
