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

/* "#if", "#ifdef", "#elif" ... at the start of a line */
static gboolean is_conditional(const char *line)
{
	line += strspn(line, " \t");
	if (*line != '#')
		return FALSE;
	line++;
	line += strspn(line, " \t");
	return g_str_has_prefix(line, "if") || g_str_has_prefix(line, "elif");
}

/* "IS_ENABLED(" and its kind right before the symbol at `at` */
static gboolean is_asked(const char *text, const char *at)
{
	static const char *const askers[] = { "IS_ENABLED(", "IS_REACHABLE(", "IS_BUILTIN(",
					      "IS_MODULE(" };

	for (size_t i = 0; i < G_N_ELEMENTS(askers); i++) {
		size_t n = strlen(askers[i]);

		if ((size_t)(at - text) >= n && strncmp(at - n, askers[i], n) == 0)
			return TRUE;
	}
	return FALSE;
}

/* One past the line's newline; a backslash joins lines of a directive. */
static const char *next_line(const char *line)
{
	for (; *line != '\0'; line++)
		if (*line == '\n' && line[-1] != '\\')
			return line + 1;
	return line;
}

/* CONFIG_X_MODULE is how X=m is spelt; everything is built in here. */
static gboolean is_wanted(const struct synth *s, const char *name)
{
	const char *symbol = name + strlen("CONFIG_");

	return !g_str_has_suffix(name, "_MODULE") && !g_hash_table_contains(s->off, symbol) &&
	       !kconfig_kept_off(symbol);
}

struct mentions {
	const struct synth *synth;
	GHashTable *seen;
	GString *out;
};

static void add_mention(struct mentions *m, const char *start, const char *end)
{
	char *name = g_strndup(start, (gsize)(end - start));

	if (is_wanted(m->synth, name) && !g_hash_table_contains(m->seen, name)) {
		g_string_append_printf(m->out, "#ifndef %s\n#define %s 1\n#endif\n", name, name);
		g_hash_table_add(m->seen, name);
		return;
	}
	g_free(name);
}

/* The symbols of one line. */
static void scan_line(struct mentions *m, const char *text, const char *line, const char *end)
{
	static const char mark[] = "CONFIG_";
	gboolean conditional = is_conditional(line);

	for (const char *p = line; (p = strstr(p, mark)) != NULL && p < end;) {
		const char *stop = p + strlen(mark);

		while (is_word(*stop))
			stop++;
		if ((p == text || !is_word(p[-1])) && (conditional || is_asked(text, p)))
			add_mention(m, p, stop);
		p = stop;
	}
}

char *synth_config(const struct synth *s, const char *text, gsize len)
{
	/* a newline in front, so that looking at the character before a line is always fine */
	char *copy = g_strdup_printf("\n%.*s", (int)MIN(len, G_MAXINT), text);
	struct mentions m = { s, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
			      g_string_new(NULL) };

	const char *mention = strstr(copy, "CONFIG_");

	for (const char *next, *line = copy + 1; mention && *line != '\0'; line = next) {
		next = next_line(line);
		if (mention >= next)
			continue;
		scan_line(&m, copy, line, next);
		mention = strstr(next, "CONFIG_");
	}
	g_hash_table_unref(m.seen);
	g_free(copy);
	return g_string_free(m.out, FALSE);
}
