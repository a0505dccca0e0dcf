/* SPDX-License-Identifier: GPL-2.0-only */
/* What callers see of a function, from facts that are written here. */
#include "lock_fixture.h"

static const struct summary *summary(const struct lock_fixture *f, const char *name)
{
	return &f->program->locks->summaries[lock_function(f, name)->id];
}

static unsigned int uses(const struct summary *s, enum use_kind kind)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < s->nuses; i++)
		n += s->uses[i]->kind == kind;
	return n;
}

START_TEST(good_wrappers)
{
	static const char text[] = FUNC("lock_foo") "param\t0\tp\tstruct foo *\nblock\t0\n" CALL(
		2, "mutex_lock", "\t&$0->foo:m") RET(3, "-") END
		"func\tunlock_foo\tstatic\t-\tx.c\t10\t1\t20\nparam\t0\tp\tstruct foo *\nblock\t0\n" CALL(
			12, "mutex_unlock", "\t&$0->foo:m") RET(13, "-") END
		"func\tuser\tstatic\t-\tx.c\t30\t1\t40\nparam\t0\tp\tstruct foo *\nblock\t0\n" CALL(
			32, "lock_foo", "\t$0") CALL(33, "unlock_foo", "\t$0") RET(34, "-") END;
	struct lock_fixture f;

	lock_load(&f, text);
	ck_assert_uint_eq(summary(&f, "lock_foo")->neffects, 1);
	ck_assert(summary(&f, "lock_foo")->effects[0].acquired);
	ck_assert_uint_eq(summary(&f, "unlock_foo")->neffects, 1);
	ck_assert(!summary(&f, "unlock_foo")->effects[0].acquired);
	ck_assert_uint_eq(summary(&f, "user")->neffects, 0);
	ck_assert_uint_eq(uses(summary(&f, "user"), USE_LOCK), 1);
	lock_unload(&f);
}
END_TEST

/* Locked when it returns 0: the caller's test of the result decides. */
START_TEST(good_locked_on_success)
{
	static const char text[] = FUNC("get") "block\t0\n" CALL(
		2, "mutex_lock_interruptible",
		"\t&@m") "if\t2\t2\t%t2\t1\t2\n"
			 "block\t1\n" RET(3, "-4") "block\t2\n" RET(4, "0") END
		"func\tuser\tstatic\t-\tx.c\t30\t1\t40\nblock\t0\n" CALL(
			32, "get",
			"") "if\t32\t2\t%t32\t1\t2\nblock\t1\n" RET(33,
								    "-4") "block\t2\n" CALL(34,
											    "mutex_unlock",
											    "\t&@m")
			RET(35, "0") END;
	struct lock_fixture f;

	lock_load(&f, text);
	ck_assert_uint_eq(summary(&f, "get")->neffects, 1);
	ck_assert_uint_eq(summary(&f, "get")->effects[0].when, RETURN_ZERO);
	ck_assert_uint_eq(summary(&f, "user")->neffects, 0);
	ck_assert_uint_eq(lock_count(&f, SEEN_LEAK), 0);
	lock_unload(&f);
}
END_TEST

/* The gfp mask is the caller's; so is a lock that is dropped meanwhile. */
START_TEST(good_what_callers_decide)
{
	static const char text[] =
		FUNC("make") "param\t0\tgfp\tgfp_t\nblock\t0\n" CALL(2, "kmalloc", "\t8\t$0")
			RET(3, "-") END
		"func\tdrop\tstatic\t-\tx.c\t10\t1\t20\nblock\t0\n" CALL(12, "spin_unlock", "\t&@s")
			CALL(13, "msleep", "\t1") CALL(14, "spin_lock", "\t&@s") RET(15, "-") END
		"func\tgood\tstatic\t-\tx.c\t30\t1\t40\nblock\t0\n" CALL(31, "spin_lock", "\t&@s")
			CALL(32, "make", "\t=GFP_ATOMIC") CALL(33, "drop", "")
				CALL(34, "spin_unlock", "\t&@s") RET(35, "-") END
		"func\tbad\tstatic\t-\tx.c\t50\t1\t60\nblock\t0\n" CALL(51, "spin_lock", "\t&@s")
			CALL(52, "make", "\t=GFP_KERNEL") CALL(53, "spin_unlock", "\t&@s")
				RET(54, "-") END;
	struct lock_fixture f;

	lock_load(&f, text);
	ck_assert_uint_eq(uses(summary(&f, "make"), USE_SLEEP), 1);
	ck_assert(summary(&f, "make")->uses[0]->guard.gfp);
	ck_assert_uint_eq(lock_count(&f, SEEN_SLEEP), 1);
	ck_assert_uint_eq(lock_count(&f, SEEN_RECURSIVE), 0);
	lock_unload(&f);
}
END_TEST

START_TEST(good_recursion_ends)
{
	static const char text[] = FUNC("a") "block\t0\n" CALL(2, "mutex_lock", "\t&@m")
		CALL(3, "mutex_unlock", "\t&@m") CALL(4, "b", "") RET(5, "-") END
		"func\tb\tstatic\t-\tx.c\t10\t1\t20\nblock\t0\n" CALL(11, "a", "") RET(12, "-") END;
	struct lock_fixture f;

	lock_load(&f, text);
	ck_assert_uint_eq(uses(summary(&f, "b"), USE_LOCK), 1);
	ck_assert_uint_eq(lock_count(&f, SEEN_LEAK), 0);
	lock_unload(&f);
}
END_TEST

START_TEST(good_returned_object)
{
	static const char text[] =
		FUNC("to_foo") "param\t0\tw\tstruct work_struct *\nblock\t0\n" RET(
			2, "container($0,foo:work)") END;
	struct lock_fixture f;
	GString *s = g_string_new(NULL);

	lock_load(&f, text);
	ck_assert_ptr_nonnull(summary(&f, "to_foo")->value);
	expr_print(s, summary(&f, "to_foo")->value, NULL, 0);
	ck_assert_str_eq(s->str, "container_of($0, work)");
	g_string_free(s, TRUE);
	lock_unload(&f);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		good_wrappers,	     good_locked_on_success, good_what_callers_decide,
		good_recursion_ends, good_returned_object,   NULL
	};

	return run_tests("summary", tests);
}
