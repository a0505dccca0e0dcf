/* SPDX-License-Identifier: GPL-2.0-only */
/* Edits: byte ranges, line ends, order, overlaps. */
#include "edit.h"

#include <glib/gstdio.h>
#include <string.h>

#include "unit.h"

struct fixture {
	char *dir;
	struct edits *edits;
};

static struct edited_file *open_text(struct fixture *t, const char *text, gssize length)
{
	g_autofree char *path = NULL;

	t->dir = g_dir_make_tmp("lockstep-edit-XXXXXX", NULL);
	path = g_build_filename(t->dir, "a.c", NULL);
	ck_assert(g_file_set_contents(path, text, length, NULL));
	t->edits = edits_new(t->dir);
	return edits_file(t->edits, "a.c");
}

static void close_text(struct fixture *t)
{
	g_autofree char *path = g_build_filename(t->dir, "a.c", NULL);

	edits_free(t->edits);
	g_unlink(path);
	g_rmdir(t->dir);
	g_free(t->dir);
}

static void expect(const struct edited_file *f, const char *wanted)
{
	g_autofree char *text = edited_text(f);

	ck_assert_str_eq(text, wanted);
}

START_TEST(test_nothing)
{
	struct fixture t;
	struct edited_file *f = open_text(&t, "int a;\n\xff\xfe no utf-8", -1);

	expect(f, "int a;\n\xff\xfe no utf-8");
	close_text(&t);
}
END_TEST

START_TEST(test_places)
{
	struct fixture t;
	struct edited_file *f = open_text(&t, "one\ntwo\nthree", -1);

	ck_assert_uint_eq(edited_offset(f, 1, 1), 0);
	ck_assert_uint_eq(edited_offset(f, 2, 2), 5);
	ck_assert_uint_eq(edited_offset(f, 3, 1), 8);
	ck_assert_uint_eq(edited_offset(f, 9, 1), 13);
	ck_assert_uint_eq(edited_offset(f, 1, 99), 4);
	close_text(&t);
}
END_TEST

START_TEST(test_replace)
{
	struct fixture t;
	struct edited_file *f = open_text(&t, "one two three\n", -1);

	edit_replace(f, 8, 13, "3");
	edit_replace(f, 0, 3, "1");
	edit_replace(f, 4, 4, "and ");
	edit_replace(f, 4, 4, "then ");
	expect(f, "1 and then two 3\n");
	close_text(&t);
}
END_TEST

START_TEST(test_insert_before_replaced)
{
	struct fixture t;
	struct edited_file *f = open_text(&t, "abc", -1);

	edit_replace(f, 1, 2, "B");
	edit_replace(f, 1, 1, "-");
	expect(f, "a-Bc");
	close_text(&t);
}
END_TEST

START_TEST(test_overlap)
{
	struct fixture t;
	struct edited_file *f = open_text(&t, "one two three\n", -1);

	edit_replace(f, 0, 5, "x");
	edit_replace(f, 4, 7, "y");
	ck_assert_ptr_null(edited_text(f));
	close_text(&t);
}
END_TEST

START_TEST(test_crlf)
{
	struct fixture t;
	struct edited_file *f = open_text(&t, "one\r\ntwo\r\n", -1);

	edit_replace(f, 5, 5, "new\n");
	expect(f, "one\r\nnew\r\ntwo\r\n");
	close_text(&t);
}
END_TEST

START_TEST(test_missing)
{
	struct fixture t;

	open_text(&t, "", -1);
	ck_assert_ptr_null(edits_file(t.edits, "b.c"));
	close_text(&t);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { test_nothing, test_places,   test_replace, test_insert_before_replaced,
				       test_overlap, test_crlf, test_missing, NULL };

	return run_tests("edit", tests);
}
