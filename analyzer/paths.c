/* SPDX-License-Identifier: GPL-2.0-only */
/* Reading and checking the PATH arguments. */
#include "paths.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"

gboolean path_is_below(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	return strncmp(path, folder, len) == 0 &&
	       (path[len] == '\0' || path[len] == '/' || (len == 1 && *folder == '/'));
}

gboolean path_is_module(const char *path)
{
	return g_str_has_suffix(path, ".ko") && !g_file_test(path, G_FILE_TEST_IS_DIR);
}

static int missing(const char *path, int problem)
{
	const char *command = strchr(path, '/') ? NULL : command_suggest(path);

	if (command && problem == ENOENT)
		return error("%s: %s (did you mean the command '%s'?)", path, g_strerror(problem),
			     command);
	return error("%s: %s", *path ? path : "''", g_strerror(problem));
}

/* NAME.ko, built or not: its folder must exist. */
static int add_module(GPtrArray *paths, const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *name = g_path_get_basename(path);
	char *real = realpath(folder, NULL);

	if (!real)
		return error("%s: %s", path, g_strerror(errno));
	g_ptr_array_add(paths, g_build_filename(real, name, NULL));
	free(real);
	return 0;
}

/* Folders and .c files; listed: from --files-from, where other files are passed over. */
static int add_path(GPtrArray *paths, const char *path, gboolean listed)
{
	char *real;
	struct stat st;
	int result = 0;

	if (path_is_module(path))
		return add_module(paths, path);
	real = realpath(path, NULL);
	if (!real || stat(real, &st) < 0)
		return missing(path, errno);
	if (S_ISDIR(st.st_mode) && access(real, R_OK | X_OK) < 0)
		result = error("%s: %s", path, g_strerror(errno));
	else if (S_ISDIR(st.st_mode) || (S_ISREG(st.st_mode) && g_str_has_suffix(real, ".c")))
		g_ptr_array_add(paths, g_strdup(real));
	else if (!listed)
		result = error("%s: not a folder, .c file or module (.ko)", path);
	else
		note("%s is not a .c file: passed over", path);
	free(real);
	return result;
}

GString *read_whole(const char *option, const char *from)
{
	gboolean standard = strcmp(from, "-") == 0;
	FILE *in = standard ? stdin : fopen(from, "re");
	GString *text = g_string_new(NULL);
	char buffer[65536];
	int problem = in ? 0 : errno;
	size_t n;

	while (in && (n = fread(buffer, 1, sizeof(buffer), in)) > 0)
		g_string_append_len(text, buffer, n);
	if (in && ferror(in))
		problem = errno;
	if (in && !standard)
		fclose(in);
	if (problem) {
		error("%s: %s: %s", option, from, g_strerror(problem));
		g_string_free(text, TRUE);
		return NULL;
	}
	return text;
}

static int add_listed(GPtrArray *paths, const struct options *o)
{
	GString *text = read_whole("--files-from", o->files_from);
	char *start, *end;
	int result = 0;

	if (!text)
		return -1;
	for (start = text->str; result == 0 && start < text->str + text->len; start = end + 1) {
		end = memchr(start, o->nul ? '\0' : '\n', text->str + text->len - start);
		if (!end)
			end = text->str + text->len;
		*end = '\0';
		if (!o->nul && end > start && end[-1] == '\r')
			end[-1] = '\0';
		if (*start)
			result = add_path(paths, start, TRUE);
	}
	g_string_free(text, TRUE);
	return result;
}

static gint by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort_and_unite(GPtrArray *paths)
{
	unsigned int i;

	g_ptr_array_sort(paths, by_text);
	for (i = paths->len; i > 1; i--)
		if (!strcmp(paths->pdata[i - 1], paths->pdata[i - 2]))
			g_ptr_array_remove_index(paths, i - 1);
}

GPtrArray *paths_new(const struct options *o, char **arguments)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	char **a;
	int result = 0;

	for (a = arguments; result == 0 && a && *a; a++)
		result = add_path(paths, g_str_has_prefix(*a, "M=") ? *a + 2 : *a, FALSE);
	if (result == 0 && o->files_from)
		result = add_listed(paths, o);
	else if (result == 0 && paths->len == 0)
		result = add_path(paths, ".", FALSE);
	if (result < 0) {
		g_ptr_array_free(paths, TRUE);
		return NULL;
	}
	sort_and_unite(paths);
	return paths;
}
