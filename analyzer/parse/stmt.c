/* SPDX-License-Identifier: GPL-2.0-only */
/* Statements to blocks: libclang has no control-flow graph, so it is built here. */
#include "body.h"

#include <string.h>

#include "lexer.h"

static struct scope *push_scope(struct body *b, enum scope_kind kind, int leave, int again)
{
	struct scope s = { kind, leave, again, NULL, FALSE, b->cleanups->len };

	g_array_append_val(b->scopes, s);
	return &g_array_index(b->scopes, struct scope, b->scopes->len - 1);
}

/* The handlers of the variables declared since `depth` were pending, last first. */
static void run_cleanups(struct body *b, unsigned int depth)
{
	for (unsigned int i = b->cleanups->len; i > depth; i--) {
		struct cleanup *c = &g_array_index(b->cleanups, struct cleanup, i - 1);

		block_event(b, "cleanup\t%u\t%u\t%s\t%s", 0u, 0u, c->function, c->variable);
	}
}

void scope_open(struct body *b)
{
	push_scope(b, SCOPE_PLAIN, BLOCK_NONE, BLOCK_NONE);
}

void scope_close(struct body *b)
{
	unsigned int depth = g_array_index(b->scopes, struct scope, b->scopes->len - 1).cleanups;

	run_cleanups(b, depth);
	g_array_set_size(b->cleanups, depth);
	g_array_set_size(b->scopes, b->scopes->len - 1);
}

/* The innermost scope that break (or continue, if `loop`) means; NULL in broken code. */
static struct scope *target_scope(struct body *b, gboolean loop)
{
	for (unsigned int i = b->scopes->len; i > 0; i--) {
		struct scope *s = &g_array_index(b->scopes, struct scope, i - 1);

		if (s->kind == SCOPE_LOOP || (!loop && s->kind == SCOPE_SWITCH))
			return s;
	}
	return NULL;
}

static void visit_jump(struct body *b, gboolean loop)
{
	struct scope *s = target_scope(b, loop);

	if (!s)
		return;
	run_cleanups(b, s->cleanups);
	block_goto(b, loop ? s->again : s->leave);
}

static void visit_if(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	int yes, no, join;

	if (l.n < 2)
		return;
	yes = block_new(b);
	no = block_new(b);
	join = l.n > 2 ? block_new(b) : no;
	expr_condition(b, l.at[0], yes, no);
	block_start(b, yes);
	stmt_visit(b, l.at[1]);
	block_goto(b, join);
	if (l.n > 2) {
		block_start(b, no);
		stmt_visit(b, l.at[2]);
		block_goto(b, join);
	}
	block_start(b, join);
}

/* A body with break and continue; the caller has made the blocks. */
static void visit_loop_body(struct body *b, CXCursor body, int leave, int again)
{
	push_scope(b, SCOPE_LOOP, leave, again);
	stmt_visit(b, body);
	scope_close(b);
}

static void visit_while(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	int head = block_new(b), body = block_new(b), leave = block_new(b);

	if (l.n != 2)
		return;
	block_goto(b, head);
	block_start(b, head);
	expr_condition(b, l.at[0], body, leave);
	block_start(b, body);
	visit_loop_body(b, l.at[1], leave, head);
	block_goto(b, head);
	block_start(b, leave);
}

/* The 0 of a macro's "do { ... } while (0)" is that, and no constant that the macro names. */
static gboolean is_zero(struct body *b, CXCursor c)
{
	CXCursor inner = cursor_strip(b->arena, c);
	CXEvalResult r = clang_getCursorKind(inner) == CXCursor_IntegerLiteral ? clang_Cursor_Evaluate(inner) : NULL;
	gboolean zero = r && clang_EvalResult_getKind(r) == CXEval_Int && clang_EvalResult_getAsLongLong(r) == 0;

	if (r)
		clang_EvalResult_dispose(r);
	return zero;
}

static void visit_do(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	int body = block_new(b), test = block_new(b), leave = block_new(b);

	if (l.n != 2)
		return;
	block_goto(b, body);
	block_start(b, body);
	visit_loop_body(b, l.at[0], leave, test);
	block_goto(b, test);
	block_start(b, test);
	if (is_zero(b, l.at[1]))
		block_goto(b, leave);
	else
		expr_condition(b, l.at[1], body, leave);
	block_start(b, leave);
}

