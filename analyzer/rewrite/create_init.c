/* SPDX-License-Identifier: GPL-2.0-only */
/* Steps 2 and 3 in the init and exit functions that a module has. */
#include <string.h>

#include "create.h"
#include "proof_queue.h"

/* Only layouts in which lines can be added: brackets and statements on lines of their own. */
static const char *read_body(const struct maker *m, const struct function *fn, struct body *b)
{
	g_autofree char *indent = NULL;
	gssize at;

	b->function = fn;
	b->undo = NULL;
	b->file = maker_file(m, fn->at.path);
	if (!b->file)
		return maker_printf(m, "%s can not be read", fn->at.path);
	at = (gssize)edited_offset(b->file, fn->at.line, fn->at.column);
	if (ctext_in_directive(b->file, at) || !ctext_is_word(b->file, at, fn->name))
		return maker_printf(m, "%s() is made by a macro", fn->name);
	while (at < (gssize)b->file->length && b->file->text[at] != '{' && b->file->text[at] != ';')
		at = b->file->text[at] == '(' ? ctext_close(b->file, at) + 1 :
						ctext_next(b->file, at);
	b->open = at;
	b->close = b->file->text[at] == '{' ? ctext_close(b->file, at) : TEXT_NONE;
	if (b->close == TEXT_NONE ||
	    ctext_line(b->file, b->close) != b->close || ctext_line_end(b->file, b->open) != b->open + (b->file->crlf ? 3 : 2))
		return maker_printf(m, "the layout of %s() leaves no room for lines", fn->name);
	b->declared = b->open + 1;
	for (b->first = ctext_skip(b->file, b->open + 1); ctext_is_declaration(b->file, b->first);
	     b->first = ctext_skip(b->file, b->declared)) {
		b->declared = create_statement_end(b->file, b->first);
		if (b->declared == TEXT_NONE)
			return maker_printf(m, "the layout of %s() is not understood", fn->name);
	}
	indent = ctext_indent(b->file, b->first);
	b->indent = b->first < b->close && *indent ? maker_printf(m, "%s", indent) : "\t";
	create_find_checks(b);
	return NULL;
}

/* The lines of the first statement start with the comments and directives above it. */
static gssize first_line(const struct body *b)
{
	gssize line = ctext_line_end(b->file, b->checked - 1);

	while (line < b->close && ctext_is_blank(b->file, line))
		line = ctext_line_end(b->file, line);
	return line;
}

/* `later`: a statement that has to follow, or NULL. */
static void insert_alloc(const struct maker *m, const struct body *b, const char *declaration, const char *later)
{
	gssize at = first_line(b);
	gssize above = ctext_line(b->file, at - 1);
	g_autofree char *alloc = create_alloc(m, b->indent);
	gboolean gap = b->checked > b->open + 1 && !ctext_is_blank(b->file, above);
	g_autofree char *text = g_strdup_printf("%s%s%s%s", gap ? "\n" : "", alloc,
						b->file->text[at] == '}' ? "" : "\n", later ? later : "");
	gssize first = ctext_line_end(b->file, b->open);

	if (declaration) /* there is none yet */
		edit_replace(b->file, (gsize)first, (gsize)first, declaration);
	edit_replace(b->file, (gsize)at, (gsize)at, text);
}

const char *create_result_variable(const struct function *f)
{
	static const char *const names[] = { "ret", "err", "error", "rc", "r", "retval",
					     "result", "status", "res", "rv", "i" };

	for (guint n = 0; n + 1 < G_N_ELEMENTS(names); n++)
		for (unsigned int i = 0; i < f->nlocals; i++)
			if (g_str_equal(f->locals[i].name, names[n]) &&
			    g_str_equal(f->locals[i].type, "int"))
				return f->locals[i].name;
	return NULL;
}

static char *less_indent(const char *indent)
{
	gsize n = strlen(indent);

	for (gsize less = 0; less < n; less++) {
		g_autofree char *outer = g_strndup(indent, less);
		g_autofree char *more = create_indent_more(less ? outer : *indent == ' ' ? "" : outer);

		if (g_str_equal(more, indent))
			return g_steal_pointer(&outer);
	}
	return NULL;
}

