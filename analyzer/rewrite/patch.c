/* SPDX-License-Identifier: GPL-2.0-only */
/* Diffs are made and checked by git and patch, never by hand. */
#include "patch.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/child.h"
#include "base/log.h"

enum { SECONDS = 60 };

static int put(const char *dir, const char *path, const char *text, gsize length)
{
	g_autofree char *full = g_build_filename(dir, path, NULL);
	g_autofree char *folder = g_path_get_dirname(full);
	g_autoptr(GError) problem = NULL;

	if (g_mkdir_with_parents(folder, 0700) < 0 ||
	    !g_file_set_contents(full, text, (gssize)length, &problem))
		return error("%s: %s", full, problem ? problem->message : "can not be written");
	return 0;
}

static gint by_path(gconstpointer a, gconstpointer b)
{
	return strcmp((*(struct edited_file *const *)a)->path,
		      (*(struct edited_file *const *)b)->path);
}

/* The files with changes, by path. */
static GPtrArray *changed(const struct edits *e)
{
	GPtrArray *files = g_ptr_array_new();

	for (guint i = 0; i < e->files->len; i++)
		if (((struct edited_file *)e->files->pdata[i])->changes->len)
			g_ptr_array_add(files, e->files->pdata[i]);
	g_ptr_array_sort(files, by_path);
	return files;
}

static int diff_one(const struct edited_file *f, const char *tmpdir, GString *out)
{
	g_autofree char *before = g_build_filename(tmpdir, "a", NULL);
	g_autofree char *after = g_build_filename(tmpdir, "b", NULL);
	g_autofree char *old = g_build_filename("a", f->path, NULL);
	g_autofree char *new = g_build_filename("b", f->path, NULL);
	g_autofree char *text = edited_text(f);
	const char *const argv[] = { "git",	    "-c",	  "core.autocrlf=false",
				     "-c",	    "core.quotePath=false", "diff",
				     "--no-index",  "--no-prefix", "--no-color",
				     "--no-ext-diff", "--no-textconv", "--", old, new, NULL };
	struct child_result r;
	int status;

	if (!text || put(before, f->path, f->text, f->length) < 0 ||
	    put(after, f->path, text, strlen(text)) < 0 ||
	    child_run(argv, tmpdir, NULL, SECONDS, &r) < 0)
		return -1;
	status = r.status > 1 ? error("git diff: %s", r.err) : 0;
	g_string_append(out, r.out);
	child_result_clear(&r);
	return status;
}

char *patch_make(const struct edits *e, const char *tmpdir)
{
	GPtrArray *files = changed(e);
	GString *out = g_string_new(NULL);
	int status = 0;

	for (guint i = 0; i < files->len && !status; i++)
		status = diff_one(files->pdata[i], tmpdir, out);
	g_ptr_array_free(files, TRUE);
	if (!status)
		return g_string_free(out, FALSE);
	g_string_free(out, TRUE);
	return NULL;
}

gboolean patch_applies(const char *root, const char *diff, char **problem)
{
	/* inside of a repository git would look at paths from its top */
	g_autofree char *top = g_path_get_dirname(root);
	g_autofree char *ceiling = g_strconcat("GIT_CEILING_DIRECTORIES=", top, NULL);
	const char *const argv[] = { "env", ceiling, "git", "apply", "--check", "-p1", "-", NULL };
	struct child_result r;
	gboolean ok;

	*problem = NULL;
	if (child_run(argv, root, diff, SECONDS, &r) < 0) {
		*problem = g_strdup("git could not be run");
		return FALSE;
	}
	ok = r.status == 0;
	if (!ok)
		*problem = g_strstrip(g_strdup(r.err));
	child_result_clear(&r);
	return ok;
}

