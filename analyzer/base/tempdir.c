/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The folder is locked while a process of its run lives.  So a later run can
 * tell which folders nobody will remove, and does it.
 */
#include "base/tempdir.h"

#include <fcntl.h>
#include <ftw.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"

#define PREFIX ".lockstep-run-"
#define TEMPLATE PREFIX "XXXXXX"

enum { STALE_SECONDS = 600 };

struct tempdir {
	char *path;
	int fd; /* holds the lock; shared with forked children, closed by exec() */
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

/* The age keeps us away from a folder that was made but is not locked yet. */
static void remove_if_stale(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	struct stat st;

	if (fd < 0)
		return;
	if (fstat(fd, &st) == 0 && st.st_uid == getuid() &&
	    st.st_mtime + STALE_SECONDS < time(NULL) && flock(fd, LOCK_EX | LOCK_NB) == 0)
		remove_all(path);
	close(fd);
}

static void remove_stale(void)
{
	GDir *dir = g_dir_open(g_get_tmp_dir(), 0, NULL);
	const char *name;

	if (!dir)
		return;
	while ((name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(g_get_tmp_dir(), name, NULL);

		if (g_str_has_prefix(name, PREFIX) && strlen(name) == strlen(TEMPLATE))
			remove_if_stale(path);
	}
	g_dir_close(dir);
}

struct tempdir *tempdir_new(void)
{
	struct tempdir *t = g_new0(struct tempdir, 1);
	g_autoptr(GError) problem = NULL;

	remove_stale();
	t->fd = -1;
	t->path = g_dir_make_tmp(TEMPLATE, &problem);
	if (!t->path) {
		error("cannot make a temporary folder: %s", problem->message);
		tempdir_free(t);
		return NULL;
	}
	t->fd = open(t->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (t->fd >= 0)
		flock(t->fd, LOCK_EX | LOCK_NB);
	return t;
}

const char *tempdir_path(const struct tempdir *t)
{
	return t->path;
}

void tempdir_remove(const struct tempdir *t)
{
	if (t && t->path)
		remove_all(t->path);
}

void tempdir_free(struct tempdir *t)
{
	if (!t)
		return;
	if (t->fd >= 0)
		close(t->fd);
	g_free(t->path);
	g_free(t);
}

void tempdir_sweep(const char *parent, const char *prefix, unsigned int days)
{
	time_t oldest = time(NULL) - (time_t)days * 24 * 60 * 60;
	GDir *dir = g_dir_open(parent, 0, NULL);
	const char *name;
	struct stat st;

	while (dir && (name = g_dir_read_name(dir))) {
		char *path = g_build_filename(parent, name, NULL);

		if (g_str_has_prefix(name, prefix) && lstat(path, &st) == 0 && S_ISDIR(st.st_mode) &&
		    st.st_uid == getuid() && st.st_mtime < oldest)
			remove_all(path);
		g_free(path);
	}
	if (dir)
		g_dir_close(dir);
}