/* Puts lines (each with `indent` in front) before the return; adds brackets where it was alone. */
static const char *before_return(const struct maker *m, const struct body *b, gssize at,
				 const char *lines, gboolean is_conditional)
{
	struct edited_file *f = b->file;
	gssize line = ctext_line(f, at), before = ctext_before(f, at);
	gssize end = create_statement_end(f, at);
	g_autofree char *indent = ctext_indent(f, at), *outer = less_indent(indent), *text = NULL;
	gssize after;

	if (end == TEXT_NONE || at != line + (gssize)strlen(indent))
		return maker_printf(m, "a return in %s() shares its line", b->function->name);
	if (strchr(";{}:", f->text[before])) {
		gssize place = is_conditional ? line : create_above_return(b, at);

		edit_replace(f, (gsize)place, (gsize)place, lines);
		if (place == line && line > 0 && ctext_is_blank(f, ctext_line(f, line - 1)))
			edit_replace(f, (gsize)line, (gsize)line, "\n");
		return NULL;
	}
	after = ctext_skip(f, end);
	if (!outer || f->text[before] != ')' || ctext_is_word(f, after, "else") ||
	    ctext_line_end(f, before) != line || is_conditional ||
	    ctext_is_word(f, ctext_line(f, before) + (gssize)strlen(outer) + 2, "else"))
		return maker_printf(m, "a return in %s() has no room for a second statement",
				    b->function->name);
	text = g_strdup_printf("%s}\n", outer);
	edit_replace(f, (gsize)before + 1, (gsize)before + 1, " {");
	edit_replace(f, (gsize)line, (gsize)line, lines);
	edit_replace(f, (gsize)ctext_line_end(f, end - 1), (gsize)ctext_line_end(f, end - 1), text);
	return NULL;
}

/* Is the variable ever given 0 by name, so that it may be 0 at an error's return? */
static gboolean may_be_zero(const struct function *f, const char *variable)
{
	gboolean returns_zero = FALSE, set_zero = FALSE;

	for (unsigned int b = 0; b < f->nblocks; b++) {
		const struct block *k = &f->blocks[b];

		returns_zero |= k->jump == JUMP_RETURN && !g_strcmp0(k->condition, "0");
		for (unsigned int i = 0; i < k->nevents; i++)
			set_zero |= k->events[i].kind == EVENT_SET &&
				    g_str_equal(k->events[i].result, variable) &&
				    g_str_equal(k->events[i].value, "0");
	}
	return !returns_zero || set_zero;
}

/* return f(); -> the call, the destruction if it failed, and the return of its result. */
static const char *split_return(const struct maker *m, const struct body *b, gssize at,
				const char *variable)
{
	struct edited_file *f = b->file;
	gssize before = ctext_before(f, at), value = ctext_skip(f, at + (gssize)strlen("return"));
	gssize end = create_statement_end(f, at);
	g_autofree char *indent = ctext_indent(f, at), *text = NULL, *name = NULL;
	g_autofree char *failed = create_destroy_if(m, indent, variable);

	if (end == TEXT_NONE || !strchr(";{}:", f->text[before]) ||
	    ctext_line(f, at) + (gssize)strlen(indent) != at)
		return maker_printf(m, "a return in %s() has no room for a second statement",
				    b->function->name);
	text = g_strdup_printf("\n%s\n%sreturn %s;", failed, indent, variable);
	name = g_strdup_printf("%s = ", variable);
	edit_replace(f, (gsize)at, (gsize)value, name);
	edit_replace(f, (gsize)end, (gsize)end, text);
	return NULL;
}

/*
 * The statement above the return is "if (variable) {" ... "}" already, with the last words on a failure:
 * the destruction is one more of them.
 */