/*
 * Which of the three parts of "for (;;)" are there: libclang leaves the missing
 * ones out.  Bits 1, 2 and 4; -1 if the text cannot tell (a macro's loop).
 */
static int for_parts(struct body *b, CXCursor c)
{
	struct place at = cursor_start(c);
	struct lexer l;
	struct token t;
	int parts = 0, part = 0, depth = 0;

	if (at.in_macro || !at.file || !clang_File_isEqual(at.file, b->file->file))
		return -1;
	lexer_init(&l, b->file->text + at.offset, b->file->length - at.offset);
	if (!lexer_next(&l, &t) || !token_is(&l, &t, "for") || !lexer_next(&l, &t))
		return -1;
	while (lexer_next(&l, &t)) {
		char p = t.kind == TOKEN_PUNCT ? l.text[t.start] : 0;

		if (p == ')' && depth-- == 0)
			return parts;
		if (p == '(' || p == '{')
			depth++;
		if (p == '}')
			depth--;
		if (p == ';' && !depth)
			part++;
		else if (part < 3)
			parts |= 1 << part;
	}
	return -1;
}

/* The same for a loop that a macro makes, from the kinds of what is there. */
static int guess_parts(struct cursor_list l)
{
	gboolean init;

	if (l.n >= 4)
		return 7;
	if (l.n <= 1)
		return 0;
	init = clang_getCursorKind(l.at[0]) == CXCursor_DeclStmt ||
	       clang_getCursorBinaryOperatorKind(l.at[0]) == CXBinaryOperator_Assign;
	if (l.n == 3)
		return init ? 3 : 6;
	return init ? 1 : 2;
}

/* scoped_guard(mutex, &m) { ... }: a loop in form only; the body runs once. */
static gboolean is_scoped_guard(struct body *b, CXCursor c)
{
	struct place at = cursor_start(c);
	struct macro_use m;

	return at.in_macro && at.file && clang_File_isEqual(at.file, b->file->file) &&
	       macro_read(b->arena, b->file, at.offset, &m) && g_str_equal(m.name, "scoped_guard");
}

static void visit_scoped_guard(struct body *b, struct cursor_list l)
{
	int leave = block_new(b);

	scope_open(b);
	stmt_visit(b, l.at[0]);
	visit_loop_body(b, l.at[l.n - 1], leave, leave);
	block_goto(b, leave);
	block_start(b, leave);
	scope_close(b);
}

static void visit_for(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	int parts = for_parts(b, c), head, body, step, leave;
	unsigned int i = 0;

	if (!l.n)
		return;
	if (l.n > 1 && is_scoped_guard(b, c)) {
		visit_scoped_guard(b, l);
		return;
	}
	if (parts < 0)
		parts = guess_parts(l);
	head = block_new(b);
	body = block_new(b);
	step = block_new(b);
	leave = block_new(b);
	scope_open(b);
	if ((parts & 1) && i + 1 < l.n)
		stmt_visit(b, l.at[i++]);
	block_goto(b, head);
	block_start(b, head);
	if ((parts & 2) && i + 1 < l.n)
		expr_condition(b, l.at[i++], body, leave);
	else
		block_goto(b, body);
	block_start(b, body);
	visit_loop_body(b, l.at[l.n - 1], leave, step);
	block_goto(b, step);
	block_start(b, step);
	if ((parts & 4) && i + 1 < l.n)
		stmt_visit(b, l.at[i]);
	block_goto(b, head);
	block_start(b, leave);
	scope_close(b);
}

static void visit_switch(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	struct scope *s;
	const char *e;
	int dispatch, leave;

	if (l.n != 2)
		return;
	e = expr_value(b, l.at[0]);
	dispatch = b->current;
	leave = block_new(b);
	s = push_scope(b, SCOPE_SWITCH, leave, BLOCK_NONE);
	s->cases = g_string_new(NULL);
	b->current = BLOCK_NONE;
	stmt_visit(b, l.at[1]);
	s = &g_array_index(b->scopes, struct scope, b->scopes->len - 1);
	if (!s->has_default)
		g_string_append_printf(s->cases, "\tdefault:%d", leave);
	run_cleanups(b, s->cleanups);
	block_goto(b, leave);
	block_start(b, dispatch);
	block_end(b, "switch\t%u\t%u\t%s%s", cursor_start(c).line, cursor_start(c).column, e, s->cases->str);
	g_string_free(s->cases, TRUE);
	s->cases = NULL;
	g_array_set_size(b->cleanups, s->cleanups);
	g_array_set_size(b->scopes, b->scopes->len - 1);
	block_start(b, leave);
}

