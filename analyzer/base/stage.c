/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The stage is a folder in the target or, as long as there is no target, in the closest parent that
 * exists, so that every move is a rename.  A journal that is written before the first
 * move says what to undo; what a move replaces is kept until the journal is gone.
 */
#include "base/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/log.h"

#define PREFIX ".lockstep-stage-"
#define JOURNAL ".journal"
#define OLD ".old"

struct stage {
	char *dir; /* the target */
	char *path;
	int fd; /* holds the lock; shared with forked children */
	gboolean is_new; /* there is no target yet */
};

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	remove(path);
	return 0;
}

static void remove_all(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* One line of the journal: "+NAME" is moved here, "-NAME" is taken away. */
static void undo_line(const char *stage, const char *dir, const char *line)
{
	g_autofree char *target = g_build_filename(dir, line + 1, NULL);
	g_autofree char *staged = g_build_filename(stage, line + 1, NULL);
	g_autofree char *old = g_build_filename(stage, OLD, line + 1, NULL);
	g_autofree char *folder = g_path_get_dirname(target);

	if (*line == '+' && access(staged, F_OK) < 0)
		g_unlink(target);
	if (access(old, F_OK) == 0 && g_rename(old, target) < 0)
		error("cannot put %s back: %s", target, g_strerror(errno));
	/* a folder that was made for it; one that is not empty stays */
	if (strchr(line, '/'))
		g_rmdir(folder);
}

static void undo(const char *stage, const char *dir)
{
	g_autofree char *journal = g_build_filename(stage, JOURNAL, NULL);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	if (g_file_get_contents(journal, &text, NULL, NULL)) {
		lines = g_strsplit(text, "\n", -1);
		for (guint i = 0; lines[i]; i++)
			if (*lines[i])
				undo_line(stage, dir, lines[i]);
	}
	remove_all(stage);
}

/* The stages that no process holds any more; one with a journal is in its target. */
static void undo_stale(const char *parent)
{
	GDir *d = g_dir_open(parent, 0, NULL);
	const char *name;

	while (d && (name = g_dir_read_name(d))) {
		g_autofree char *path = g_build_filename(parent, name, NULL);
		int fd;

		if (!g_str_has_prefix(name, PREFIX))
			continue;
		fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
			undo(path, parent);
		if (fd >= 0)
			close(fd);
	}
	if (d)
		g_dir_close(d);
}

/* The closest folder above that exists. */
static char *existing_parent(const char *dir)
{
	char *at = g_path_get_dirname(dir);

	while (!g_file_test(at, G_FILE_TEST_EXISTS)) {
		char *up = g_path_get_dirname(at);

		g_free(at);
		at = up;
	}
	return at;
}

struct stage *stage_new(const char *dir)
{
	struct stage *s = g_new0(struct stage, 1);
	g_autofree char *parent = NULL;

	s->fd = -1;
	s->dir = g_canonicalize_filename(dir, NULL);
	s->is_new = !g_file_test(s->dir, G_FILE_TEST_EXISTS);
	parent = s->is_new ? existing_parent(s->dir) : g_strdup(s->dir);
	undo_stale(parent);
	s->path = g_strdup_printf("%s/%sXXXXXX", parent, PREFIX);
	if (!g_mkdtemp_full(s->path, 0777)) {
		error("cannot write into %s: %s", parent, g_strerror(errno));
		g_clear_pointer(&s->path, g_free);
		stage_free(s);
		return NULL;
	}
	s->fd = open(s->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (s->fd >= 0)
		flock(s->fd, LOCK_EX | LOCK_NB);
	return s;
}

void stage_free(struct stage *s)
{
	if (!s)
		return;
	if (s->fd >= 0)
		close(s->fd);
	g_free(s->dir);
	g_free(s->path);
	g_free(s);
}

const char *stage_path(const struct stage *s)
{
	return s->path;
}

/* "+NAME" for each file below the stage. */
static void list_files(const char *stage, const char *below, GPtrArray *lines)
{
	g_autofree char *path = g_build_filename(stage, below, NULL);
	GDir *d = g_dir_open(path, 0, NULL);
	const char *name;

	while (d && (name = g_dir_read_name(d))) {
		g_autofree char *relative = *below ? g_build_filename(below, name, NULL) : g_strdup(name);
		g_autofree char *full = g_build_filename(stage, relative, NULL);

		if (*name == '.')
			continue;
		if (g_file_test(full, G_FILE_TEST_IS_DIR))
			list_files(stage, relative, lines);
		else
			g_ptr_array_add(lines, g_strconcat("+", relative, NULL));
	}
	if (d)
		g_dir_close(d);
}

static int move(const char *from, const char *to)
{
	g_autofree char *folder = g_path_get_dirname(to);

	if (g_mkdir_with_parents(folder, 0777) < 0 || g_rename(from, to) < 0)
		return error("cannot write %s: %s", to, g_strerror(errno));
	return 0;
}

static int do_line(const struct stage *s, const char *line)
{
	g_autofree char *target = g_build_filename(s->dir, line + 1, NULL);
	g_autofree char *staged = g_build_filename(s->path, line + 1, NULL);
	g_autofree char *old = g_build_filename(s->path, OLD, line + 1, NULL);

	if (access(target, F_OK) == 0 && move(target, old) < 0)
		return -1;
	return *line == '+' ? move(staged, target) : 0;
}

static int publish_lines(const struct stage *s, const GPtrArray *lines)
{
	g_autofree char *journal = g_build_filename(s->path, JOURNAL, NULL);
	g_autoptr(GError) problem = NULL;
	GString *text = g_string_new(NULL);
	int result = 0;

	for (guint i = 0; i < lines->len; i++)
		g_string_append_printf(text, "%s\n", (char *)lines->pdata[i]);
	if (!g_file_set_contents(journal, text->str, -1, &problem))
		result = error("%s", problem->message);
	for (guint i = 0; i < lines->len && !result; i++)
		result = do_line(s, lines->pdata[i]);
	if (!result)
		g_unlink(journal);
	g_string_free(text, TRUE);
	stage_clean(s);
	return result;
}

int stage_publish(const struct stage *s, const GPtrArray *obsolete)
{
	GPtrArray *lines;
	int result;

	if (s->is_new)
		return move(s->path, s->dir);
	lines = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; obsolete && i < obsolete->len; i++)
		g_ptr_array_add(lines, g_strconcat("-", obsolete->pdata[i], NULL));
	list_files(s->path, "", lines);
	result = publish_lines(s, lines);
	g_ptr_array_free(lines, TRUE);
	return result;
}

void stage_clean(const struct stage *s)
{
	if (s)
		undo(s->path, s->dir);
}
