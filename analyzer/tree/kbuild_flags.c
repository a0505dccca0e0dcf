/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Compiler flags that Kbuild files add.  Only what changes the meaning of the
 * source is kept: -I, -D, and -include as one word.
 */
#include <string.h>

#include "kbuild_private.h"
#include "tree_private.h"

/* Undoes the shell's quoting, as the flag goes to the compiler without a shell. */
static char *unquoted(const char *word)
{
	GString *out = g_string_new(NULL);
	char quote = 0;
	const char *p;

	for (p = word; *p; p++) {
		if (*p == '\\' && p[1] && quote != '\'')
			g_string_append_c(out, *++p);
		else if (quote ? *p == quote : *p == '"' || *p == '\'')
			quote = quote ? 0 : *p;
		else
			g_string_append_c(out, *p);
	}
	return g_string_free(out, FALSE);
}

static gboolean exists(const char *path, gboolean file)
{
	return g_file_test(path, file ? G_FILE_TEST_IS_REGULAR : G_FILE_TEST_IS_DIR);
}

/* base/name if that is there. */
static char *resolved(const char *base, const char *name, gboolean file)
{
	char *path = base ? path_resolve(base, name) : NULL;

	if (path && !exists(path, file))
		g_clear_pointer(&path, g_free);
	return path;
}

/*
 * Relative names count from the top of the kernel tree; old kernels and old
 * drivers count from the Kbuild file.  "$(srctree)/$(src)" of a driver has two absolute
 * paths in a row: the second one is meant.
 */
static char *locate(struct kbuild *k, const struct makefile *m, const char *name, gboolean file)
{
	const struct tree *t = k->tree;
	char *dir = g_strconcat(m->root, "/", m->dir, NULL);
	const char *twice = strstr(name, "//");
	char *path = NULL;

	if (twice && t->mode == TREE_DRIVER)
		path = resolved("/", twice + 1, file);
	if (!path && t->mode == TREE_DRIVER && name[0] != '/')
		path = resolved(dir, name, file);
	if (!path)
		path = resolved(m->root, name, file);
	if (!path && t->ksource && name[0] != '/')
		path = resolved(t->ksource, name, file);
	if (!path && t->builddir && name[0] != '/')
		path = resolved(t->builddir, name, file);
	if (!path && name[0] != '/')
		path = resolved(dir, name, file);
	g_free(dir);
	return path;
}

/* "-DNAME=$(CONFIG_X)": some value; symbols with a number are most often small ones. */
static char *without_marks(const char *word)
{
	GString *out = g_string_new(NULL);
	const char *p;

	for (p = word; *p; p++) {
		if (*p == CONFIG_BEGIN && strchr(p, CONFIG_END)) {
			g_string_append_c(out, '1');
			p = strchr(p, CONFIG_END);
		} else {
			g_string_append_c(out, *p);
		}
	}
	return g_string_free(out, FALSE);
}

static void add_unique(struct kbuild *k, GPtrArray *flags, const char *flag)
{
	const char *interned = arena_intern(k->arena, flag);

	if (!g_ptr_array_find(flags, interned, NULL))
		g_ptr_array_add(flags, (gpointer)interned);
}

/* One macro has one definition: the first branch's. */
static gboolean defines_again(const GPtrArray *flags, const char *define)
{
	size_t len = strcspn(define, "=");
	unsigned int i;

	for (i = 0; i < flags->len; i++) {
		const char *flag = g_ptr_array_index(flags, i);

		if (!strncmp(flag, define, len) && (!flag[len] || flag[len] == '='))
			return TRUE;
	}
	return FALSE;
}

static void add_path(struct kbuild *k, const struct makefile *m, GPtrArray *flags,
		     const char *option, const char *name)
{
	char *path = locate(k, m, name, strcmp(option, "-include") == 0);
	char *flag = path ? g_strconcat(option, path, NULL) : NULL;

	if (flag)
		add_unique(k, flags, flag);
	g_free(flag);
	g_free(path);
}

static void add_define(struct kbuild *k, GPtrArray *flags, const char *word)
{
	char *flag = without_marks(word);

	if (flag[2] && !defines_again(flags, flag))
		add_unique(k, flags, flag);
	g_free(flag);
}

