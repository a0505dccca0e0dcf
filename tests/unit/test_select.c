/* SPDX-License-Identifier: GPL-2.0-only */
/* --checks=: clang-tidy's meaning of a list of globs; the table of checks itself. */
#include <string.h>

#include "base/log.h"
#include "checks.h"
#include "unit.h"

/* The ids that the globs leave on, joined with blanks; "failed" after -1. */
static char *selected(const char *globs, gboolean preset)
{
	unsigned int i, count;
	const struct check *all = checks_all(&count);
	gboolean *enabled = g_new0(gboolean, count + 1);
	GString *text = g_string_new(NULL);

	for (i = 0; i < count; i++)
		enabled[i] = preset;
	if (checks_select(globs, enabled) < 0)
		g_string_assign(text, "failed");
	else
		for (i = 0; i < count; i++)
			if (enabled[i])
				g_string_append_printf(text, "%s%s", text->len ? " " : "",
						       all[i].id);
	g_free(enabled);
	return g_string_free(text, FALSE);
}

static void expect(const char *globs, gboolean preset, const char *ids)
{
	char *got = selected(globs, preset);

	ck_assert_msg(strcmp(got, ids) == 0, "%s: '%s' instead of '%s'", globs, got, ids);
	g_free(got);
}

static void expect_all(const char *globs, gboolean preset)
{
	char *all = selected("", TRUE);

	expect(globs, preset, all);
	g_free(all);
}

START_TEST(good_table)
{
	unsigned int i, count;
	const struct check *all = checks_all(&count);

	for (i = 0; i < count; i++) {
		ck_assert_ptr_eq(checks_find(all[i].id), &all[i]);
		ck_assert_ptr_nonnull(all[i].run);
		ck_assert_uint_gt(strlen(all[i].title), 0);
		ck_assert_uint_eq(strspn(all[i].id, "abcdefghijklmnopqrstuvwxyz-"),
				  strlen(all[i].id));
		if (i)
			ck_assert_str_lt(all[i - 1].id, all[i].id);
	}
	ck_assert_ptr_null(checks_find("no-such-check"));
}
END_TEST

START_TEST(good_lists)
{
	const char *id = "wq-flush-system";

	expect("", FALSE, "");
	expect_all("", TRUE);
	expect("-*", TRUE, "");
	expect_all("-no-such-check", TRUE);
	if (!checks_find(id))
		return;
	expect_all("*", FALSE);
	expect_all("-*,*", TRUE);
	expect("*,-*", TRUE, "");
	expect("-*,wq-flush-system", TRUE, id);
	expect("wq-flush-system,-wq-flush-system", FALSE, "");
	expect(" -* , wq-flush-system ,", TRUE, id);
	expect("-*\nwq-flush-system\n", TRUE, id);
	expect("- *,wq-flush-system", TRUE, id);
	expect("*-flush-*,-*,w*q-*h-*st*m", FALSE, id);
	expect_all("***", FALSE);
}
END_TEST

START_TEST(bad_names)
{
	expect("wq-flush-sistem", FALSE, "failed");
	expect("wq-flush-syste?", FALSE, "failed");
	expect("wq-flush", FALSE, "failed");
	expect("WQ-*", FALSE, "failed");
	expect("*,nothing-like-it", FALSE, "failed");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { good_table, good_lists, bad_names, NULL };

	return run_tests("select", tests);
}