char *patch_style(const char *root, const char *diff)
{
	g_autofree char *script = g_build_filename(root, "scripts", "checkpatch.pl", NULL);
	const char *const argv[] = {
		"perl",	   script, "--strict", "--terse", "--no-summary", "--no-signoff", "--quiet",
		"--ignore", "COMMIT_MESSAGE,FILE_PATH_CHANGES,NOT_UNIFIED_DIFF", "-", NULL
	};
	struct child_result r;
	char *said;

	if (!g_file_test(script, G_FILE_TEST_EXISTS) ||
	    child_run(argv, root, diff, SECONDS, &r) < 0)
		return NULL;
	said = r.status <= 1 ? g_strstrip(g_strdup(r.out)) : NULL;
	child_result_clear(&r);
	return said;
}

static gboolean is_dirty(const char *root, const char *path)
{
	const char *const argv[] = { "git",	     "status", "--porcelain", "--untracked-files=no",
				     "--",	     path,     NULL };
	struct child_result r;
	gboolean dirty;

	if (child_run(argv, root, NULL, SECONDS, &r) < 0)
		return FALSE;
	dirty = r.status == 0 && *r.out;
	child_result_clear(&r);
	return dirty;
}

const char *patch_uncommitted(const struct edits *e)
{
	GPtrArray *files = changed(e);
	const char *found = NULL;

	for (guint i = 0; i < files->len && !found; i++) {
		const struct edited_file *f = g_ptr_array_index(files, i);

		if (is_dirty(e->root, f->path))
			found = f->path;
	}
	g_ptr_array_free(files, TRUE);
	return found;
}

/* The new text next to the file, with its mode. */
static char *prepare(const struct edits *e, const struct edited_file *f)
{
	g_autofree char *full = g_build_filename(e->root, f->path, NULL);
	g_autofree char *text = edited_text(f);
	g_autofree char *now = NULL;
	char *temp = g_strconcat(full, ".lockstep-new", NULL);
	g_autoptr(GError) problem = NULL;
	gsize length;
	GStatBuf st;

	if (!g_file_get_contents(full, &now, &length, &problem) || length != f->length ||
	    memcmp(now, f->text, length) || g_stat(full, &st) < 0)
		error("%s has changed since it was read", f->path);
	else if (!g_file_set_contents(temp, text, -1, &problem) || g_chmod(temp, st.st_mode) < 0)
		error("%s", problem ? problem->message : temp);
	else
		return temp;
	g_unlink(temp);
	g_free(temp);
	return NULL;
}

static int put_in_place(const struct edits *e, const struct edited_file *f, const char *temp)
{
	g_autofree char *full = g_build_filename(e->root, f->path, NULL);

	return g_rename(temp, full);
}

/* Back to what was read. */
static void restore(const struct edits *e, const GPtrArray *files, guint n)
{
	for (guint i = 0; i < n; i++) {
		const struct edited_file *f = g_ptr_array_index(files, i);
		g_autofree char *full = g_build_filename(e->root, f->path, NULL);

		if (!g_file_set_contents(full, f->text, (gssize)f->length, NULL))
			error("%s could not be restored", f->path);
	}
}

int patch_write(const struct edits *e)
{
	GPtrArray *files = changed(e);
	GPtrArray *temps = g_ptr_array_new_with_free_func(g_free);
	int status = 0;

	for (guint i = 0; i < files->len && !status; i++) {
		char *temp = prepare(e, files->pdata[i]);

		if (temp)
			g_ptr_array_add(temps, temp);
		else
			status = -1;
	}
	for (guint i = 0; i < files->len && !status; i++) {
		status = put_in_place(e, files->pdata[i], temps->pdata[i]);
		if (status < 0) {
			error("%s can not be replaced", ((struct edited_file *)files->pdata[i])->path);
			restore(e, files, i);
		}
	}
	for (guint i = 0; i < temps->len; i++)
		g_unlink(temps->pdata[i]);
	g_ptr_array_free(temps, TRUE);
	g_ptr_array_free(files, TRUE);
	return status;
}
