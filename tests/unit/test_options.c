/* SPDX-License-Identifier: GPL-2.0-only */
/* The command line: every way to write an option, and every way to get one wrong. */
#include "options.h"

#include <stdarg.h>
#include <string.h>

#include "base/suggest.h"
#include "unit.h"

/* Parses the words up to NULL as options of `check`. */
static int parse(struct options *o, ...)
{
	char *argv[20] = { (char *)"lockstep" };
	int argc = 1;
	va_list words;

	va_start(words, o);
	while ((argv[argc] = va_arg(words, char *)))
		argc++;
	va_end(words);
	return options_parse(o, command_table(), argc, argv);
}

#define EXPECT_FAILURE(...)                                              \
	do {                                                             \
		struct options failed;                                   \
		ck_assert_int_eq(parse(&failed, __VA_ARGS__, NULL), -1); \
		options_clear(&failed);                                  \
	} while (0)

START_TEST(good_defaults)
{
	struct options o;

	ck_assert_int_eq(parse(&o, NULL), 0);
	ck_assert_ptr_null(o.arguments);
	ck_assert_str_eq(o.format, "text");
	ck_assert_uint_ge(o.njobs, 1);
	ck_assert_uint_ge(o.seconds, 1);
	ck_assert_int_eq(o.threshold, SEVERITY_WARNING);
	ck_assert(!o.exit_zero && !o.terse && !o.quiet);
	options_clear(&o);
}
END_TEST

START_TEST(good_values)
{
	struct options o;

	ck_assert_int_eq(parse(&o, "-j4", "--timeout", "7", "--fail-on=error", "a", "--format",
			       "json", "b\xff c", "--json-output=x", "--json-output", "y", NULL),
			 0);
	ck_assert_uint_eq(o.njobs, 4);
	ck_assert_uint_eq(o.seconds, 7);
	ck_assert_int_eq(o.threshold, SEVERITY_ERROR);
	ck_assert_str_eq(o.format, "json");
	ck_assert_str_eq(o.arguments[0], "a");
	ck_assert_str_eq(o.arguments[1], "b\xff c");
	ck_assert_ptr_null(o.arguments[2]);
	ck_assert_str_eq(o.json_output[0], "x");
	ck_assert_str_eq(o.json_output[1], "y");
	options_clear(&o);
}
END_TEST

START_TEST(good_letters)
{
	struct options o;

	ck_assert_int_eq(parse(&o, "-qzj", "3", "--files-from=-", "-p/", "-", NULL), 0);
	ck_assert(o.quiet && o.nul);
	ck_assert_uint_eq(o.njobs, 3);
	ck_assert_str_eq(o.builddir, "/");
	ck_assert_str_eq(o.arguments[0], "-");
	options_clear(&o);
	ck_assert_int_eq(parse(&o, "-j2", "-j", "5", NULL), 0);
	ck_assert_uint_eq(o.njobs, 5);
	options_clear(&o);
}
END_TEST

START_TEST(good_end_of_options)
{
	struct options o;

	ck_assert_int_eq(parse(&o, "--terse", "--", "--terse", "-x", "--", NULL), 0);
	ck_assert_str_eq(o.arguments[0], "--terse");
	ck_assert_str_eq(o.arguments[1], "-x");
	ck_assert_str_eq(o.arguments[2], "--");
	ck_assert_ptr_null(o.arguments[3]);
	options_clear(&o);
	ck_assert_int_eq(parse(&o, "--cache-dir", "--", "a", NULL), 0);
	ck_assert(g_str_has_suffix(o.cache_dir, "/--"));
	ck_assert_str_eq(o.arguments[0], "a");
	options_clear(&o);
}
END_TEST

static gboolean color(const char *option)
{
	struct options o;
	gboolean use;

	ck_assert_int_eq(parse(&o, option, "a", NULL), 0);
	if (option)
		ck_assert_str_eq(o.arguments[0], "a");
	use = o.use_color;
	options_clear(&o);
	return use;
}

START_TEST(good_color)
{
	unsetenv("NO_COLOR");
	setenv("CLICOLOR_FORCE", "1", 1);
	ck_assert(color("-q"));
	ck_assert(!color("--color=never"));
	setenv("CLICOLOR_FORCE", "0", 1);
	ck_assert(color("--color"));
	ck_assert(color("--color=always"));
	setenv("CLICOLOR_FORCE", "1", 1);
	setenv("NO_COLOR", "1", 1);
	ck_assert(!color("-q"));
	ck_assert(color("--color"));
	setenv("NO_COLOR", "", 1);
	ck_assert(color("-q"));
}
END_TEST

START_TEST(bad_options)
{
	EXPECT_FAILURE("--jbos=3");
	EXPECT_FAILURE("--=3");
	EXPECT_FAILURE("-x");
	EXPECT_FAILURE("-qx");
	EXPECT_FAILURE("-\xff");
	EXPECT_FAILURE("--quiet=1");
	EXPECT_FAILURE("--checks");
	EXPECT_FAILURE("a", "-j");
	EXPECT_FAILURE("--in-place");
}
END_TEST

START_TEST(bad_values)
{
	EXPECT_FAILURE("-j0");
	EXPECT_FAILURE("-j", "-1");
	EXPECT_FAILURE("-j", "");
	EXPECT_FAILURE("-j", "4x");
	EXPECT_FAILURE("-j", "99999999999999999999");
	EXPECT_FAILURE("--timeout=0");
	EXPECT_FAILURE("--format=xml");
	EXPECT_FAILURE("--fail-on=bad");
	EXPECT_FAILURE("--color=yes");
	EXPECT_FAILURE("--checks=no-such-check");
	EXPECT_FAILURE("--checks=-*");
	EXPECT_FAILURE("-z");
	EXPECT_FAILURE("-p", "/no/such/folder");
	EXPECT_FAILURE("--kdir=/dev/null");
}
END_TEST

START_TEST(good_suggestions)
{
	const char *const words[] = { "jobs", "json-output", "checks", "timeout", NULL };

	ck_assert_str_eq(suggest("jbos", words), "jobs");
	ck_assert_str_eq(suggest("check", words), "checks");
	ck_assert_str_eq(suggest("json-ouput", words), "json-output");
	ck_assert_ptr_null(suggest("entirely-different", words));
	ck_assert_ptr_null(suggest("", words));
	ck_assert_str_eq(command_suggest("chekc"), "check");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { good_defaults,	    good_values,      good_letters,
				       good_end_of_options, good_color,	      bad_options,
				       bad_values,	    good_suggestions, NULL };

	return run_tests("options", tests);
}
