/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * EXPORT_SYMBOL(), module_init() and their kind.  What they expand to depends on the
 * configuration; how they are written does not, so they are read from the text:
 * the first word of a line.
 */
#include <string.h>

#include "extract.h"
#include "lexer.h"

static const char *argument(struct extract *x, const struct text_file *f, const struct macro_use *m,
			    unsigned int i)
{
	if (i >= m->nargs)
		return NULL;
	return arena_intern_len(x->arena, f->text + m->args[i].start, m->args[i].end - m->args[i].start);
}

static gboolean is_initcall(const char *w)
{
	return g_str_equal(w, "module_init") || g_str_has_suffix(w, "_initcall") ||
	       g_str_has_suffix(w, "_initcall_sync") || g_str_equal(w, "__initcall");
}

static gboolean is_driver(const char *w)
{
	return (g_str_has_prefix(w, "module_") || g_str_has_prefix(w, "builtin_")) &&
	       (g_str_has_suffix(w, "_driver") || g_str_has_suffix(w, "_driver_probe"));
}

static void visit_word(struct extract *x, const struct text_file *f, const struct macro_use *m,
		       unsigned int line, unsigned int column)
{
	const char *arg = argument(x, f, m, 0), *w = m->name;

	if (!arg || !(g_ascii_isalpha(*arg) || *arg == '_'))
		return;
	arg = fact_field(x->arena, arg);
	if (g_str_has_prefix(w, "EXPORT_SYMBOL"))
		emit_line(x, "export\t%s", arg);
	else if (is_initcall(w))
		emit_line(x, "modinit\t%s\t%s\t%u\t%u", arg, f->path, line, column);
	else if (g_str_equal(w, "module_exit") || g_str_equal(w, "__exitcall"))
		emit_line(x, "modexit\t%s\t%s\t%u\t%u", arg, f->path, line, column);
	else if (is_driver(w))
		emit_line(x, "moddriver\t%s\t@%s\t%s\t%u\t%u", w, arg, f->path, line, column);
}

void filescope_extract(struct extract *x, const struct text_file *f)
{
	struct lexer l;
	struct token t;
	struct macro_use m;
	unsigned int last = 0;

	extract_text(x, f);
	if (!f->text)
		return;
	lexer_init(&l, f->text, f->length);
	while (lexer_next(&l, &t)) {
		if (t.kind == TOKEN_WORD && t.line != last && t.column == 1 &&
		    macro_read(x->arena, f, (unsigned int)t.start, &m))
			visit_word(x, f, &m, t.line, t.column);
		last = t.line;
	}
}
