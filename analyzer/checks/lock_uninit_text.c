/* SPDX-License-Identifier: GPL-2.0-only */
/* Initialisation of locks as far as text shows it. */
#include <string.h>

#include "lock_uninit_text.h"

struct file {
	char *path, *text;
};

struct vicinity {
	const struct program *program;
	GHashTable *units; /* paths in the program */
	const struct program_unit *unit;
	char *folder;
	GArray *files; /* struct file */
};

static void clear_file(gpointer item)
{
	struct file *f = item;

	g_free(f->path);
	g_free(f->text);
}

static GArray *new_files(void)
{
	GArray *files = g_array_new(FALSE, FALSE, sizeof(struct file));

	g_array_set_clear_func(files, clear_file);
	return files;
}

struct vicinity *vicinity_new(const struct program *p)
{
	struct vicinity *v = g_new0(struct vicinity, 1);

	v->program = p;
	v->units = g_hash_table_new(g_str_hash, g_str_equal);
	for (unsigned int i = 0; i < p->units->len; i++)
		g_hash_table_add(v->units,
				 (gpointer)((struct program_unit *)g_ptr_array_index(p->units, i))->path);
	v->files = new_files();
	return v;
}

void vicinity_free(struct vicinity *v)
{
	g_hash_table_destroy(v->units);
	g_array_unref(v->files);
	g_free(v->folder);
	g_free(v);
}

/* Comments may say anything: they become blanks, line ends stay. */
static void blank_comments(char *text)
{
	char *at = text, *end;

	while ((at = strchr(at, '/'))) {
		if (at[1] == '/')
			end = strchrnul(at, '\n');
		else if (at[1] == '*')
			end = strstr(at + 2, "*/") ? strstr(at + 2, "*/") + 2 : at + strlen(at);
		else
			end = at + 1;
		for (; end > at + 1 && at < end; at++)
			if (*at != '\n')
				*at = ' ';
		at = end;
	}
}

static void add_file(struct vicinity *v, const char *path)
{
	struct file f = { NULL, NULL };
	gsize length;

	for (unsigned int i = 0; i < v->files->len; i++)
		if (g_str_equal(g_array_index(v->files, struct file, i).path, path))
			return;
	if (tree_read(v->program->tree, path, &f.text, &length))
		return;
	blank_comments(f.text);
	f.path = g_strdup(path);
	g_array_append_val(v->files, f);
}

static void add_folder(struct vicinity *v)
{
	GPtrArray *all = tree_walk(v->program->tree, g_str_equal(v->folder, ".") ? "" : v->folder);

	for (unsigned int i = 0; i < all->len; i++) {
		const char *path = g_ptr_array_index(all, i);
		char *folder = g_path_get_dirname(path);

		if (g_str_equal(folder, v->folder))
			add_file(v, path);
		g_free(folder);
	}
	g_ptr_array_free(all, TRUE);
}

void vicinity_enter(struct vicinity *v, const struct program_unit *u)
{
	char *folder = g_path_get_dirname(u->path);

	if (v->unit == u) {
		g_free(folder);
		return;
	}
	if (!v->folder || !g_str_equal(folder, v->folder)) {
		g_array_unref(v->files);
		v->files = new_files();
		g_free(v->folder);
		v->folder = folder;
		add_folder(v);
	} else {
		g_free(folder);
	}
	v->unit = u;
	for (unsigned int i = 0; i < u->modules->len; i++) {
		const struct module *m = g_ptr_array_index(u->modules, i);

		for (unsigned int k = 0; k < m->units->len; k++)
			if (!g_hash_table_contains(v->units, g_ptr_array_index(m->units, k)))
				add_file(v, g_ptr_array_index(m->units, k));
	}
}

const char *vicinity_defines(const struct vicinity *v, const char *tag)
{
	char *pattern = g_strdup_printf("\\bstruct\\s+%s\\s*\\{", tag);
	GRegex *r = g_regex_new(pattern, G_REGEX_RAW, 0, NULL);
	const char *found = NULL;

	for (unsigned int i = 0; r && !found && i < v->files->len; i++) {
		const struct file *f = &g_array_index(v->files, struct file, i);

		if (strstr(f->text, tag) && g_regex_match(r, f->text, 0, NULL))
			found = f->path;
	}
	if (r)
		g_regex_unref(r);
	g_free(pattern);
	return found;
}

static gboolean is_word_char(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

/* Does the line name the word as a word of its own? */
static gboolean names_word(const char *line, gsize length, const char *word)
{
	gsize n = strlen(word);
	const char *at = line;

	while ((at = g_strstr_len(at, (gssize)(length - (gsize)(at - line)), word))) {
		if ((at == line || !is_word_char(at[-1])) && !is_word_char(at[n]))
			return TRUE;
		at += n;
	}
	return FALSE;
}

static gboolean looks_like_init(const char *line, gssize length)
{
	return g_strstr_len(line, length, "init") || g_strstr_len(line, length, "INIT") ||
	       g_strstr_len(line, length, "UNLOCKED") || g_strstr_len(line, length, "DEFINE_");
}

static gboolean file_may_initialise(const struct file *f, const char *lock, GHashTable *known)
{
	const char *line = f->text, *end;

	for (unsigned int n = 1; *line; n++, line = end + (*end == '\n')) {
		char *place;
		gboolean explained;

		end = strchrnul(line, '\n');
		if (!names_word(line, (gsize)(end - line), lock) ||
		    !looks_like_init(line, end - line))
			continue;
		place = g_strdup_printf("%s:%u", f->path, n);
		explained = g_hash_table_contains(known, place);
		g_free(place);
		if (!explained)
			return TRUE;
	}
	return FALSE;
}

gboolean vicinity_may_initialise(const struct vicinity *v, const char *lock, GHashTable *known)
{
	for (unsigned int i = 0; i < v->files->len; i++) {
		const struct file *f = &g_array_index(v->files, struct file, i);

		if (strstr(f->text, lock) && file_may_initialise(f, lock, known))
			return TRUE;
	}
	return FALSE;
}
