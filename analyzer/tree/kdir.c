/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The kernel headers of a driver repository.  Distributions split them: the
 * build folder has the generated headers, and its Makefile or a link named
 * "source" says where the rest is.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/log.h"
#include "tree_private.h"

/* Where the running kernel's headers would be; NULL if they are not installed. */
static char *running_kernel(void)
{
	struct utsname name;
	char *path, *real;

	if (uname(&name))
		return NULL;
	path = g_strdup_printf("/lib/modules/%s/build", name.release);
	real = realpath(path, NULL);
	g_free(path);
	if (real && !has_folder(real, "include")) {
		free(real);
		return NULL;
	}
	path = g_strdup(real);
	free(real);
	return path;
}

/* "include DIR/Makefile", or "MAKEARGS := -C DIR O=..." as older packages have it. */
static char *source_in_line(const char *line, const char *dir)
{
	char *copy = g_strndup(line, strcspn(line, "\n"));
	char *end = strstr(copy, "/Makefile"), *flag = strstr(copy, "-C ");
	char *found = NULL;

	if (g_str_has_prefix(copy, "include ") && end) {
		*end = '\0';
		found = path_resolve(dir, g_strstrip(copy + strlen("include ")));
	} else if (g_str_has_prefix(copy, "MAKEARGS") && flag) {
		flag = g_strchug(flag + strlen("-C "));
		flag[strcspn(flag, " \t")] = '\0';
		found = path_resolve(dir, flag);
	}
	g_free(copy);
	return found;
}

static char *source_in_makefile(const char *dir)
{
	char *path = g_strconcat(dir, "/Makefile", NULL);
	char *text = file_text(path), *found = NULL;
	const char *line = text;

	while (line && !found) {
		found = source_in_line(line, dir);
		if (found && !has_folder(found, "include/linux"))
			g_clear_pointer(&found, g_free);
		line = strchr(line, '\n');
		line = line ? line + 1 : NULL;
	}
	g_free(text);
	g_free(path);
	return found;
}

static char *source_of(const char *kdir)
{
	char *found;

	if (has_folder(kdir, "source/include/linux"))
		return g_strconcat(kdir, "/source", NULL);
	if (has_folder(kdir, "include/linux"))
		return g_strdup(kdir);
	found = source_in_makefile(kdir);
	return found ? found : g_strdup(kdir);
}

int kdir_open(struct tree *t, const char *kdir)
{
	char *real;

	if (kdir) {
		real = realpath(kdir, NULL);
		if (!real)
			return error("%s: no such folder of kernel headers", kdir);
		t->kdir = g_strdup(real);
		free(real);
		if (!has_folder(t->kdir, "include") && !has_file(t->kdir, "Makefile"))
			return error("%s: holds no kernel headers", kdir);
	} else {
		t->kdir = running_kernel();
		if (!t->kdir)
			return 0;
	}
	t->ksource = source_of(t->kdir);
	version_read(t, t->kdir);
	if (!t->version_code)
		version_read(t, t->ksource);
	return 0;
}

static void add_existing(GPtrArray *dirs, const char *dir, const char *name)
{
	char *path;

	if (!dir || !has_folder(dir, name))
		return;
	path = g_strconcat(dir, "/", name, NULL);
	if (g_ptr_array_find_with_equal_func(dirs, path, g_str_equal, NULL))
		g_free(path);
	else
		g_ptr_array_add(dirs, path);
}

GPtrArray *tree_include_dirs(const struct tree *t)
{
	static const char *const names[] = {
		"arch/%s/include",	  "arch/%s/include/generated",	    "include",
		"arch/%s/include/uapi",	  "arch/%s/include/generated/uapi", "include/uapi",
		"include/generated/uapi",
	};
	GPtrArray *dirs = g_ptr_array_new_with_free_func(g_free);
	const char *source = t->mode == TREE_DRIVER ? t->ksource : t->root;
	const char *build = t->mode == TREE_DRIVER ? t->kdir : t->builddir;
	unsigned int i;

	for (i = 0; i < G_N_ELEMENTS(names); i++) {
		char **parts = g_strsplit(names[i], "%s", 2);
		char *name = g_strjoinv(t->arch, parts);

		add_existing(dirs, source, name);
		add_existing(dirs, build, name);
		g_strfreev(parts);
		g_free(name);
	}
	return dirs;
}
