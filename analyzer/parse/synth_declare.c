/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Declarations for what a unit uses and no header that was found declares,
 * usually the registers of a machine.  clang drops a call together with an
 * undeclared argument; with any declaration the call stays.
 */
#include "synth.h"

#include <string.h>

/* If message is prefix'NAME'...: NAME; else NULL. */
static char *quoted_after(const char *message, const char *prefix)
{
	const char *name, *end;

	if (!g_str_has_prefix(message, prefix))
		return NULL;
	name = message + strlen(prefix);
	end = strchr(name, '\'');
	return end && end > name ? g_strndup(name, (gsize)(end - name)) : NULL;
}

static gboolean is_identifier(const char *name)
{
	if (g_ascii_isdigit(*name))
		return FALSE;
	for (; *name != '\0'; name++)
		if (!g_ascii_isalnum(*name) && *name != '_')
			return FALSE;
	return TRUE;
}

gboolean synth_declare(GString *config, const char *message)
{
	/* an enumerator may be used where C wants a constant: case labels, array sizes */
	static const struct {
		const char *prefix, *before, *after;
	} kinds[] = {
		{ "use of undeclared identifier '", "enum { ", " = 1 };\n" },
		{ "unknown type name '", "typedef long ", ";\n" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		char *name = quoted_after(message, kinds[i].prefix), *line;

		if (!name || !is_identifier(name)) {
			g_free(name);
			continue;
		}
		line = g_strconcat(kinds[i].before, name, kinds[i].after, NULL);
		if (!strstr(config->str, line)) {
			g_string_append(config, line);
			g_free(line);
			g_free(name);
			return TRUE;
		}
		g_free(line);
		g_free(name);
	}
	return FALSE;
}
