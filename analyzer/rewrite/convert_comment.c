/* SPDX-License-Identifier: GPL-2.0-only */
/* Comments that name a call which has a new name now.  A line that grows too long is wrapped again. */
#include <string.h>

#include "maker.h"

enum { LINE_MAX_COLUMNS = 80 };

static guint width(const char *text, gsize n)
{
	guint column = 0;

	for (gsize i = 0; i < n; i++)
		column = text[i] == '\t' ? (column / 8 + 1) * 8 : column + 1;
	return column;
}

/* What starts the lines of the comment's body, "\t * "; to be freed.  NULL: the line is none of them. */
static char *line_prefix(const struct edited_file *f, gssize line)
{
	gsize n = strspn(f->text + line, " \t");

	if (f->text[(gsize)line + n] != '*' || f->text[(gsize)line + n + 1] != ' ' ||
	    g_ascii_isspace(f->text[(gsize)line + n + 2]))
		return NULL;
	return g_strndup(f->text + line, n + 2);
}

/* The end, without its line feed, of the paragraph that goes on at `line`. */
static gssize paragraph_end(const struct edited_file *f, gssize line, const char *prefix, gssize close)
{
	gssize end = ctext_line_end(f, line);

	while (end < close && g_str_has_prefix(f->text + end, prefix) &&
	       g_ascii_isalnum(f->text[end + (gssize)strlen(prefix)]) && ctext_line_end(f, end) < close)
		end = ctext_line_end(f, end);
	end--;
	return f->crlf && end > 0 && f->text[end - 1] == '\r' ? end - 1 : end;
}

/* The words of the text in lines with the prefix; `column`: where the first one starts. */
static char *wrap(const char *text, const char *prefix, guint column)
{
	g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n", -1);
	GString *s = g_string_new(NULL);
	guint start = width(prefix, strlen(prefix)), at = column;

	for (guint i = 0; words[i]; i++) {
		guint n = (guint)strlen(words[i]);

		if (!n || (g_str_equal(words[i], "*") && i))
			continue;
		if (s->len && at + 1 + n > LINE_MAX_COLUMNS) {
			g_string_append_printf(s, "\n%s%s", prefix, words[i]);
			at = start + n;
		} else {
			g_string_append_printf(s, "%s%s", s->len ? " " : "", words[i]);
			at += n + (s->len > n);
		}
	}
	return g_string_free(s, FALSE);
}

/* Replaces the words at from..to; wraps the rest of the paragraph if that needs room. */
static gssize put_words(struct edited_file *f, gssize from, gssize to, const char *put, gssize close)
{
	gssize line = ctext_line(f, from), end = ctext_line_end(f, line);
	g_autofree char *prefix = line_prefix(f, line);
	g_autofree char *rest = NULL, *text = NULL, *all = NULL;

	if (!prefix || end >= close ||
	    ctext_column(f, end - 1) + strlen(put) - (gsize)(to - from) <= LINE_MAX_COLUMNS) {
		edit_replace(f, (gsize)from, (gsize)to, put);
		return to;
	}
	end = paragraph_end(f, line, prefix, close);
	rest = g_strndup(f->text + to, (gsize)(end - to));
	all = g_strconcat(put, rest, NULL);
	text = wrap(all, prefix, ctext_column(f, from));
	edit_replace(f, (gsize)from, (gsize)end, text);
	return end;
}

static gboolean is_changed(const struct edited_file *f, gssize at)
{
	for (guint i = 0; i < f->changes->len; i++) {
		const struct edit_change *c = &g_array_index(f->changes, struct edit_change, i);

		if (c->from <= (gsize)at && (gsize)at < c->to)
			return TRUE;
	}
	return FALSE;
}

void convert_comments(struct edited_file *f, const char *old, const char *new,
		      const char *variable, const char *item)
{
	g_autofree char *find = g_strdup_printf("%s(%s", old, item);
	g_autofree char *put = g_strdup_printf("%s(%s, %s", new, variable, item);
	gssize at = 0, next;

	for (; at < (gssize)f->length; at = next) {
		next = ctext_next(f, at);
		if (f->text[at] != '/' || next == at + 1)
			continue;
		for (gssize found = at; found < next; found++) {
			if (!ctext_is_word(f, found, old) || !g_str_has_prefix(f->text + found, find))
				continue;
			if (is_changed(f, found))
				return; /* another call of the same item has done it */
			found = put_words(f, found, found + (gssize)strlen(find), put, next);
		}
	}
}
