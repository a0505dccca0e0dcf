/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A workqueue is made before anything is called that could queue: a declaration whose initialiser calls
 * something becomes one without, and an assignment after the workqueue is made.
 */
#include <string.h>

#include "create.h"

static gboolean is_harmless_name(const char *name)
{
	static const char *const starts[] = { "__compiletime_assert", "__builtin_", "kmem_cache_", "IS_ERR" };
	static const char *const ends[] = { "_empty", "_read" };

	for (guint i = 0; i < G_N_ELEMENTS(starts); i++)
		if (g_str_has_prefix(name, starts[i]))
			return TRUE;
	for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
		if (g_str_has_suffix(name, ends[i]))
			return TRUE;
	return FALSE;
}

gboolean create_starts_nothing(const struct event *e)
{
	if (e->kind != EVENT_CALL)
		return TRUE;
	if (e->api)
		return e->api->kind == API_WQ_ALLOC || e->api->kind == API_WQ_DESTROY ||
		       e->api->kind == API_LOCK_INIT || e->api->kind == API_WORK_INIT;
	return create_only_says(e) || is_harmless_name(e->callee) || is_harmless_name(e->written);
}

static gboolean is_before(const struct event *a, const struct event *b)
{
	return a->line < b->line || (a->line == b->line && a->column < b->column);
}

/* The first call before this byte that could start something; NULL: there is none. */
static const struct event *early_call(const struct body *b, gssize until)
{
	const struct function *f = b->function;
	const struct event *first = NULL;

	for (unsigned int i = 0; i < f->nblocks; i++)
		for (unsigned int n = 0; n < f->blocks[i].nevents; n++) {
			const struct event *e = &f->blocks[i].events[n];
			gssize at = (gssize)edited_offset(b->file, e->line, e->column);

			if (at < until && !create_starts_nothing(e) &&
			    (!first || is_before(e, first)))
				first = e;
		}
	return first;
}

/* The last declaration before `end`: where it starts. */
static gssize last_declaration(const struct body *b, gssize end)
{
	gssize at = ctext_skip(b->file, b->open + 1), next;

	while ((next = create_statement_end(b->file, at)) != TEXT_NONE && next < end)
		at = ctext_skip(b->file, next);
	return at;
}

/* "=" of a declaration of one plain variable; TEXT_NONE: it is another kind of declaration. */
static gssize find_assignment(const struct edited_file *f, gssize from, gssize end)
{
	gssize found = TEXT_NONE;

	if (ctext_is_word(f, from, "static"))
		return TEXT_NONE;
	for (gssize at = from; at < end;) {
		gssize close = strchr("([{", f->text[at]) ? ctext_close(f, at) : at;

		if (close == TEXT_NONE || f->text[at] == ',' || (found == TEXT_NONE && close > at) ||
		    ctext_in_directive(f, at))
			return TEXT_NONE;
		if (f->text[at] == '=' && found == TEXT_NONE)
			found = at;
		at = close > at ? close + 1 : ctext_next(f, at);
	}
	return found != TEXT_NONE && f->text[ctext_skip(f, found + 1)] != '{' ? found : TEXT_NONE;
}

/* Is it "TYPE *const name"? */
static gboolean is_constant(const struct edited_file *f, gssize from, gssize name)
{
	gssize word = ctext_before(f, name) + 1 - (gssize)strlen("const");

	return word >= from && ctext_is_word(f, word, "const");
}

/* Takes "= value" out of the last declaration; *line: the assignment that stands for it, to be freed. */
static gboolean split_declaration(struct body *b, const struct event *call, char **line)
{
	struct edited_file *f = b->file;
	gssize from = last_declaration(b, b->declared), end = b->declared - 1, name, after;
	gssize is = find_assignment(f, from, end);

	if (is == TEXT_NONE || (gssize)edited_offset(f, call->line, call->column) < is)
		return FALSE;
	after = ctext_before(f, is) + 1;
	for (name = after; name > from && (g_ascii_isalnum(f->text[name - 1]) || f->text[name - 1] == '_');)
		name--;
	if (name == after || is_constant(f, from, name) ||
	    (ctext_is_word(f, from, "const") && !memchr(f->text + from, '*', (gsize)(name - from))))
		return FALSE;
	*line = g_strdup_printf("%s%.*s %.*s;\n", b->indent, (int)(after - name), f->text + name,
				(int)(end - is), f->text + is);
	edit_replace(f, (gsize)after, (gsize)end, "");
	b->checked = b->declared;
	return TRUE;
}

const char *create_call_later(const struct maker *m, struct body *b, gssize until, char **line)
{
	const struct event *call = early_call(b, until);

	*line = NULL;
	if (!call || split_declaration(b, call, line))
		return NULL;
	return maker_printf(m, "%s() calls %s() before a workqueue could be made", b->function->name,
			    call->written);
}

char *create_indent_more(const char *indent)
{
	gsize n = strlen(indent);

	if (*indent != ' ')
		return g_strconcat(indent, "\t", NULL);
	return g_strdup_printf("%s%*s", indent, n % 8 == 0 ? 8 : n % 4 == 0 ? 4 : n % 3 == 0 ? 3 : 2, "");
}