static void visit_case(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	gboolean is_default = clang_getCursorKind(c) == CXCursor_DefaultStmt;
	const char *value = is_default || !l.n ? "default" : expr_value(b, l.at[0]);
	int block = block_new(b);

	for (unsigned int i = b->scopes->len; i > 0; i--) {
		struct scope *s = &g_array_index(b->scopes, struct scope, i - 1);

		if (s->kind != SCOPE_SWITCH || !s->cases)
			continue;
		g_string_append_printf(s->cases, "\t%s:%d", value, block);
		s->has_default |= is_default;
		break;
	}
	block_goto(b, block);
	block_start(b, block);
	if (l.n)
		stmt_visit(b, l.at[l.n - 1]);
}

/* By the statement, not by name: macros have local labels of one name, as _THIS_IP_ does. */
static int label_block(struct body *b, CXCursor label)
{
	gpointer key = GUINT_TO_POINTER(clang_hashCursor(label));
	int n = GPOINTER_TO_INT(g_hash_table_lookup(b->labels, key));

	if (!n) {
		n = block_new(b) + 1;
		g_hash_table_insert(b->labels, key, GINT_TO_POINTER(n));
	}
	return n - 1;
}

static void visit_label(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	int n = label_block(b, c);

	block_goto(b, n);
	block_start(b, n);
	if (l.n)
		stmt_visit(b, l.at[l.n - 1]);
}

/* Labels stand at the function's outermost level in kernel code: inner variables die. */
static void visit_goto(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	unsigned int depth = b->scopes->len > 1 ? g_array_index(b->scopes, struct scope, 1).cleanups : 0;

	if (!l.n)
		return;
	run_cleanups(b, MIN(depth, b->cleanups->len));
	block_goto(b, label_block(b, clang_getCursorReferenced(l.at[0])));
}

static void visit_return(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);
	const char *e = l.n ? expr_value(b, l.at[0]) : "-";
	struct place at = cursor_start(c);

	run_cleanups(b, 0);
	block_end(b, "ret\t%u\t%u\t%s", at.line, at.column, e);
}

static void visit_compound(struct body *b, CXCursor c)
{
	struct cursor_list l = cursor_children(b->arena, c);

	scope_open(b);
	for (unsigned int i = 0; i < l.n; i++)
		stmt_visit(b, l.at[i]);
	scope_close(b);
}

void stmt_visit(struct body *b, CXCursor c)
{
	struct macro_use m;

	/* What follows a jump may still be reached: through a label or a case inside it. */
	if (b->current != BLOCK_NONE && macro_of(b->arena, b->file, c, &m)) {
		call_macro(b, c, &m);
		return;
	}
	switch (clang_getCursorKind(c)) {
	case CXCursor_CompoundStmt:
		visit_compound(b, c);
		break;
	case CXCursor_DeclStmt:
		stmt_declaration(b, c);
		break;
	case CXCursor_IfStmt:
		visit_if(b, c);
		break;
	case CXCursor_WhileStmt:
		visit_while(b, c);
		break;
	case CXCursor_DoStmt:
		visit_do(b, c);
		break;
	case CXCursor_ForStmt:
		visit_for(b, c);
		break;
	case CXCursor_SwitchStmt:
		visit_switch(b, c);
		break;
	case CXCursor_CaseStmt:
	case CXCursor_DefaultStmt:
		visit_case(b, c);
		break;
	case CXCursor_LabelStmt:
		visit_label(b, c);
		break;
	case CXCursor_GotoStmt:
		visit_goto(b, c);
		break;
	case CXCursor_BreakStmt:
		visit_jump(b, FALSE);
		break;
	case CXCursor_ContinueStmt:
		visit_jump(b, TRUE);
		break;
	case CXCursor_ReturnStmt:
		visit_return(b, c);
		break;
	default:
		if (cursor_is_expr(c))
			expr_value(b, c);
	}
}
