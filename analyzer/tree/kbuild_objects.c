/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From the lists of objects to modules: obj-m and obj-y name them, and
 * NAME-objs, NAME-y and NAME-m say what a composite one is linked from.
 */
#include <string.h>

#include "kbuild_private.h"
#include "tree_private.h"

/* Composites of composites; deeper ones are loops. */
enum { MAX_NESTED = 8 };

struct reading {
	struct kbuild *k;
	struct makefile *m;
	struct kbuild_folder *f;
};

int kbuild_module_compare(gconstpointer a, gconstpointer b)
{
	const struct module *x = *(const struct module *const *)a;
	const struct module *y = *(const struct module *const *)b;
	int order = strcmp(x->dir, y->dir);

	return order ? order : strcmp(x->name, y->name);
}

static int compare_strings(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The parts of the composite with this stem; empty if it is not one. */
static GPtrArray *parts_of(const struct reading *r, const char *stem)
{
	static const char *const suffixes[] = { "-objs", "-y", "-m" };
	GPtrArray *parts = g_ptr_array_new_with_free_func(g_free);
	unsigned int i;

	for (i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		char *name = g_strconcat(stem, suffixes[i], NULL);

		if (make_var_find(r->m, name)) {
			GPtrArray *words = make_var_words(r->m, name);

			g_ptr_array_extend_and_steal(parts, words);
		}
		g_free(name);
	}
	return parts;
}

static void add_unit(struct module *module, const char *unit)
{
	/* interned: the same text is the same pointer */
	if (unit && !g_ptr_array_find(module->units, unit, NULL))
		g_ptr_array_add(module->units, (gpointer)unit);
}

static void add_parts(const struct reading *r, struct module *module, const char *stem,
		      const GPtrArray *parts, unsigned int depth)
{
	unsigned int i;

	for (i = 0; i < parts->len && makefile_spend(r->m, 1000 + module->units->len); i++) {
		const char *part = g_ptr_array_index(parts, i);
		const char *unit = kbuild_source(r->k, r->m, part);
		GPtrArray *nested;
		char *name;

		add_unit(module, unit);
		if (unit || depth >= MAX_NESTED || !g_str_has_suffix(part, ".o"))
			continue;
		name = g_strndup(part, strlen(part) - 2);
		nested = strcmp(name, stem) != 0 ? parts_of(r, name) : NULL;
		if (nested) {
			add_parts(r, module, name, nested, depth + 1);
			g_ptr_array_free(nested, TRUE);
		}
		g_free(name);
	}
}

/* The module of this name in the folder; a second obj- line names the same one. */
static struct module *find_module(const struct kbuild_folder *f, const char *dir, const char *name)
{
	unsigned int i;

	for (i = 0; i < f->modules->len; i++) {
		struct module *module = g_ptr_array_index(f->modules, i);

		if (module->name == name && module->dir == dir)
			return module;
	}
	return NULL;
}

static struct module *new_module(const struct reading *r, const char *object)
{
	struct module *module = g_new0(struct module, 1);
	char *stem = g_strndup(object, strlen(object) - 2);
	const char *slash = strrchr(stem, '/');
	char *folder = slash ? g_strndup(stem, (gsize)(slash - stem)) : g_strdup("");
	char *dir = path_resolve(r->m->dir, folder);

	module->name = arena_intern(r->k->arena, slash ? slash + 1 : stem);
	module->dir = arena_intern(r->k->arena, dir ? dir : r->m->dir);
	module->units = g_ptr_array_new();
	g_free(dir);
	g_free(folder);
	g_free(stem);
	return module;
}

void kbuild_module_free(gpointer data)
{
	struct module *module = data;

	g_ptr_array_free(module->units, TRUE);
	g_free(module);
}

static void index_module(struct kbuild_folder *f, struct module *module)
{
	unsigned int i;

	for (i = 0; i < module->units->len; i++) {
		gpointer unit = g_ptr_array_index(module->units, i);
		GPtrArray *modules = g_hash_table_lookup(f->by_unit, unit);

		if (!modules) {
			modules = g_ptr_array_new();
			g_hash_table_insert(f->by_unit, unit, modules);
		}
		g_ptr_array_add(modules, module);
	}
}

static void index_modules(struct kbuild_folder *f)
{
	unsigned int i;

	g_hash_table_remove_all(f->by_unit);
	g_ptr_array_sort(f->modules, kbuild_module_compare);
	for (i = 0; i < f->modules->len; i++)
		index_module(f, g_ptr_array_index(f->modules, i));
}

static void add_module(const struct reading *r, const char *object, gboolean builtin)
{
	struct module *module = new_module(r, object), *same;
	const char *config = g_hash_table_lookup(r->m->configs, object);
	char *stem = g_strndup(object, strlen(object) - 2);
	GPtrArray *parts;

	same = find_module(r->f, module->dir, module->name);
	if (same) {
		same->builtin = same->builtin && builtin;
		kbuild_module_free(module);
		g_free(stem);
		return;
	}
	module->config = arena_intern(r->k->arena, config);
	module->builtin = builtin && !config;
	parts = parts_of(r, stem);
	if (parts->len)
		add_parts(r, module, stem, parts, 0);
	/* a composite whose parts are not found, or that lists itself by "foo-y := foo.o" */
	if (!module->units->len)
		add_unit(module, kbuild_source(r->k, r->m, object));
	g_ptr_array_sort(module->units, compare_strings);
	if (module->units->len)
		g_ptr_array_add(r->f->modules, module);
	else
		kbuild_module_free(module);
	g_ptr_array_free(parts, TRUE);
	g_free(stem);
}

static void add_subdir(const struct reading *r, const char *word)
{
	const char *below = word[0] == '/' ? path_below(r->m->root, word) : NULL;
	char *path = below ? g_strdup(below) : path_resolve(r->m->dir, word);

	if (path && *path && *path != '/')
		g_ptr_array_add(r->f->subdirs, (gpointer)arena_intern(r->k->arena, path));
	g_free(path);
}

static void read_list(const struct reading *r, const char *list, gboolean builtin)
{
	gboolean only_folders = g_str_has_prefix(list, "subdir-");
	GPtrArray *words = make_var_words(r->m, list);
	unsigned int i;

	for (i = 0; i < words->len && makefile_spend(r->m, 1000 + r->f->modules->len); i++) {
		const char *word = g_ptr_array_index(words, i);

		if (g_str_has_suffix(word, "/") || only_folders)
			add_subdir(r, word);
		else if (g_str_has_suffix(word, ".o") && strlen(word) > 2)
			add_module(r, word, builtin);
	}
	g_ptr_array_free(words, TRUE);
}

void kbuild_objects_read(struct kbuild *k, struct makefile *m, struct kbuild_folder *f)
{
	static const struct {
		const char *name;
		gboolean builtin;
	} lists[] = {
		{ "obj-y", TRUE },     { "obj-m", FALSE },    { "lib-y", TRUE },
		{ "lib-m", TRUE },     { "extra-y", TRUE },   { "core-y", TRUE },
		{ "libs-y", TRUE },    { "drivers-y", TRUE }, { "subdir-y", TRUE },
		{ "subdir-m", FALSE },
	};
	const struct reading r = { k, m, f };
	unsigned int i;

	for (i = 0; i < G_N_ELEMENTS(lists); i++)
		read_list(&r, lists[i].name, lists[i].builtin);
	index_modules(f);
}

/* The units of the module that no module of f has. */
static GPtrArray *left_units(const struct kbuild_folder *f, const struct module *module)
{
	GPtrArray *left = g_ptr_array_new();
	unsigned int i;

	for (i = 0; i < module->units->len; i++) {
		gpointer unit = g_ptr_array_index(module->units, i);

		if (!g_hash_table_contains(f->by_unit, unit))
			g_ptr_array_add(left, unit);
	}
	return left;
}

/* A module of its own for units of `like` that no other module has. */
static void add_left(struct kbuild_folder *f, const struct module *like, const GPtrArray *units)
{
	struct module *module = g_new0(struct module, 1);

	*module = *like;
	module->units = g_ptr_array_copy((GPtrArray *)units, NULL, NULL);
	g_ptr_array_add(f->modules, module);
}

void kbuild_objects_add(struct kbuild_folder *f, const struct kbuild_folder *more)
{
	unsigned int i, j;

	/* modules of the same name come first: what they take is not left */
	for (j = 0; j < 2; j++) {
		for (i = 0; i < more->modules->len; i++) {
			const struct module *module = g_ptr_array_index(more->modules, i);
			struct module *same = find_module(f, module->dir, module->name);
			GPtrArray *left = left_units(f, module);

			if (same && j == 0) {
				g_ptr_array_extend(same->units, left, NULL, NULL);
				g_ptr_array_sort(same->units, compare_strings);
			} else if (!same && j == 1 && left->len) {
				add_left(f, module, left);
			}
			g_ptr_array_free(left, TRUE);
		}
		index_modules(f);
	}
}
