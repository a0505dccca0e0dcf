/* SPDX-License-Identifier: GPL-2.0-only */
/* The reports: keys of the JSON document, bytes that are not UTF-8, the text with its table. */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

#include "report.h"
#include "unit.h"

static struct location at(const char *path, unsigned int line)
{
	return (struct location){ path, line, 2 };
}

static void add_cycle(struct finding *f)
{
	finding_add_step(f, at("b.c", 1), "f", "f() takes a", "CPU0");
	finding_set_action(f, "lock(a);");
	finding_add_step(f, at("b.c", 2), "f", "f() takes b", "CPU0");
	finding_set_action(f, "lock(b);");
	finding_add_step(f, at("c.c", 3), "g", "g() takes b", "CPU1");
	finding_set_action(f, "lock(b);");
	finding_add_step(f, at("c.c", 4), "g", "g() takes a", "CPU1");
	finding_set_action(f, "lock(a);");
}

static void fill(struct report *r, const struct tree *t)
{
	struct finding *f = finding_new("lock-order", at("d/a\xff.c", 7), "f", "a \"b\"\n\xc3");
	struct skipped s = { "x.c", "took too long" };
	struct audit_row row = { at("e.c", 5), "schedule_work", "&d->work", "own queue", TRUE, AUDIT_MOVED };

	report_init(r, t);
	f->module = "m";
	g_ptr_array_add(f->locks, (gpointer) "foo.lock");
	add_cycle(f);
	f->fix.strategy = "module-wq";
	f->fix.audit = g_array_new(FALSE, TRUE, sizeof(row));
	g_array_append_val(f->fix.audit, row);
	g_ptr_array_add(r->findings, f);
	g_ptr_array_add(r->findings, finding_new("lock-leak", at("z.c", 1), NULL, "held"));
	g_array_append_val(r->not_analysed, s);
	r->calls_seen = 9;
	r->calls_written = 10;
}

/* What print() prints, to be freed with free(). */
static char *printed(const char *format, const struct text_options *o)
{
	struct tree t = { .root = (char *)(gpointer) "/src\xfe", .version = (char *)"5.17.0" };
	struct report r;
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	fill(&r, &t);
	ck_assert_int_eq(report_format_find(format)->print(&r, o, out), 0);
	fclose(out);
	report_release(&r);
	return text;
}

static const char *string(const cJSON *object, const char *key)
{
	return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
}

static const cJSON *first(const cJSON *object, const char *key)
{
	return cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(object, key), 0);
}

START_TEST(good_json)
{
	char *text = printed("json", NULL);
	cJSON *doc = cJSON_Parse(text);
	const cJSON *f, *step, *row;

	ck_assert_ptr_nonnull(doc);
	ck_assert(g_utf8_validate(text, -1, NULL));
	ck_assert_str_eq(string(cJSON_GetObjectItem(doc, "tree"), "root"), "/src\xef\xbf\xbd");
	ck_assert_str_eq(string(cJSON_GetObjectItem(doc, "tree"), "mode"), "unconfigured");
	f = first(doc, "findings");
	ck_assert_str_eq(string(f, "path"), "d/a\xef\xbf\xbd.c");
	ck_assert_str_eq(string(f, "message"), "a \"b\"\n\xef\xbf\xbd");
	ck_assert_str_eq(string(f, "confidence"), "certain");
	ck_assert_uint_eq(strlen(string(f, "fingerprint")), 32);
	ck_assert_str_eq(cJSON_GetStringValue(first(f, "locks")), "foo.lock");
	step = first(f, "steps");
	ck_assert_str_eq(string(step, "thread"), "CPU0");
	row = first(cJSON_GetObjectItem(f, "fix"), "audit");
	ck_assert_str_eq(string(row, "call"), "schedule_work");
	ck_assert(cJSON_IsTrue(cJSON_GetObjectItem(row, "moved")));
	f = f->next;
	ck_assert_ptr_null(cJSON_GetObjectItem(f, "fix"));
	ck_assert(cJSON_IsNull(cJSON_GetObjectItem(f, "module")));
	ck_assert_str_eq(string(first(doc, "notAnalysed"), "reason"), "took too long");
	cJSON_Delete(doc);
	free(text);
}
END_TEST

START_TEST(good_text)
{
	struct text_options o = { 0 };
	char *text = printed("text", &o);

	ck_assert_str_eq(text, "d/a\xff.c:7:2: error: a \"b\"?\xc3 [lock-order]\n"
			       "b.c:1:2: note: f() takes a\n"
			       "b.c:2:2: note: f() takes b\n"
			       "c.c:3:2: note: g() takes b\n"
			       "c.c:4:2: note: g() takes a\n"
			       "\n Possible unsafe locking scenario:\n\n"
			       "       CPU0                    CPU1\n"
			       "       ----                    ----\n"
			       "  lock(a);\n"
			       "                               lock(b);\n"
			       "                               lock(a);\n"
			       "  lock(b);\n"
			       "\n  *** DEADLOCK ***\n\n"
			       "z.c:1:2: warning: held [lock-leak]\n");
	free(text);
}
END_TEST

START_TEST(good_text_options)
{
	struct text_options o = { .terse = TRUE, .full_path = TRUE };
	char *text = printed("text", &o);

	ck_assert_str_eq(text, "/src\xfe/d/a\xff.c:7:2: error: a \"b\"?\xc3 [lock-order]\n"
			       "/src\xfe/z.c:1:2: warning: held [lock-leak]\n");
	free(text);
	o = (struct text_options){ .terse = TRUE, .color = TRUE };
	text = printed("text", &o);
	ck_assert_ptr_nonnull(strstr(text, "\033[1mz.c:1:2:\033[0m \033[1;35mwarning"));
	free(text);
}
END_TEST

START_TEST(bad_output)
{
	struct text_options o = { 0 };
	struct tree t = { .root = (char *)(gpointer) "/src", .version = (char *)"" };
	struct report r;
	FILE *full = fopen("/dev/full", "w");

	ck_assert_ptr_nonnull(full);
	fill(&r, &t);
	ck_assert_int_eq(report_text(&r, &o, full), -1);
	ck_assert_int_eq(report_json(&r, full), -1);
	fclose(full);
	report_release(&r);
	ck_assert_ptr_null(report_format_find("xml"));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { good_json, good_text, good_text_options, bad_output, NULL };

	return run_tests("json", tests);
}