/* Words of expanded text like make_words(), but a quoted blank does not end one. */
static GPtrArray *shell_words(struct makefile *m, const char *text)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
	const char *p = text;

	while (*(p += strspn(p, " \t\n")) && makefile_spend(m, 50)) {
		const char *start = p;
		char quote = 0, *word;
		GPtrArray *spread;

		for (; *p && (quote || !strchr(" \t\n", *p)); p++) {
			if (*p == '\\' && p[1])
				p++;
			else if (quote ? *p == quote : *p == '"' || *p == '\'')
				quote = quote ? 0 : *p;
		}
		word = g_strndup(start, (gsize)(p - start));
		spread = strchr(word, ALT_BEGIN) ? make_words(m, word) : NULL;
		if (spread) {
			g_ptr_array_extend_and_steal(out, spread);
			g_free(word);
		} else {
			g_ptr_array_add(out, word);
		}
	}
	return out;
}

/* Adds the flags of one variable. */
static void add_variable(struct kbuild *k, struct makefile *m, const char *name, GPtrArray *flags)
{
	static const char *const options[] = { "-include", "-I", "-D" };
	const struct make_var *var = make_var_find(m, name);
	GPtrArray *words;
	char *text;
	unsigned int i, o;

	if (!var)
		return;
	text = var->simple ? g_strdup(var->text->str) : make_expand(m, var->text->str);
	words = shell_words(m, text);
	for (i = 0; i < words->len; i++) {
		char *word = unquoted(g_ptr_array_index(words, i)), *value;

		for (o = 0; o < G_N_ELEMENTS(options); o++) {
			if (g_str_has_prefix(word, options[o]))
				break;
		}
		value = o < G_N_ELEMENTS(options) ? word + strlen(options[o]) : NULL;
		/* the value may be the next word */
		if (value && !*value && i + 1 < words->len) {
			char *next = unquoted(g_ptr_array_index(words, ++i));
			char *both = g_strconcat(word, next, NULL);

			g_free(next);
			g_free(word);
			word = both;
			value = word + strlen(options[o]);
		}
		if (value && o == 2)
			add_define(k, flags, word);
		else if (value && *value)
			add_path(k, m, flags, options[o], value);
		g_free(word);
	}
	g_ptr_array_free(words, TRUE);
	g_free(text);
}

/* CFLAGS_gt/x.o: the object is relative to the Kbuild file. */
static void add_file_flags(struct kbuild *k, struct makefile *m, struct kbuild_folder *f,
			   const char *name)
{
	const char *object = strchr(name, '_') + 1;
	char *path = path_resolve(m->dir, object);
	GPtrArray *flags;
	const char *key;

	if (!path)
		return;
	key = arena_intern(k->arena, path);
	flags = g_hash_table_lookup(f->file_flags, key);
	if (!flags) {
		flags = g_ptr_array_new();
		g_hash_table_insert(f->file_flags, (gpointer)key, flags);
	}
	add_variable(k, m, name, flags);
	g_free(path);
}

static int compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void kbuild_flags_read(struct kbuild *k, struct makefile *m, struct kbuild_folder *f)
{
	static const char *const names[] = {
		"KBUILD_CPPFLAGS", "KBUILD_CFLAGS",  "KBUILD_CFLAGS_MODULE",
		"CFLAGS_MODULE",   "EXTRA_CPPFLAGS", "EXTRA_CFLAGS",
		"CPPFLAGS",	   "CFLAGS",	     "cppflags-y",
		"ccflags-y",	   "ccflags-m",
	};
	GPtrArray *vars = g_ptr_array_new();
	GHashTableIter iter;
	gpointer name;
	unsigned int i;

	for (i = 0; i < G_N_ELEMENTS(names); i++)
		add_variable(k, m, names[i], f->flags);
	add_variable(k, m, "subdir-ccflags-y", f->subdir_flags);
	add_variable(k, m, "subdir-ccflags-m", f->subdir_flags);
	g_hash_table_iter_init(&iter, m->vars);
	while (g_hash_table_iter_next(&iter, &name, NULL)) {
		if (g_str_has_suffix(name, ".o") &&
		    (g_str_has_prefix(name, "CFLAGS_") || g_str_has_prefix(name, "CPPFLAGS_")))
			g_ptr_array_add(vars, g_strdup(name));
	}
	/* the table's order is no order */
	g_ptr_array_sort(vars, compare_names);
	for (i = 0; i < vars->len; i++)
		add_file_flags(k, m, f, g_ptr_array_index(vars, i));
	g_ptr_array_set_free_func(vars, g_free);
	g_ptr_array_free(vars, TRUE);
}