static gboolean join_failure(const struct maker *m, const struct body *b, gssize at, const char *variable)
{
	struct edited_file *f = b->file;
	g_autofree char *indent = ctext_indent(f, at), *inner = create_indent_more(indent);
	g_autofree char *head = g_strdup_printf("%sif (%s) {\n", indent, variable);
	g_autofree char *lines = create_destroy(m, inner);
	gssize close = ctext_before(f, at), line = ctext_line(f, close), open;

	if (f->crlf || f->text[close] != '}' || line + (gssize)strlen(indent) != close)
		return FALSE;
	for (open = line; open > b->checked && !g_str_has_prefix(f->text + open, head);)
		open = ctext_line(f, open - 1);
	if (open <= b->checked || ctext_close(f, open + (gssize)strlen(head) - 2) != close)
		return FALSE;
	for (gssize i = open + (gssize)strlen(head); i < close; i = ctext_next(f, i)) {
		gssize after = ctext_skip(f, i + (gssize)strlen(variable));

		if (ctext_is_word(f, i, "return") || ctext_is_word(f, i, "goto") ||
		    ctext_in_directive(f, i) ||
		    (ctext_is_word(f, i, variable) && f->text[after] == '=' && f->text[after + 1] != '='))
			return FALSE;
	}
	edit_replace(f, (gsize)line, (gsize)line, lines);
	return TRUE;
}

static const char *at_return(const struct maker *m, const struct body *b, const struct block *k,
			     gssize at, const char **needed)
{
	g_autofree char *indent = ctext_indent(b->file, at), *lines = NULL;
	const char *value = k->condition, *variable;
	gssize text = ctext_skip(b->file, at + (gssize)strlen("return"));
	gboolean zero, literal = *value == '-' || g_str_has_prefix(value, "=-") ||
			   ctext_is_word(b->file, text, "PTR_ERR");

	if (literal) {
		lines = create_destroy(m, indent);
		return before_return(m, b, at, lines, FALSE);
	}
	if (*value == '%' && value[1] == 't' && g_ascii_isdigit(value[2])) {
		variable = create_result_variable(b->function);
		if (!variable)
			*needed = variable = "ret";
		return split_return(m, b, at, variable);
	}
	if (*value != '%' || strpbrk(value, ".-[|#"))
		return maker_printf(m, "what %s() returns at line %u may be a success or not",
				    b->function->name, k->line);
	if (proof_result_at(b->function, k, &zero) && zero)
		return NULL;
	if (!may_be_zero(b->function, value) || proof_result_at(b->function, k, &zero)) {
		lines = create_destroy(m, indent);
		return before_return(m, b, at, lines, FALSE);
	}
	if (join_failure(m, b, at, value + 1))
		return NULL;
	lines = create_destroy_if(m, indent, value + 1);
	return before_return(m, b, at, lines, TRUE);
}

/* The end of a function whose ways all return before it is no way out. */
static gboolean is_reached(const struct function *f, unsigned int block)
{
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nsucc; i++)
			if (f->blocks[b].succ[i] == block)
				return TRUE;
	return !block;
}

/* Does the module's own exit function do it, right before this return? */
static gboolean undoes(const struct body *b, const struct block *k)
{
	for (unsigned int i = 0; b->undo && i < k->nevents; i++)
		if (k->events[i].kind == EVENT_CALL && g_str_equal(k->events[i].callee, b->undo->name))
			return TRUE;
	return FALSE;
}

/* Step 3 in the init function: each way out that is not a success. */
static const char *at_returns(const struct maker *m, const struct body *b, const char **needed)
{
	const struct function *f = b->function;
	GHashTable *seen = g_hash_table_new(NULL, NULL);
	const char *why = NULL;

	for (unsigned int i = 0; i < f->nblocks && !why; i++) {
		const struct block *k = &f->blocks[i];
		gssize at = (gssize)edited_offset(b->file, k->line, k->column);

		if (k->jump != JUMP_RETURN || at < b->checked || undoes(b, k) ||
		    !g_hash_table_add(seen, GSIZE_TO_POINTER(at)))
			continue;
		if (!is_reached(f, i))
			continue;
		if (!k->condition || !*k->condition || g_str_equal(k->condition, "-"))
			why = maker_printf(m, "%s() returns nothing", f->name);
		else if (!ctext_is_word(b->file, at, "return"))
			why = maker_printf(m, "%s() returns inside of a macro", f->name);
		else if (g_strcmp0(k->condition, "0"))
			why = at_return(m, b, k, at, needed);
	}
	g_hash_table_unref(seen);
	return why;
}

