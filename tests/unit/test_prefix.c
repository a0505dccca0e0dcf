/* SPDX-License-Identifier: GPL-2.0-only */
/* Subject prefixes from what others wrote, and wrapping of text. */
#include <string.h>

#include "series/prefix.h"
#include "series/words.h"
#include "unit.h"

#define FILES(...) (const char *const[]){ __VA_ARGS__, NULL }

/* rows: a subject and the files that it touched; newest first. */
static char *learn(const struct past *rows, guint n, const char *const *files, gboolean *capital)
{
	GArray *past = g_array_new(FALSE, FALSE, sizeof(struct past));
	struct prefix p;

	g_array_append_vals(past, rows, n);
	p = prefix_learn(past, files, "name");
	g_array_unref(past);
	if (capital)
		*capital = p.capital;
	return p.text;
}

static void expect(const struct past *rows, guint n, const char *const *files, const char *prefix)
{
	g_autofree char *text = learn(rows, n, files, NULL);

	if (prefix)
		ck_assert_str_eq(text, prefix);
	else
		ck_assert_ptr_null(text);
}

START_TEST(test_styles)
{
	const struct past plain[] = { { "net: wwan: x: fix it", FILES("a.c") } };
	const struct past input[] = { { "Input: psmouse - fix it", FILES("a.c") } };
	const struct past slash[] = { { "drm/i915/gt: Fix it", FILES("a.c") } };
	const struct past none[] = { { "Fix something: badly", FILES("a.c") },
				     { "treewide: change all", FILES("a.c") } };

	expect(plain, 1, FILES("a.c"), "net: wwan: x: ");
	expect(input, 1, FILES("a.c"), "Input: psmouse - ");
	expect(slash, 1, FILES("a.c"), "drm/i915/gt: ");
	expect(none, 2, FILES("a.c"), NULL);
	expect(none, 0, FILES("a.c"), NULL);
}
END_TEST

/* A commit that touched only these files beats many that touched others as well. */
START_TEST(test_own_commits)
{
	const struct past rows[] = { { "mm: change an API", FILES("a.c", "z.c") },
				     { "mm: change another", FILES("a.c", "y.c") },
				     { "foo: fix it", FILES("a.c") } };

	expect(rows, 3, FILES("a.c"), "foo: ");
	expect(rows, 2, FILES("a.c"), "mm: ");
}
END_TEST

/* The newest commits count for more. */
START_TEST(test_recent)
{
	static const char *const files[] = { "a.c", NULL };
	struct past rows[40];

	for (int i = 0; i < 40; i++)
		rows[i] = (struct past){ i < 17 ? "wifi: foo: new" : "foo: old", files };
	expect(rows, 40, FILES("a.c"), "wifi: foo: ");
	expect(rows + 12, 28, FILES("a.c"), "foo: ");
}
END_TEST

/* All files must agree; those without a history have no say. */
START_TEST(test_files)
{
	const struct past rows[] = { { "foo: a: fix", FILES("a.c") },
				     { "foo: b: fix", FILES("b.c") },
				     { "foo: both", FILES("a.c", "b.c") } };

	expect(rows, 3, FILES("a.c", "b.c"), "foo: ");
	expect(rows, 1, FILES("a.c", "new.h"), "foo: a: ");
	expect(rows, 2, FILES("a.c", "b.c"), NULL);
}
END_TEST

/* Several drivers of a subsystem that writes "crypto: driver - ". */
START_TEST(test_drivers)
{
	const struct past atmel[] = { { "crypto: atmel-ecc - Fix", FILES("ecc.c") },
				      { "crypto: atmel-sha204a - Add", FILES("sha.c") } };
	const struct past other[] = { { "crypto: foo - Fix", FILES("ecc.c") },
				      { "crypto: bar - Add", FILES("sha.c") } };
	gboolean capital = FALSE;
	g_autofree char *text = learn(atmel, 2, FILES("ecc.c", "sha.c"), &capital);

	ck_assert_str_eq(text, "crypto: atmel - ");
	ck_assert(capital);
	expect(other, 2, FILES("ecc.c", "sha.c"), "crypto: name - ");
}
END_TEST

START_TEST(test_path)
{
	static const char *const cases[][3] = {
		{ "drivers/input/mouse", "psmouse", "Input: psmouse - " },
		{ "drivers/crypto", "atmel-ecc", "crypto: atmel-ecc - " },
		{ "drivers/crypto/qat", "qat", "crypto: qat - " },
		{ "drivers/gpu/drm/i915", "i915", "drm/i915: " },
		{ "drivers/net/wireless/x", "x", "wifi: x: " },
		{ "drivers/net/wwan", "wwan_hwsim", "wwan_hwsim: " },
		{ "drivers/scsi/mpt3sas", "mpt3sas", "scsi: mpt3sas: " },
		{ "drivers/staging/olpc_dcon", "olpc-dcon", "staging: olpc-dcon: " },
		{ "fs/nfs", "nfs", "fs: nfs: " },
		{ "mm", "mm", "mm: " },
		{ ".", "x", "x: " },
		{ "", "x", "x: " },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = prefix_of_path(cases[i][0], cases[i][1]);

		ck_assert_str_eq(text, cases[i][2]);
	}
}
END_TEST

START_TEST(test_wrapping)
{
	GString *s = g_string_new(NULL);
	GPtrArray *list = g_ptr_array_new();
	g_autofree char *word = g_strnfill(80, 'x');
	g_autofree char *fits = g_strnfill(WORDS_COLUMNS - 2, 'y');
	g_autofree char *text = NULL, *some = NULL;

	words_paragraph(s, "a %s\nb %s cc", word, fits);
	text = g_strdup_printf("a\n%s\nb %s\ncc\n", word, fits);
	ck_assert_str_eq(s->str, text);
	g_string_truncate(s, 0);
	words_item(s, fits);
	words_item(s, "one");
	g_string_append_c(s, '.');
	g_free(text);
	text = g_strdup_printf("* %s\n* one\n.", fits);
	ck_assert_str_eq(s->str, text);
	for (int i = 0; i < 5; i++)
		g_ptr_array_add(list, (gpointer)"x");
	some = words_list(list, 3);
	ck_assert_str_eq(some, "x, x and 3 more");
	g_ptr_array_set_size(list, 2);
	g_free(some);
	some = words_list(list, 3);
	ck_assert_str_eq(some, "x and x");
	g_ptr_array_free(list, TRUE);
	g_string_free(s, TRUE);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { test_styles,  test_own_commits, test_recent,   test_files,
				       test_drivers, test_path,	       test_wrapping, NULL };

	return run_tests("prefix", tests);
}
