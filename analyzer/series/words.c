/* SPDX-License-Identifier: GPL-2.0-only */
/* Wrapping and listing. */
#include "words.h"

#include <string.h>

void words_wrap(GString *out, const char *first, const char *rest, const char *text)
{
	gsize column = strlen(first);
	gboolean is_start = TRUE;

	g_string_append(out, first);
	while (*text) {
		gsize n = strcspn(text, " \n");

		if (!is_start && column + 1 + n > WORDS_COLUMNS) {
			g_string_append_printf(out, "\n%s", rest);
			column = strlen(rest);
			is_start = TRUE;
		}
		if (!is_start) {
			g_string_append_c(out, ' ');
			column++;
		}
		g_string_append_len(out, text, (gssize)n);
		column += n;
		is_start = FALSE;
		text += n + strspn(text + n, " \n");
	}
	g_string_append_c(out, '\n');
}

void words_paragraph(GString *out, const char *fmt, ...)
{
	g_autofree char *text = NULL;
	va_list ap;

	va_start(ap, fmt);
	text = g_strdup_vprintf(fmt, ap);
	va_end(ap);
	if (out->len)
		g_string_append_c(out, '\n');
	words_wrap(out, "", "", text);
}

void words_item(GString *out, const char *text)
{
	words_wrap(out, "* ", "  ", text);
}

char *words_list(const GPtrArray *all, guint max)
{
	GString *s = g_string_new(NULL);
	guint shown = all->len > max ? max - 1 : all->len;

	for (guint i = 0; i < shown; i++) {
		gboolean is_last = i + 1 == all->len;

		g_string_append_printf(s, "%s%s", !i ? "" : is_last ? " and " : ", ",
				       (char *)all->pdata[i]);
	}
	if (shown < all->len)
		g_string_append_printf(s, " and %u more", all->len - shown);
	return g_string_free(s, FALSE);
}

void words_add_once(GPtrArray *all, const char *text)
{
	for (guint i = 0; i < all->len; i++)
		if (g_str_equal(all->pdata[i], text))
			return;
	g_ptr_array_add(all, (gpointer)text);
}

char *words_count(guint n, const char *what)
{
	return g_strdup_printf("%u %s%s", n, what, n == 1 ? "" : "s");
}
