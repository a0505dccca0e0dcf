/* SPDX-License-Identifier: GPL-2.0-only */
/* Findings: order, fingerprints; the filter: tiers, duplicates, severities. */
#include "finding.h"

#include <string.h>

#include "checks.h"
#include "filter.h"
#include "unit.h"

static struct location at(const char *path, unsigned int line, unsigned int column)
{
	return (struct location){ path, line, column };
}

static struct finding *make(const char *path, unsigned int line)
{
	struct finding *f = finding_new("no-such-check", at(path, line, 1), "f", "text");

	f->subject = "flush_work &d->work";
	return f;
}

START_TEST(good_location_order)
{
	struct location a = at("a.c", 2, 1), b = at("a.c", 10, 1), c = at("b.c", 1, 1);
	struct location d = at("a.c", 2, 3);

	ck_assert_int_lt(location_compare(&a, &b), 0);
	ck_assert_int_lt(location_compare(&b, &c), 0);
	ck_assert_int_lt(location_compare(&a, &d), 0);
	ck_assert_int_gt(location_compare(&c, &a), 0);
	ck_assert_int_eq(location_compare(&a, &a), 0);
}
END_TEST

START_TEST(good_finding_order)
{
	struct finding *a = make("a.c", 1), *b = make("a.c", 1);

	ck_assert_int_eq(finding_compare(a, b), 0);
	b->message = "texu";
	ck_assert_int_lt(finding_compare(a, b), 0);
	b->check = "a-check";
	ck_assert_int_gt(finding_compare(a, b), 0);
	finding_free(a);
	finding_free(b);
	finding_free(NULL);
}
END_TEST

START_TEST(good_fingerprint)
{
	struct finding *f = make("a.c", 1);
	char first[33], second[33];

	finding_fingerprint(f, first);
	ck_assert_uint_eq(strspn(first, "0123456789abcdef"), 32);
	ck_assert_uint_eq(strlen(first), 32);
	f->at.line = 77;
	f->at.column = 5;
	f->message = "another text";
	finding_fingerprint(f, second);
	ck_assert_str_eq(first, second);
	f->function = "g";
	finding_fingerprint(f, second);
	ck_assert_str_ne(first, second);
	f->function = NULL;
	f->subject = NULL;
	finding_fingerprint(f, second);
	ck_assert_str_ne(first, second);
	finding_free(f);
}
END_TEST

START_TEST(good_fingerprint_parts_do_not_run_together)
{
	struct finding *a = make("a.c", 1), *b = make("a.c", 1);
	char first[33], second[33];

	a->function = "ab";
	a->subject = "c";
	b->function = "a";
	b->subject = "bc";
	finding_fingerprint(a, first);
	finding_fingerprint(b, second);
	ck_assert_str_ne(first, second);
	finding_free(a);
	finding_free(b);
}
END_TEST

START_TEST(good_steps)
{
	struct finding *f = make("a.c", 1);
	const struct step *s;

	finding_set_action(f, "no step yet");
	finding_add_step(f, at("a.c", 2, 1), "g", "takes l", "CPU0");
	finding_set_action(f, "lock(l);");
	finding_add_step(f, at("a.c", 3, 1), NULL, "waits", NULL);
	ck_assert_uint_eq(f->steps->len, 2);
	s = &g_array_index(f->steps, struct step, 0);
	ck_assert_str_eq(s->action, "lock(l);");
	ck_assert_ptr_null(s[1].action);
	finding_free(f);
}
END_TEST

START_TEST(good_filter)
{
	struct filter filter = { 0 };
	struct finding *possible = make("a.c", 9), *same = make("a.c", 5);
	struct report r;
	const struct finding *f[2];

	report_init(&r, NULL);
	possible->confidence = CONFIDENCE_POSSIBLE;
	same->confidence = CONFIDENCE_LIKELY;
	g_ptr_array_add(r.findings, same);
	g_ptr_array_add(r.findings, make("a.c", 7));
	g_ptr_array_add(r.findings, possible);
	g_ptr_array_add(r.findings, make("a.c", 5));
	filter_apply(&filter, &r);
	ck_assert_uint_eq(r.findings->len, 2);
	f[0] = g_ptr_array_index(r.findings, 0);
	f[1] = g_ptr_array_index(r.findings, 1);
	ck_assert_uint_eq(f[0]->at.line, 5);
	ck_assert_int_eq(f[0]->confidence, CONFIDENCE_CERTAIN);
	ck_assert_uint_eq(f[1]->at.line, 7);
	ck_assert_uint_eq(f[0]->occurrence, 0);
	ck_assert_uint_eq(f[1]->occurrence, 1);
	report_release(&r);
}
END_TEST

