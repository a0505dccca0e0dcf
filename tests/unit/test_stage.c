/* SPDX-License-Identifier: GPL-2.0-only */
/* Files that appear all together or not at all. */
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/stage.h"
#include "unit.h"

static char *base; /* of the test that runs */

static char *in(const char *name)
{
	return g_build_filename(base, name, NULL);
}

static void put(const char *path, const char *text)
{
	g_autofree char *folder = g_path_get_dirname(path);

	ck_assert_int_eq(g_mkdir_with_parents(folder, 0777), 0);
	ck_assert(g_file_set_contents(path, text, -1, NULL));
}

static void put_staged(const struct stage *s, const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(stage_path(s), name, NULL);

	put(path, text);
}

static void expect(const char *name, const char *text)
{
	g_autofree char *path = in(name), *found = NULL;

	if (!text) {
		ck_assert_int_ne(access(path, F_OK), 0);
		return;
	}
	ck_assert(g_file_get_contents(path, &found, NULL, NULL));
	ck_assert_str_eq(found, text);
}

static guint count(const char *name)
{
	g_autofree char *path = in(name);
	GDir *d = g_dir_open(path, 0, NULL);
	guint n = 0;

	while (d && g_dir_read_name(d))
		n++;
	if (d)
		g_dir_close(d);
	return n;
}

static struct stage *open_stage(const char *name)
{
	g_autofree char *path = NULL;
	struct stage *s;

	log_set_quiet(TRUE);
	if (!base)
		base = g_dir_make_tmp("lockstep-stage-XXXXXX", NULL);
	path = in(name);
	s = stage_new(path);
	ck_assert_ptr_nonnull(s);
	return s;
}

static void close_all(struct stage *s)
{
	const char *const argv[] = { "rm", "-rf", base, NULL };

	stage_free(s);
	ck_assert(g_spawn_sync(NULL, (char **)(gpointer)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
			       NULL, NULL, NULL));
	g_clear_pointer(&base, g_free);
}

START_TEST(test_new_folder)
{
	struct stage *s = open_stage("a/b");

	put_staged(s, "x", "1");
	put_staged(s, "sub/y", "2");
	expect("a", NULL);
	ck_assert_int_eq(stage_publish(s, NULL), 0);
	stage_clean(s);
	expect("a/b/x", "1");
	expect("a/b/sub/y", "2");
	ck_assert_uint_eq(count(""), 1);
	close_all(s);
}
END_TEST

START_TEST(test_old_folder)
{
	GPtrArray *obsolete = g_ptr_array_new();
	g_autofree char *path = NULL;
	struct stage *s;

	base = g_dir_make_tmp("lockstep-stage-XXXXXX", NULL);
	path = in("out/x");
	put(path, "old");
	g_free(path);
	path = in("out/gone");
	put(path, "old");
	s = open_stage("out");
	put_staged(s, "x", "new");
	put_staged(s, "sub/y", "new");
	g_ptr_array_add(obsolete, (gpointer) "gone");
	ck_assert_int_eq(stage_publish(s, obsolete), 0);
	expect("out/x", "new");
	expect("out/sub/y", "new");
	expect("out/gone", NULL);
	ck_assert_uint_eq(count("out"), 2);
	g_ptr_array_free(obsolete, TRUE);
	close_all(s);
}
END_TEST

/* A file where a folder has to be: what was moved before goes back. */
START_TEST(test_failure)
{
	g_autofree char *path = NULL, *other = NULL;
	struct stage *s;

	base = g_dir_make_tmp("lockstep-stage-XXXXXX", NULL);
	path = in("out/x");
	put(path, "old");
	other = in("out/sub");
	put(other, "a file");
	s = open_stage("out");
	put_staged(s, "x", "new");
	put_staged(s, "z", "new");
	put_staged(s, "sub/y", "new");
	ck_assert_int_eq(stage_publish(s, NULL), -1);
	expect("out/x", "old");
	expect("out/z", NULL);
	expect("out/sub", "a file");
	ck_assert_uint_eq(count("out"), 2);
	close_all(s);
}
END_TEST

/* What a killed run left: a journal, a file that was moved and one that was not yet. */
START_TEST(test_killed)
{
	g_autofree char *journal = NULL, *old = NULL, *moved = NULL, *left = NULL;
	struct stage *s;

	base = g_dir_make_tmp("lockstep-stage-XXXXXX", NULL);
	journal = in("out/.lockstep-stage-abcdef/.journal");
	old = in("out/.lockstep-stage-abcdef/.old/x");
	left = in("out/.lockstep-stage-abcdef/y");
	moved = in("out/x");
	put(journal, "+x\n+y\n");
	put(old, "old");
	put(left, "new");
	put(moved, "new");
	s = open_stage("out");
	stage_clean(s);
	expect("out/x", "old");
	expect("out/y", NULL);
	ck_assert_uint_eq(count("out"), 1);
	close_all(s);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { test_new_folder, test_old_folder, test_failure, test_killed, NULL };

	return run_tests("stage", tests);
}
