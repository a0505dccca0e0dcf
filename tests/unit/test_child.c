/* SPDX-License-Identifier: GPL-2.0-only */
/* Child processes: streams, statuses, folders, timeouts. */
#include "base/child.h"

#include <glib.h>
#include <signal.h>
#include <string.h>

#include "unit.h"

static int shell(const char *script, const char *input, int timeout, struct child_result *r)
{
	const char *const argv[] = { "sh", "-c", script, NULL };

	return child_run(argv, NULL, input, timeout, r);
}

START_TEST(good_streams_are_apart)
{
	struct child_result r;

	ck_assert_int_eq(shell("echo out; echo err >&2; exit 3", NULL, 0, &r), 0);
	ck_assert_int_eq(r.status, 3);
	ck_assert_str_eq(r.out, "out\n");
	ck_assert_str_eq(r.err, "err\n");
	child_result_clear(&r);
	ck_assert_ptr_null(r.out);
}
END_TEST

/* More than a pipe holds, both ways at once: neither side may block. */
START_TEST(good_much_text_both_ways)
{
	struct child_result r;
	GString *input = g_string_new(NULL);

	while (input->len < 3 * 1024 * 1024)
		g_string_append(input, "flush_scheduled_work();\n");
	ck_assert_int_eq(shell("tee /dev/stderr", input->str, 60, &r), 0);
	ck_assert_int_eq(r.status, 0);
	ck_assert_uint_eq(strlen(r.out), input->len);
	ck_assert_uint_eq(strlen(r.err), input->len);
	ck_assert(strcmp(r.out, input->str) == 0);
	child_result_clear(&r);
	g_string_free(input, TRUE);
}
END_TEST

START_TEST(good_unread_input_is_fine)
{
	struct child_result r;
	char *input = g_strnfill(1024 * 1024, 'x');

	ck_assert_int_eq(shell("exit 0", input, 0, &r), 0);
	ck_assert_int_eq(r.status, 0);
	child_result_clear(&r);
	g_free(input);
}
END_TEST

START_TEST(good_folder)
{
	const char *const argv[] = { "pwd", NULL };
	struct child_result r;

	ck_assert_int_eq(child_run(argv, "/", NULL, 0, &r), 0);
	ck_assert_str_eq(r.out, "/\n");
	child_result_clear(&r);
}
END_TEST

START_TEST(bad_program_and_folder)
{
	const char *const missing[] = { "/nowhere/program", NULL };
	const char *const program[] = { "true", NULL };
	struct child_result r;

	ck_assert_int_eq(child_run(missing, NULL, NULL, 0, &r), -1);
	ck_assert_ptr_null(r.out);
	ck_assert_int_eq(child_run(program, "/nowhere", NULL, 0, &r), -1);
	child_result_clear(&r);
}
END_TEST

START_TEST(good_signal_status)
{
	struct child_result r;

	ck_assert_int_eq(shell("kill -TERM $$", NULL, 0, &r), 0);
	ck_assert_int_eq(r.status, 128 + SIGTERM);
	child_result_clear(&r);
}
END_TEST

/* The grandchild keeps the pipe open; the timeout has to end it as well. */
START_TEST(good_timeout_ends_the_family)
{
	gint64 start = g_get_monotonic_time();
	struct child_result r;

	ck_assert_int_eq(shell("echo begun; sleep 50 & sleep 50", NULL, 1, &r), 0);
	ck_assert_int_eq(r.status, 124);
	ck_assert_str_eq(r.out, "begun\n");
	ck_assert_int_lt(g_get_monotonic_time() - start, 20 * G_USEC_PER_SEC);
	child_result_clear(&r);
}
END_TEST

START_TEST(good_timeout_with_closed_streams)
{
	struct child_result r;

	ck_assert_int_eq(shell("exec >&- 2>&-; sleep 50", NULL, 1, &r), 0);
	ck_assert_int_eq(r.status, 124);
	child_result_clear(&r);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { good_streams_are_apart,
				       good_much_text_both_ways,
				       good_unread_input_is_fine,
				       good_folder,
				       bad_program_and_folder,
				       good_signal_status,
				       good_timeout_ends_the_family,
				       good_timeout_with_closed_streams,
				       NULL };

	return run_tests("child", tests);
}
