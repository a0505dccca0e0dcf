/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The main() of a unit test: one suite with one case holding all tests.  Drop a
 * test_NAME.c into this folder and it is built and run as unit/NAME.
 */
#ifndef LOCKSTEP_UNIT_TEST_H
#define LOCKSTEP_UNIT_TEST_H

#include <check.h>
#include <stdlib.h>

/* tests: what START_TEST() defined, and NULL at the end; returns main()'s value. */
static inline int run_tests(const char *name, const TTest *const *tests)
{
	Suite *suite = suite_create(name);
	TCase *all = tcase_create("all");
	SRunner *runner;
	int failed;

	tcase_set_timeout(all, 60);
	for (; *tests; tests++)
		tcase_add_test(all, *tests);
	suite_add_tcase(suite, all);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
