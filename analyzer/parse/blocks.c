/* SPDX-License-Identifier: GPL-2.0-only */
/* The blocks of one function as text lines; a closed block takes no more events. */
#include "body.h"

int block_new(struct body *b)
{
	g_ptr_array_add(b->blocks, g_string_new(NULL));
	return (int)b->blocks->len - 1;
}

void block_start(struct body *b, int n)
{
	b->current = n;
}

static GString *current(struct body *b)
{
	return b->current == BLOCK_NONE ? NULL : g_ptr_array_index(b->blocks, b->current);
}

void block_event(struct body *b, const char *fmt, ...)
{
	GString *s = current(b);
	va_list ap;

	if (!s)
		return;
	va_start(ap, fmt);
	g_string_append_vprintf(s, fmt, ap);
	va_end(ap);
	g_string_append_c(s, '\n');
}

void block_end(struct body *b, const char *fmt, ...)
{
	GString *s = current(b);
	va_list ap;

	if (!s)
		return;
	va_start(ap, fmt);
	g_string_append_vprintf(s, fmt, ap);
	va_end(ap);
	g_string_append_c(s, '\n');
	b->current = BLOCK_NONE;
}

void block_goto(struct body *b, int n)
{
	block_end(b, "goto\t%d", n);
}

void block_if(struct body *b, struct place at, const char *cond, int yes, int no)
{
	if (g_str_equal(cond, "0"))
		block_goto(b, no);
	else if (g_ascii_isdigit(*cond) && !strpbrk(cond, "=!<>"))
		block_goto(b, yes);
	else
		block_end(b, "if\t%u\t%u\t%s\t%d\t%d", at.line, at.column, cond, yes, no);
}

const char *fact_field(struct arena *a, const char *text)
{
	GString *s;
	const char *r;

	if (!*text)
		return "-";
	if (!strpbrk(text, "\\\t\n"))
		return text;
	s = g_string_new(NULL);
	for (; *text; text++) {
		if (*text == '\\' || *text == '\t' || *text == '\n')
			g_string_append_c(s, '\\');
		g_string_append_c(s, *text == '\t' ? 't' : *text == '\n' ? 'n' : *text);
	}
	r = arena_intern(a, s->str);
	g_string_free(s, TRUE);
	return r;
}
