/* SPDX-License-Identifier: GPL-2.0-only */
/* Unified diffs: which lines of the new files are new, or beside something that is gone. */
#include <stdlib.h>
#include <string.h>

#include "filter.h"

struct lines {
	GHashTable *files; /* path -> set of line numbers */
};

struct diff_reader {
	struct lines *lines;
	char *(*path)(const void *context, const char *name);
	const void *context;
	GHashTable *set; /* of the file at hand; NULL: not in the tree */
	unsigned int line; /* in the new file */
	unsigned long old_left, new_left; /* of the hunk at hand */
	gboolean removed; /* lines were, and nothing came instead so far */
};

static void unref_set(gpointer set)
{
	g_hash_table_unref(set);
}

struct lines *lines_new(void)
{
	struct lines *l = g_new0(struct lines, 1);

	l->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref_set);
	return l;
}

void lines_free(struct lines *l)
{
	if (!l)
		return;
	g_hash_table_unref(l->files);
	g_free(l);
}

GHashTable *lines_files(const struct lines *l)
{
	return l->files;
}

/* The set of the file called `name` in the diff; git quotes names with odd characters. */
static GHashTable *file_set(struct diff_reader *r, const char *name)
{
	gsize n = strcspn(name, "\t\r");
	g_autofree char *quoted = *name == '"' && n > 2 ? g_strndup(name + 1, n - 2) : NULL;
	g_autofree char *plain = quoted ? g_strcompress(quoted) : g_strndup(name, n);
	GHashTable *set;
	char *path;

	if (strcmp(plain, "/dev/null") == 0)
		return NULL;
	path = r->path(r->context, plain);
	if (!path)
		return NULL;
	set = g_hash_table_lookup(r->lines->files, path);
	if (set) {
		g_free(path);
		return set;
	}
	set = g_hash_table_new(NULL, NULL);
	g_hash_table_insert(r->lines->files, path, set);
	return set;
}

static void mark(struct diff_reader *r, unsigned int line)
{
	if (r->set && line)
		g_hash_table_add(r->set, GUINT_TO_POINTER(line));
}

/* "@@ -1,2 +3,4 @@"; a count that is left out is 1. */
static void start_hunk(struct diff_reader *r, const char *text)
{
	char *end;

	r->old_left = r->new_left = 1;
	strtoul(text, &end, 10);
	if (*end == ',')
		r->old_left = strtoul(end + 1, &end, 10);
	end = strchr(end, '+');
	if (!end) {
		r->old_left = r->new_left = 0;
		return;
	}
	r->line = (unsigned int)strtoul(end + 1, &end, 10);
	if (*end == ',')
		r->new_left = strtoul(end + 1, &end, 10);
	if (!r->new_left)
		r->line++; /* nothing is left there: the line after the place */
}

/* What is beside lines that are gone counts as changed: it may have relied on them. */
static void end_removal(struct diff_reader *r)
{
	if (r->removed) {
		mark(r, r->line - 1);
		mark(r, r->line);
	}
	r->removed = FALSE;
}

static void read_hunk_line(struct diff_reader *r, char kind)
{
	if (kind == '+') {
		r->removed = FALSE;
		mark(r, r->line++);
		r->new_left -= r->new_left > 0;
	} else if (kind == '-') {
		r->removed = TRUE;
		r->old_left -= r->old_left > 0;
	} else if (kind != '\\') {
		end_removal(r);
		r->line++;
		r->new_left -= r->new_left > 0;
		r->old_left -= r->old_left > 0;
	}
	if (!r->old_left && !r->new_left)
		end_removal(r);
}

static void read_line(struct diff_reader *r, const char *line)
{
	if (r->old_left || r->new_left)
		read_hunk_line(r, *line);
	else if (g_str_has_prefix(line, "--- ") || g_str_has_prefix(line, "+++ "))
		r->set = file_set(r, line + 4);
	else if (g_str_has_prefix(line, "rename to "))
		file_set(r, line + 10);
	else if (g_str_has_prefix(line, "@@ -"))
		start_hunk(r, line + 4);
}

void lines_add(struct lines *l, const char *diff, char *(*path)(const void *context, const char *name),
	       const void *context)
{
	struct diff_reader r = { .lines = l, .path = path, .context = context };
	g_auto(GStrv) all = g_strsplit(diff, "\n", -1);
	unsigned int i;

	for (i = 0; all[i]; i++)
		read_line(&r, all[i]);
}

static gboolean touches(const struct lines *l, const struct location *at)
{
	GHashTable *set = at->path ? g_hash_table_lookup(l->files, at->path) : NULL;

	return set && at->line && g_hash_table_contains(set, GUINT_TO_POINTER(at->line));
}

static gboolean is_touched(const void *context, const struct finding *f)
{
	unsigned int i;

	if (touches(context, &f->at))
		return TRUE;
	for (i = 0; i < f->steps->len; i++)
		if (touches(context, &g_array_index(f->steps, struct step, i).at))
			return TRUE;
	return FALSE;
}

void lines_apply(const struct lines *l, struct report *r)
{
	filter_keep(r, is_touched, l);
}
