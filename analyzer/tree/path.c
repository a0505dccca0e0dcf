/* SPDX-License-Identifier: GPL-2.0-only */
/* Small questions about files and folders that the whole stage asks. */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tree_private.h"

/* No Makefile or header that is meant to be read by people is larger. */
#define MAX_FILE ((off_t)32 * 1024 * 1024)

static size_t read_all(int fd, char *text, size_t size)
{
	size_t used = 0;

	while (used < size) {
		ssize_t n = read(fd, text + used, size - used);

		if (n <= 0)
			break;
		used += (size_t)n;
	}
	return used;
}

char *file_text(const char *path)
{
	/* O_NONBLOCK: a fifo in the scanned tree must not stop us */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	char *text = NULL;
	size_t size, i;

	if (fd < 0)
		return NULL;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size <= MAX_FILE) {
		text = g_malloc((size_t)st.st_size + 1);
		size = read_all(fd, text, (size_t)st.st_size);
		text[size] = '\0';
		for (i = strlen(text); i < size; i += strlen(text + i))
			text[i] = ' ';
	}
	close(fd);
	return text;
}

static gboolean has(const char *dir, const char *name, gboolean folder)
{
	char *path = g_strconcat(dir, "/", name, NULL);
	struct stat st;
	gboolean found = !stat(path, &st) && !S_ISDIR(st.st_mode) == !folder;

	g_free(path);
	return found;
}

gboolean has_file(const char *dir, const char *name)
{
	return has(dir, name, FALSE);
}

gboolean has_folder(const char *dir, const char *name)
{
	return has(dir, name, TRUE);
}

/* Appends one component to the path in out; FALSE if ".." has nothing to take away. */
static gboolean add_component(GString *out, const char *part, size_t len)
{
	if (!len || (len == 1 && part[0] == '.'))
		return TRUE;
	if (len == 2 && part[0] == '.' && part[1] == '.') {
		const char *slash = g_strrstr(out->str, "/");

		if (!out->len)
			return FALSE;
		/* "/" keeps its slash: the parent of the root is the root */
		if (slash == out->str)
			g_string_truncate(out, 1);
		else
			g_string_truncate(out, slash ? (gsize)(slash - out->str) : 0);
		return TRUE;
	}
	if (out->len && out->str[out->len - 1] != '/')
		g_string_append_c(out, '/');
	g_string_append_len(out, part, (gssize)len);
	return TRUE;
}

static gboolean add_components(GString *out, const char *path)
{
	while (*path) {
		size_t len = strcspn(path, "/");

		if (!add_component(out, path, len))
			return FALSE;
		path += len;
		path += strspn(path, "/");
	}
	return TRUE;
}

char *path_resolve(const char *dir, const char *name)
{
	const char *start = name[0] == '/' ? name : dir;
	GString *out = g_string_new(start[0] == '/' ? "/" : "");
	gboolean ok = add_components(out, start);

	if (ok && start == dir)
		ok = add_components(out, name);
	return g_string_free(out, !ok);
}

const char *path_below(const char *root, const char *path)
{
	size_t len = strlen(root);

	if (strncmp(path, root, len) != 0)
		return NULL;
	if (len && root[len - 1] == '/')
		return path + len;
	if (!path[len])
		return path + len;
	return path[len] == '/' ? path + len + 1 : NULL;
}
