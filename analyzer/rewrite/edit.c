/* SPDX-License-Identifier: GPL-2.0-only */
/* A list of changes to files, applied all at once. */
#include "edit.h"

#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "tree.h"

static void clear_change(gpointer data)
{
	g_free(((struct edit_change *)data)->text);
}

static void file_free(gpointer data)
{
	struct edited_file *f = data;

	g_free(f->path);
	g_free(f->text);
	g_array_unref(f->lines);
	g_array_unref(f->changes);
	g_free(f);
}

struct edits *edits_new(const char *root)
{
	struct edits *e = g_new0(struct edits, 1);

	e->root = g_strdup(root);
	e->files = g_ptr_array_new_with_free_func(file_free);
	return e;
}

void edits_free(struct edits *e)
{
	if (!e)
		return;
	g_ptr_array_unref(e->files);
	g_free(e->root);
	g_free(e);
}

static void find_lines(struct edited_file *f)
{
	gsize start = 0;

	g_array_append_val(f->lines, start);
	for (gsize i = 0; i < f->length; i++) {
		if (f->text[i] != '\n')
			continue;
		start = i + 1;
		g_array_append_val(f->lines, start);
		f->crlf |= i > 0 && f->text[i - 1] == '\r';
	}
}

struct edited_file *edits_file(struct edits *e, const char *path)
{
	g_autofree char *full = g_build_filename(e->root, path, NULL);
	struct edited_file *f;
	int code = 0;

	for (guint i = 0; i < e->files->len; i++) {
		f = g_ptr_array_index(e->files, i);
		if (g_str_equal(f->path, path))
			return f;
	}
	f = g_new0(struct edited_file, 1);
	f->path = g_strdup(path);
	f->lines = g_array_new(FALSE, FALSE, sizeof(gsize));
	f->changes = g_array_new(FALSE, FALSE, sizeof(struct edit_change));
	g_array_set_clear_func(f->changes, clear_change);
	if (e->tree)
		code = tree_read(e->tree, path, &f->text, &f->length);
	else if (!g_file_get_contents(full, &f->text, &f->length, NULL))
		code = errno ? errno : EIO;
	if (code) {
		error("%s: %s", path, g_strerror(code));
		file_free(f);
		return NULL;
	}
	find_lines(f);
	g_ptr_array_add(e->files, f);
	return f;
}

gsize edited_offset(const struct edited_file *f, unsigned int line, unsigned int column)
{
	gsize start, end;

	if (!line || line > f->lines->len)
		return f->length;
	start = g_array_index(f->lines, gsize, line - 1);
	end = line < f->lines->len ? g_array_index(f->lines, gsize, line) : f->length;
	return MIN(start + MAX(column, 1u) - 1, end);
}

/* The file's own line ends. */
static char *with_ends(const struct edited_file *f, const char *text)
{
	GString *s;

	if (!f->crlf)
		return g_strdup(text);
	s = g_string_new(NULL);
	for (; *text; text++) {
		if (*text == '\n')
			g_string_append_c(s, '\r');
		g_string_append_c(s, *text);
	}
	return g_string_free(s, FALSE);
}

void edit_replace(struct edited_file *f, gsize from, gsize to, const char *text)
{
	struct edit_change c = { from, to, with_ends(f, text), f->changes->len };

	g_array_append_val(f->changes, c);
}

static gint by_place(gconstpointer a, gconstpointer b)
{
	const struct edit_change *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if ((x->from == x->to) != (y->from == y->to))
		return x->from == x->to ? -1 : 1; /* insertions come before what is replaced */
	return x->order < y->order ? -1 : x->order > y->order;
}

char *edited_text(const struct edited_file *f)
{
	GString *s = g_string_sized_new(f->length + 256);
	gsize at = 0;

	g_array_sort(f->changes, by_place);
	for (guint i = 0; i < f->changes->len; i++) {
		const struct edit_change *c = &g_array_index(f->changes, struct edit_change, i);

		if (c->from < at || c->to < c->from || c->to > f->length) {
			g_string_free(s, TRUE);
			return NULL;
		}
		g_string_append_len(s, f->text + at, (gssize)(c->from - at));
		g_string_append(s, c->text);
		at = c->to;
	}
	g_string_append_len(s, f->text + at, (gssize)(f->length - at));
	return g_string_free(s, FALSE);
}
