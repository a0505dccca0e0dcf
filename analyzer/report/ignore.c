/* SPDX-License-Identifier: GPL-2.0-only */
/* Comments in the scanned source that take responsibility for a finding. */
#include <string.h>

#include "base/log.h"
#include "filter.h"

#define WORD "lockstep-ignore"

struct ignore {
	unsigned int first, last; /* lines; of the comment and the one after it */
	char *checks; /* "a,b" */
};

struct ignores {
	const struct tree *tree;
	GHashTable *files; /* path -> GArray of struct ignore */
};

static void clear_ignore(gpointer i)
{
	g_free(((struct ignore *)i)->checks);
}

static void unref_array(gpointer a)
{
	g_array_unref(a);
}

struct ignores *ignores_new(const struct tree *t)
{
	struct ignores *i = g_new0(struct ignores, 1);

	i->tree = t;
	i->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref_array);
	return i;
}

void ignores_free(struct ignores *i)
{
	if (!i)
		return;
	g_hash_table_unref(i->files);
	g_free(i);
}

/* Where a comment that holds `at` starts on this line or goes on: only these signs may be before it. */
static const char *comment_kind(const char *text, const char *at)
{
	while (at > text && (at[-1] == ' ' || at[-1] == '\t'))
		at--;
	if (at - text >= 2 && at[-1] == '/' && at[-2] == '/')
		return "\n";
	if (at > text && at[-1] == '*')
		return "*/";
	return NULL;
}

static unsigned int count_lines(const char *from, const char *to)
{
	unsigned int n = 0;

	for (; from < to; from++)
		n += *from == '\n';
	return n;
}

/* at: after "lockstep-ignore"; end: of the comment. */
static void read_comment(GArray *list, const char *path, unsigned int line, const char *at, const char *end)
{
	const char *close = memchr(at, ']', (size_t)(end - at));
	struct ignore i = { .first = line, .last = line + count_lines(at, end) + 1 };
	const char *reason = close ? close + 1 : at;

	if (*at != '[' || !close) {
		note("%s:%u: " WORD " needs a check: " WORD "[CHECK]: REASON", path, line);
		return;
	}
	while (reason < end && (*reason == ' ' || *reason == ':'))
		reason++;
	while (reason < end && !g_ascii_isalnum(*reason) && !((guchar)*reason & 0x80))
		reason++;
	if (close[1] != ':' || reason == end) {
		note("%s:%u: " WORD " without a reason is not obeyed: " WORD "[CHECK]: REASON", path, line);
		return;
	}
	i.checks = g_strndup(at + 1, (gsize)(close - at - 1));
	g_array_append_val(list, i);
}

static GArray *read_file(const struct tree *t, const char *path)
{
	GArray *list = g_array_new(FALSE, TRUE, sizeof(struct ignore));
	g_autofree char *text = NULL;
	const char *at, *end, *kind, *counted;
	unsigned int line = 1;
	gsize length;

	g_array_set_clear_func(list, clear_ignore);
	if (tree_read(t, path, &text, &length))
		return list;
	counted = text;
	for (at = text; (at = strstr(at, WORD)); at += strlen(WORD)) {
		kind = comment_kind(text, at);
		if (!kind)
			continue;
		line += count_lines(counted, at);
		counted = at;
		end = strstr(at, kind);
		read_comment(list, path, line, at + strlen(WORD), end ? end : at + strlen(at));
	}
	return list;
}

static gboolean names(const struct ignore *i, const char *check)
{
	g_auto(GStrv) globs = g_strsplit(i->checks, ",", -1);
	char **g;

	for (g = globs; *g; g++)
		if (g_pattern_match_simple(g_strstrip(*g), check))
			return TRUE;
	return FALSE;
}

gboolean ignores_has(struct ignores *all, const struct finding *f)
{
	GArray *list;
	unsigned int n;

	if (!f->at.path || !f->at.line)
		return FALSE;
	list = g_hash_table_lookup(all->files, f->at.path);
	if (!list) {
		list = read_file(all->tree, f->at.path);
		g_hash_table_insert(all->files, g_strdup(f->at.path), list);
	}
	for (n = 0; n < list->len; n++) {
		const struct ignore *i = &g_array_index(list, struct ignore, n);

		if (i->first <= f->at.line && f->at.line <= i->last && names(i, f->check))
			return TRUE;
	}
	return FALSE;
}
