/* SPDX-License-Identifier: GPL-2.0-only */
/* The texts of the prelude and of the header that switches a unit's own symbols on. */
#include "parse/synth_private.h"

#include <string.h>

#include "parse/kconfig.h"

/* Which preludes a header is in, as in prelude.def. */
enum prelude_kind { A, N, G };

static const struct {
	enum prelude_kind kind;
	const char *name;
} prelude_headers[] = {
#define PRELUDE(kind, name) { kind, name },
#include "parse/prelude.def"
#undef PRELUDE
};

char *synth_prelude(const struct synth *s, const char *name)
{
	enum prelude_kind other = g_str_has_suffix(name, SYNTH_GRAPHICS) ? N : G;
	GString *text = g_string_new(NULL);
	const char *root = s->standin ? s->standin : s->source;
	const char *under = s->standin ? "" : "include";

	for (size_t i = 0; i < G_N_ELEMENTS(prelude_headers); i++) {
		const char *header = prelude_headers[i].name;
		char *path = g_build_filename(root, under, header, NULL);

		if (prelude_headers[i].kind != other && g_file_test(path, G_FILE_TEST_EXISTS))
			g_string_append_printf(text, "#include <%s>\n", header);
		g_free(path);
	}
	return g_string_free(text, FALSE);
}

static gboolean is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

/* Whether the text before the symbol says that it is asked for: #if..., IS_ENABLED( ... */
static gboolean is_condition(const char *text, const char *symbol)
{
	static const char *const askers[] = { "IS_ENABLED(", "IS_REACHABLE(", "IS_BUILTIN(",
					      "IS_MODULE(" };
	const char *line = symbol;

	for (size_t i = 0; i < G_N_ELEMENTS(askers); i++) {
		size_t n = strlen(askers[i]);

		if ((size_t)(symbol - text) >= n && strncmp(symbol - n, askers[i], n) == 0)
			return TRUE;
	}
	while (line > text && (line[-1] != '\n' || (line - text > 1 && line[-2] == '\\')))
		line--;
	while (*line == ' ' || *line == '\t')
		line++;
	if (*line != '#')
		return FALSE;
	line++;
	while (*line == ' ' || *line == '\t')
		line++;
	return g_str_has_prefix(line, "if") || g_str_has_prefix(line, "elif");
}

/* CONFIG_X_MODULE is how X=m is spelt; everything is built in here. */
static gboolean is_wanted(const struct synth *s, const char *name)
{
	const char *symbol = name + strlen("CONFIG_");

	return !g_str_has_suffix(name, "_MODULE") && !g_hash_table_contains(s->off, symbol) &&
	       !kconfig_kept_off(symbol);
}

char *synth_config(const struct synth *s, const char *text, gsize len)
{
	char *copy = g_strndup(text, len);
	GString *out = g_string_new(NULL);
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (const char *p = copy; (p = strstr(p, "CONFIG_")) != NULL;) {
		const char *end = p + strlen("CONFIG_");
		char *name;

		while (is_word(*end))
			end++;
		name = g_strndup(p, (gsize)(end - p));
		if ((p == copy || !is_word(p[-1])) && is_condition(copy, p) && is_wanted(s, name) &&
		    g_hash_table_add(seen, g_strdup(name)))
			g_string_append_printf(out, "#ifndef %s\n#define %s 1\n#endif\n", name,
					       name);
		g_free(name);
		p = end;
	}
	g_hash_table_unref(seen);
	g_free(copy);
	return g_string_free(out, FALSE);
}
