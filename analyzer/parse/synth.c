/* SPDX-License-Identifier: GPL-2.0-only */
/* Where the kernel headers of a tree are, and the generated ones beside them. */
#include "parse/synth_private.h"

#include <string.h>

#include "base/log.h"

static gboolean has(const char *folder, const char *name)
{
	char *path = g_build_filename(folder, name, NULL);
	gboolean found = g_file_test(path, G_FILE_TEST_EXISTS);

	g_free(path);
	return found;
}

static gboolean is_source(const char *folder)
{
	return has(folder, "include/linux/kernel.h");
}

/*
 * The folder that a line of a build folder's Makefile names: "include DIR/Makefile".  Unpacked
 * somewhere else than it was packed for, DIR is beside the build folder.
 */
static char *source_in_line(const char *build, char *line)
{
	char *source, *parent, *name;

	g_strstrip(line);
	if (!g_str_has_prefix(line, "include ") || !g_str_has_suffix(line, "/Makefile"))
		return NULL;
	source = g_path_get_dirname(g_strchug(line + strlen("include ")));
	if (is_source(source))
		return source;
	name = g_path_get_basename(source);
	parent = g_path_get_dirname(build);
	g_free(source);
	source = g_build_filename(parent, name, NULL);
	g_free(parent);
	g_free(name);
	if (!is_source(source))
		g_clear_pointer(&source, g_free);
	return source;
}

/*
 * The source folder of a build folder: itself, what its "source" link says, or what its Makefile
 * includes (distributions' -common folder).
 */
static char *source_of(const char *build)
{
	char *path, *text = NULL, *source = NULL;
	char **lines;

	if (is_source(build))
		return g_strdup(build);
	if (has(build, "source/include/linux/kernel.h"))
		return g_build_filename(build, "source", NULL);
	path = g_build_filename(build, "Makefile", NULL);
	g_file_get_contents(path, &text, NULL, NULL);
	g_free(path);
	lines = g_strsplit(text ? text : "", "\n", -1);
	for (guint i = 0; lines[i] && !source; i++)
		source = source_in_line(build, lines[i]);
	g_strfreev(lines);
	g_free(text);
	return source;
}

static void find_folders(struct synth *s)
{
	const struct tree *t = s->tree;
	const char *kernel = t->mode == TREE_DRIVER ? t->kdir : t->root;
	const char *build = t->builddir ? t->builddir : kernel;

	if (kernel)
		s->source = source_of(kernel);
	if (!s->source && build)
		s->source = source_of(build);
	if (s->source && has(build, "include/generated/autoconf.h"))
		s->build = g_strdup(build);
	else if (s->source && kernel && has(kernel, "include/generated/autoconf.h"))
		s->build = g_strdup(kernel);
}

/*
 * Headers of other architectures are searched last: drivers for one machine
 * then parse wherever the names of their headers are unique.
 */
static void add_fallback(struct synth *s, const char *folder)
{
	if (g_file_test(folder, G_FILE_TEST_IS_DIR))
		g_ptr_array_add(s->fallbacks, g_strdup(folder));
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Subfolders of arch/<arch>/<under> whose names start with prefix, each with /tail. */
static void add_machines(struct synth *s, const char *under, const char *prefix, const char *tail)
{
	char *path = g_build_filename(s->source, "arch", under, NULL);
	GDir *folder = g_dir_open(path, 0, NULL);
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	const char *name;

	while (folder && (name = g_dir_read_name(folder)) != NULL)
		if (g_str_has_prefix(name, prefix))
			g_ptr_array_add(names, g_build_filename(path, name, tail, NULL));
	g_ptr_array_sort(names, compare_names);
	for (guint i = 0; i < names->len; i++)
		add_fallback(s, g_ptr_array_index(names, i));
	g_ptr_array_unref(names);
	if (folder)
		g_dir_close(folder);
	g_free(path);
}

static void find_fallbacks(struct synth *s)
{
	static const char *const arches[] = {
		"arm",	     "arm64",	 "powerpc", "mips",	  "s390",  "sparc",   "m68k",
		"sh",	     "parisc",	 "riscv",   "xtensa",	  "alpha", "ia64",    "arc",
		"loongarch", "openrisc", "nios2",   "microblaze", "csky",  "hexagon", "x86"
	};

	for (size_t i = 0; i < G_N_ELEMENTS(arches); i++) {
		char *path = g_build_filename(s->source, "arch", arches[i], "include", NULL);
		char *uapi = g_build_filename(path, "uapi", NULL);

		add_fallback(s, path);
		add_fallback(s, uapi);
		g_free(uapi);
		g_free(path);
	}
	add_machines(s, "arm", "mach-", "include");
	add_machines(s, "arm", "plat-", "include");
	add_machines(s, "mips/include/asm", "mach-", "");
	add_machines(s, "sh/include", "mach-", "");
}

static int generate(struct synth *s)
{
	if (headers_common(s) != 0 || headers_generic(s) != 0)
		return -1;
	find_fallbacks(s);
	g_hash_table_add(s->arches, g_strdup(s->arch));
	return headers_arch(s, s->arch);
}

struct synth *synth_new(const struct tree *t, const char *dir, const char *standin)
{
	struct synth *s = g_new0(struct synth, 1);

	s->tree = t;
	s->dir = g_strdup(dir);
	s->arch = g_strdup(t->arch && *t->arch != '\0' ? t->arch : "x86");
	s->graphics = g_strconcat(s->arch, SYNTH_GRAPHICS, NULL);
	s->arches = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	s->off = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	s->fallbacks = g_ptr_array_new_with_free_func(g_free);
	g_mutex_init(&s->lock);
	find_folders(s);
	if (s->source) {
		if (generate(s) == 0)
			return s;
	} else if (standin && has(standin, "linux/kernel.h")) {
		s->standin = g_strdup(standin);
		return s;
	} else {
		error("no kernel headers for %s (--kdir names a folder with them)", t->root);
	}
	synth_free(s);
	return NULL;
}

void synth_free(struct synth *s)
{
	if (!s)
		return;
	g_mutex_clear(&s->lock);
	g_hash_table_unref(s->arches);
	g_hash_table_unref(s->off);
	g_ptr_array_unref(s->fallbacks);
	g_free(s->dir);
	g_free(s->standin);
	g_free(s->source);
	g_free(s->build);
	g_free(s->arch);
	g_free(s->graphics);
	g_free(s);
}

gboolean synth_standin(const struct synth *s)
{
	return s->standin != NULL;
}
