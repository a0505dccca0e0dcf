/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where the functions of a trace are defined: one pass over the text of the tree, since a
 * trace names no file.  A definition starts in the first column and its parameters are
 * followed by a brace.
 */
#include <string.h>

#include "klog.h"

/* Wanted names -> GArray of struct location. */
struct search {
	const struct tree *tree;
	GHashTable *places;
};

static gboolean is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

/* The end of the parameters that open here; NULL: there is none near. */
static const char *close_of(const char *open)
{
	int depth = 0;

	for (const char *c = open; *c && c - open < 2000; c++) {
		depth += *c == '(' ? 1 : *c == ')' ? -1 : 0;
		if (!depth)
			return c + 1;
		if (*c == '{' || *c == ';')
			return NULL;
	}
	return NULL;
}

/* Does a body follow the parameters, maybe after an attribute? */
static gboolean has_body(const char *after)
{
	const char *brace = after + strcspn(after, "{;=#}");

	return *brace == '{' && brace - after < 80 && !memchr(after, ',', (size_t)(brace - after));
}

static void look_at_line(const struct search *s, const char *path, const char *line, unsigned int number)
{
	gsize length = strcspn(line, "\n");
	const char *open = memchr(line, '(', length), *end, *start, *after;
	struct location at = { path, number, 0 };
	g_autofree char *name = NULL;
	GArray *places;

	if (!open || open == line)
		return;
	for (end = open; end > line && end[-1] == ' '; end--)
		;
	for (start = end; start > line && is_word(start[-1]); start--)
		;
	name = g_strndup(start, (gsize)(end - start));
	places = *name ? g_hash_table_lookup(s->places, name) : NULL;
	after = places ? close_of(open) : NULL;
	if (!after || !has_body(after))
		return;
	at.column = (unsigned int)(start - line) + 1;
	g_array_append_val(places, at);
}

static void look_at_file(const struct search *s, const char *path)
{
	g_autofree char *text = NULL;
	unsigned int number = 1;
	gsize length;

	if (tree_read(s->tree, path, &text, &length))
		return;
	for (const char *line = text; line; number++) {
		if (g_ascii_isalpha(*line) || *line == '_')
			look_at_line(s, path, line, number);
		line = strchr(line, '\n');
		if (line)
			line++;
	}
}

static void free_places(gpointer array)
{
	g_array_unref(array);
}

static GHashTable *wanted(const GPtrArray *splats)
{
	GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_places);

	for (guint i = 0; i < splats->len; i++) {
		const GArray *frames = ((struct klog_splat *)splats->pdata[i])->frames;

		for (guint n = 0; n < frames->len; n++) {
			const struct klog_frame *f = &g_array_index(frames, struct klog_frame, n);

			if (!g_hash_table_contains(names, f->function))
				g_hash_table_insert(names, f->function,
						    g_array_new(FALSE, FALSE, sizeof(struct location)));
		}
	}
	return names;
}

/* A module is called "foo_bar" in a trace, whatever its file is called. */
static gboolean is_of_module(struct kbuild *k, const char *path, const char *module)
{
	const GPtrArray *all = kbuild_modules_of(k, path);

	for (guint i = 0; i < all->len; i++) {
		g_autofree char *name = g_strdup(((struct module *)all->pdata[i])->name);

		g_strdelimit(name, "-", '_');
		if (g_str_equal(name, module))
			return TRUE;
	}
	return FALSE;
}

/* The one place that fits; a name that is defined in several files tells nothing by itself. */
static void resolve(struct klog_frame *f, const GArray *places, struct kbuild *k)
{
	const struct location *found = NULL;
	guint fitting = 0;

	for (guint i = 0; i < places->len; i++) {
		const struct location *at = &g_array_index(places, struct location, i);

		if (f->file && !g_str_has_suffix(f->file, at->path))
			continue;
		if (f->module && places->len > 1 && !is_of_module(k, at->path, f->module))
			continue;
		found = at;
		fitting++;
	}
	if (fitting != 1)
		return;
	f->at = *found;
	f->at.path = g_intern_string(found->path);
	if (f->file && f->file_line) {
		f->at.line = f->file_line;
		f->at.column = 1;
	}
}

void klog_locate(GPtrArray *splats, const struct tree *t, struct kbuild *k)
{
	struct search s = { t, wanted(splats) };
	GPtrArray *files = g_hash_table_size(s.places) ? tree_walk(t, "") : NULL;

	for (guint i = 0; files && i < files->len; i++)
		look_at_file(&s, files->pdata[i]);
	for (guint i = 0; i < splats->len; i++) {
		GArray *frames = ((struct klog_splat *)splats->pdata[i])->frames;

		for (guint n = 0; n < frames->len; n++) {
			struct klog_frame *f = &g_array_index(frames, struct klog_frame, n);

			resolve(f, g_hash_table_lookup(s.places, f->function), k);
		}
	}
	g_hash_table_unref(s.places);
	if (files)
		g_ptr_array_free(files, TRUE);
}

/* What every trace goes through. */
static gboolean is_core(const char *path)
{
	static const char *const folders[] = { "kernel/", "lib/", "mm/", "arch/", "include/", "init/" };

	for (guint i = 0; i < G_N_ELEMENTS(folders); i++)
		if (g_str_has_prefix(path, folders[i]))
			return TRUE;
	return FALSE;
}

const struct klog_frame *klog_place(const struct klog_splat *s)
{
	const struct klog_frame *any = NULL;

	for (guint i = 0; i < s->frames->len; i++) {
		const struct klog_frame *f = &g_array_index(s->frames, struct klog_frame, i);

		if (!f->at.path)
			continue;
		if (!is_core(f->at.path))
			return f;
		if (!any)
			any = f;
	}
	return any;
}
