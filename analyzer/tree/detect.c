/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which kind of source a folder belongs to.  Only what is in the files
 * counts, so a tarball, a git checkout and a sparse checkout look the same.
 */
#include <string.h>

#include "tree_private.h"

/* A Makefile further up than this has no objects of ours, unless git says it is one repository. */
enum { MAX_PARENTS = 4 };

/* A line of text that begins with `name` and assigns. */
static gboolean assigns(const char *text, const char *name)
{
	size_t len = strlen(name);
	const char *p = text;

	while ((p = strstr(p, name))) {
		const char *rest = p + len;

		if ((p == text || p[-1] == '\n') && rest[strspn(rest, " \t:")] == '=')
			return TRUE;
		p = rest;
	}
	return FALSE;
}

static gboolean is_kernel(const char *dir)
{
	char *path, *text;
	gboolean yes;

	if (!has_file(dir, "Kbuild") && !has_file(dir, "Kconfig") &&
	    !has_folder(dir, "include/linux"))
		return FALSE;
	path = g_strconcat(dir, "/Makefile", NULL);
	text = file_text(path);
	yes = text && assigns(text, "VERSION") && assigns(text, "PATCHLEVEL");
	g_free(text);
	g_free(path);
	return yes;
}

char *kernel_root(const char *dir)
{
	char *at = g_strdup(dir);

	while (!is_kernel(at)) {
		char *parent = g_path_get_dirname(at);

		if (!strcmp(parent, at)) {
			g_free(parent);
			g_free(at);
			return NULL;
		}
		g_free(at);
		at = parent;
	}
	return at;
}

/* obj-m, obj-y or obj-$( outside of a comment. */
static gboolean names_objects(const char *text)
{
	const char *p = text;

	while ((p = strstr(p, "obj-"))) {
		const char *line = p;

		while (line > text && line[-1] != '\n')
			line--;
		if (!memchr(line, '#', (size_t)(p - line)) && p[4] && strchr("my$", p[4]) &&
		    (p == text || strchr(" \t\n", p[-1])))
			return TRUE;
		p += 4;
	}
	return FALSE;
}

static gboolean has_objects(const char *dir)
{
	static const char *const names[] = { "Kbuild", "Makefile" };
	gboolean yes = FALSE;
	unsigned int i;

	for (i = 0; i < G_N_ELEMENTS(names) && !yes; i++) {
		char *path = g_strconcat(dir, "/", names[i], NULL);
		char *text = file_text(path);

		/* a Kbuild file needs no look: only kbuild reads such */
		yes = text && (i == 0 || names_objects(text));
		g_free(text);
		g_free(path);
	}
	return yes;
}

/* The closest parent with a .git, which is a file in a worktree and in a submodule. */
static char *git_top(const char *dir)
{
	char *at = g_strdup(dir);

	while (!has_file(at, ".git") && !has_folder(at, ".git")) {
		char *parent = g_path_get_dirname(at);
		gboolean end = !strcmp(parent, at);

		g_free(at);
		at = parent;
		if (end) {
			g_free(at);
			return NULL;
		}
	}
	return at;
}

/* The closest parent with objects, within top if that is not NULL. */
static char *closest_objects(const char *dir, const char *top)
{
	char *at = g_strdup(dir);
	unsigned int i;

	for (i = 0; top || i <= MAX_PARENTS; i++) {
		char *parent;

		if (has_objects(at))
			return at;
		if (top && !strcmp(at, top))
			break;
		parent = g_path_get_dirname(at);
		g_free(at);
		at = parent;
	}
	g_free(at);
	return NULL;
}

/* A parent with objects as well descends into this folder: the repository starts there. */
static char *topmost_objects(char *at)
{
	for (;;) {
		char *parent = g_path_get_dirname(at);

		if (!strcmp(parent, at) || !has_objects(parent)) {
			g_free(parent);
			return at;
		}
		g_free(at);
		at = parent;
	}
}

char *driver_root(const char *dir)
{
	char *top = git_top(dir);
	char *objects = closest_objects(dir, top);

	if (objects && top) {
		g_free(objects);
		return top;
	}
	g_free(top);
	return objects ? topmost_objects(objects) : NULL;
}
