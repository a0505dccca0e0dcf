/* SPDX-License-Identifier: GPL-2.0-only */
/* Messages: the prefix, the value of error(), -q. */
#include "base/log.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"

/* What stderr gets while f runs, in a static buffer. */
static const char *captured(void (*f)(void))
{
	static char text[1000];
	int saved = dup(STDERR_FILENO);
	FILE *file = tmpfile();
	size_t n;

	ck_assert_ptr_nonnull(file);
	dup2(fileno(file), STDERR_FILENO);
	f();
	dup2(saved, STDERR_FILENO);
	close(saved);
	rewind(file);
	n = fread(text, 1, sizeof(text) - 1, file);
	text[n] = '\0';
	fclose(file);
	return text;
}

static void say_error(void)
{
	errno = EAGAIN;
	ck_assert_int_eq(error("cannot read %s", "a b"), -1);
	ck_assert_int_eq(errno, EAGAIN);
}

static void say_note(void)
{
	note("%d units", 7);
}

START_TEST(good_error)
{
	log_set_quiet(TRUE);
	ck_assert_str_eq(captured(say_error), "lockstep: cannot read a b\n");
}
END_TEST

START_TEST(good_note_and_quiet)
{
	ck_assert_str_eq(captured(say_note), "lockstep: 7 units\n");
	log_set_quiet(TRUE);
	ck_assert(log_is_quiet());
	ck_assert_str_eq(captured(say_note), "");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { good_error, good_note_and_quiet, NULL };

	return run_tests("log", tests);
}