const char *create_in_init(const struct maker *m, const struct function *init, const struct function *exit)
{
	struct body b;
	const char *needed = NULL, *why = read_body(m, init, &b);
	g_autofree char *declaration = NULL, *later = NULL;

	if (why)
		return why;
	why = create_call_later(m, &b, first_line(&b), &later);
	if (why)
		return why;
	b.undo = exit;
	why = at_returns(m, &b, &needed);
	if (why)
		return why;
	if (needed && b.declared > b.open + 1)
		return maker_printf(m, "%s() has no variable for a result", init->name);
	if (needed)
		declaration = g_strdup_printf("%sint ret;\n\n", b.indent);
	insert_alloc(m, &b, declaration, later);
	return NULL;
}

/* The site whose flush is the statement of the body that ends there, and where it starts; or NULL. */
static struct plan_site *flush_before(const struct maker *m, const struct body *b, gssize end, gssize *start)
{
	for (guint i = 0; i < m->plan->sites->len; i++) {
		struct plan_site *site = g_ptr_array_index(m->plan->sites, i);
		const struct function *function;
		const struct event *flush;
		struct edited_file *f;
		struct statement s;
		gssize from, to;

		if (site->strategy != STRATEGY_MODULE_WQ || maker_flush(m, site, &function, &flush) ||
		    function != b->function ||
		    maker_find_call(m, function, flush, &f, &from, &to) ||
		    !ctext_statement(f, from, to, &s) || s.body || s.to != end)
			continue;
		*start = s.from;
		return site;
	}
	return NULL;
}

/*
 * Flushes right at the end of the function that destroys: destroying waits as well.  `names`: the workqueues
 * that are left to be destroyed.
 */
static void take_last_flushes(const struct maker *m, const struct body *b, GPtrArray *names)
{
	gssize end = create_last_deed(b), start = 0;
	struct plan_site *site;

	for (; (site = flush_before(m, b, end, &start)) != NULL; end = ctext_before(b->file, start) + 1) {
		const char *variable = plan_queue_of(m->plan, &site->use->wq)->variable;
		guint n;

		if (!g_ptr_array_find_with_equal_func(names, variable, g_str_equal, &n))
			continue; /* flushed twice in a row */
		g_ptr_array_remove_index(names, n);
		site->destroys = TRUE;
		m->plan->destroyer = b->function;
	}
}

const char *create_in_exit(const struct maker *m, const struct function *exit)
{
	g_autoptr(GPtrArray) names = plan_variables(m->plan);
	g_autoptr(GString) text = g_string_new(NULL);
	struct body b;
	const char *why = read_body(m, exit, &b);
	unsigned int returns = 0;

	if (why)
		return why;
	for (unsigned int i = 0; i < exit->nblocks; i++)
		returns += exit->blocks[i].jump == JUMP_RETURN;
	if (returns > 1)
		return maker_printf(m, "%s() returns at several places", exit->name);
	for (gssize at = b.open; at < b.close; at = ctext_next(b.file, at))
		if (ctext_is_word(b.file, at, "return"))
			return maker_printf(m, "%s() returns before its end", exit->name);
	take_last_flushes(m, &b, names);
	for (guint i = names->len; i > 0; i--)
		g_string_append_printf(text, "%sdestroy_workqueue(%s);\n", b.indent,
				       (char *)names->pdata[i - 1]);
	if (names->len) {
		gssize deed = create_last_deed(&b);
		gssize place = deed == b.close ? deed : ctext_line_end(b.file, deed - 1);

		edit_replace(b.file, (gsize)place, (gsize)place, text->str);
	}
	return NULL;
}