/* The same finding in two files and twice in one: all differ, and none by its file's name. */
START_TEST(good_filter_numbers_twins)
{
	struct filter filter = { 0 };
	char prints[3][33], renamed[33];
	struct report r;
	struct finding *f;

	report_init(&r, NULL);
	g_ptr_array_add(r.findings, make("b.c", 1));
	g_ptr_array_add(r.findings, make("a.c", 1));
	g_ptr_array_add(r.findings, make("a.c", 2));
	filter_apply(&filter, &r);
	ck_assert_uint_eq(r.findings->len, 3);
	for (unsigned int i = 0; i < 3; i++)
		finding_fingerprint(g_ptr_array_index(r.findings, i), prints[i]);
	ck_assert_str_ne(prints[0], prints[1]);
	ck_assert_str_ne(prints[0], prints[2]);
	ck_assert_str_ne(prints[1], prints[2]);
	f = g_ptr_array_index(r.findings, 0);
	f->at.path = "renamed.c";
	finding_fingerprint(f, renamed);
	ck_assert_str_eq(prints[0], renamed);
	finding_identity(g_ptr_array_index(r.findings, 2), renamed);
	ck_assert_str_eq(prints[0], renamed);
	report_release(&r);
}
END_TEST

static char *same_path(const void *context, const char *name)
{
	return g_strdup(g_str_has_prefix(name, "b/") ? name + 2 : name);
}

static gboolean is_changed(const struct lines *l, const char *path, unsigned int line)
{
	GHashTable *set = g_hash_table_lookup(lines_files(l), path);

	return set && g_hash_table_contains(set, GUINT_TO_POINTER(line));
}

START_TEST(good_lines)
{
	struct lines *l = lines_new();

	lines_add(l,
		  "--- a/x.c\n+++ b/x.c\n@@ -1,4 +1,4 @@\n one\n-two\n+TWO\n three\n-four\n+--- four\n"
		  "@@ -10,2 +10 @@\n-gone\n ten\n@@ -20 +18,0 @@\n-gone\n"
		  "--- a/old.c\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
		  "--- a/y\n+++ \"b/tab\\there.c\"\n@@ -0,0 +1 @@\n+x\n",
		  same_path, NULL);
	ck_assert(!is_changed(l, "x.c", 1));
	ck_assert(is_changed(l, "x.c", 2));
	ck_assert(!is_changed(l, "x.c", 3));
	ck_assert(is_changed(l, "x.c", 4));
	ck_assert(is_changed(l, "x.c", 9));
	ck_assert(is_changed(l, "x.c", 10));
	ck_assert(!is_changed(l, "x.c", 11));
	ck_assert(is_changed(l, "x.c", 18));
	ck_assert(is_changed(l, "x.c", 19));
	ck_assert(is_changed(l, "tab\there.c", 1));
	lines_free(l);
}
END_TEST

START_TEST(bad_lines)
{
	static const char *const texts[] = { "", "@@", "@@ -", "@@ -1", "@@ -1,9999999999999999999999 +",
					     "@@ -1 +1,4294967295 @@\n+x\n-y", "--- \n+++ \n@@ -1 +1 @@\n+x",
					     "+++ \"\n+++ \"\"\n", "rename to \n", "\\ No newline\n" };

	for (unsigned int i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct lines *l = lines_new();

		lines_add(l, texts[i], same_path, NULL);
		lines_free(l);
	}
}
END_TEST

START_TEST(good_filter_inconclusive)
{
	struct filter filter = { .inconclusive = TRUE };
	struct finding *possible = make("a.c", 9);
	struct report r;

	report_init(&r, NULL);
	possible->confidence = CONFIDENCE_POSSIBLE;
	g_ptr_array_add(r.findings, possible);
	filter_apply(&filter, &r);
	ck_assert_uint_eq(r.findings->len, 1);
	report_release(&r);
}
END_TEST

START_TEST(good_filter_raises_severity)
{
	unsigned int count;
	const struct check *all = checks_all(&count);
	gboolean *fatal = g_new0(gboolean, count + 1);
	struct filter filter = { .fatal = fatal };
	struct finding *f;
	struct report r;

	if (count) {
		report_init(&r, NULL);
		f = finding_new(all[0].id, at("a.c", 1, 1), "f", "text");
		f->severity = SEVERITY_WARNING;
		g_ptr_array_add(r.findings, f);
		filter_apply(&filter, &r);
		ck_assert_int_eq(f->severity, SEVERITY_WARNING);
		fatal[0] = TRUE;
		filter_apply(&filter, &r);
		ck_assert_int_eq(f->severity, SEVERITY_ERROR);
		report_release(&r);
	}
	g_free(fatal);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { good_location_order,
				       good_finding_order,
				       good_fingerprint,
				       good_fingerprint_parts_do_not_run_together,
				       good_steps,
				       good_filter,
				       good_filter_numbers_twins,
				       good_lines,
				       bad_lines,
				       good_filter_inconclusive,
				       good_filter_raises_severity,
				       NULL };

	return run_tests("finding", tests);
}
