/* SPDX-License-Identifier: GPL-2.0-only */
/* Reading explain pages. */
#include "explain.h"

#include <glib.h>
#include <string.h>

char *explain_page(const char *folder, const char *check)
{
	g_autofree char *name = g_strconcat(check, ".md", NULL);
	g_autofree char *path = folder ? g_build_filename(folder, name, NULL) : NULL;
	char *text = NULL;

	if (!path || strchr(check, '/') || !g_file_get_contents(path, &text, NULL, NULL))
		return NULL;
	return text;
}

char *explain_section(const char *page, const char *title)
{
	g_autofree char *head = g_strdup_printf("\n## %s\n", title);
	const char *at = strstr(page, head), *end;
	GString *text = g_string_new(NULL);

	if (at) {
		at += strlen(head);
		while (*at == '\n')
			at++;
		end = strstr(at, "\n\n");
		for (end = end ? end : at + strlen(at); at < end; at++)
			if (*at != '`' && *at != '*')
				g_string_append_c(text, *at == '\n' ? ' ' : *at);
	}
	return at ? g_strchomp(g_string_free(text, FALSE)) : g_string_free(text, TRUE);
}
