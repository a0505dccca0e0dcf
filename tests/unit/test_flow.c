/* SPDX-License-Identifier: GPL-2.0-only */
/* What paths through one function show, from facts that are written here. */
#include "lock_fixture.h"

#define LOCK(line) CALL(line, "mutex_lock", "\t&@m")
#define UNLOCK(line) CALL(line, "mutex_unlock", "\t&@m")

static unsigned int seen(const char *text, enum observation_kind kind)
{
	struct lock_fixture f;
	unsigned int n;

	lock_load(&f, text);
	n = lock_count(&f, kind);
	lock_unload(&f);
	return n;
}

START_TEST(bad_leak_on_error)
{
	static const char text[] = FUNC("f") "local\terr\tint\nblock\t0\n" LOCK(2) CALL(3, "g", "")
		SET(3, "%err", "%t3") "if\t4\t2\t%err\t1\t2\n"
				      "block\t1\n" RET(5, "%err") "block\t2\n" UNLOCK(6) RET(7, "0")
					      END;

	ck_assert_uint_eq(seen(text, SEEN_LEAK), 1);
}
END_TEST

START_TEST(good_same_condition)
{
	static const char text[] =
		FUNC("f") "param\t0\tx\tint\nblock\t0\nif\t2\t2\t$0\t1\t2\n"
			  "block\t1\n" LOCK(3) "goto\t2\n"
					       "block\t2\nif\t4\t2\t$0\t3\t4\n"
					       "block\t3\n" UNLOCK(5) "goto\t4\n"
								      "block\t4\n" RET(6, "-") END;

	ck_assert_uint_eq(seen(text, SEEN_LEAK), 0);
	ck_assert_uint_eq(seen(text, SEEN_DOUBLE_UNLOCK), 0);
}
END_TEST

START_TEST(good_trylock_result)
{
	static const char text[] = FUNC("f") "block\t0\n" CALL(
		2, "mutex_trylock", "\t&@m") "if\t2\t2\t%t2\t1\t2\n"
					     "block\t1\n" UNLOCK(3)
						     RET(3, "1") "block\t2\n" RET(4, "0") END;

	ck_assert_uint_eq(seen(text, SEEN_LEAK), 0);
	ck_assert_uint_eq(seen(text, SEEN_NOT_HELD), 0);
}
END_TEST

START_TEST(bad_twice)
{
	static const char again[] = FUNC("f") "block\t0\n" LOCK(2) LOCK(3) UNLOCK(4) RET(5, "-")
		END;
	static const char unlock[] = FUNC("f") "block\t0\n" LOCK(2) UNLOCK(3) UNLOCK(4) RET(5, "-")
		END;

	ck_assert_uint_eq(seen(again, SEEN_RECURSIVE), 1);
	ck_assert_uint_eq(seen(unlock, SEEN_DOUBLE_UNLOCK), 1);
}
END_TEST

START_TEST(bad_sleep_under_spinlock)
{
	static const char text[] = FUNC("f") "block\t0\n" CALL(2, "spin_lock", "\t&@s")
		CALL(3, "kmalloc", "\t8\t=GFP_KERNEL") CALL(4, "kmalloc", "\t8\t=GFP_ATOMIC")
			CALL(5, "spin_unlock", "\t&@s") CALL(6, "msleep", "\t1") RET(7, "-") END;

	ck_assert_uint_eq(seen(text, SEEN_SLEEP), 1);
}
END_TEST

START_TEST(bad_interrupts)
{
	static const char early[] = FUNC(
		"f") "local\tflags\tlong\nblock\t0\n" CALL(2, "spin_lock_irqsave", "\t&@a\t%flags")
		CALL(3, "spin_lock_irq", "\t&@b") CALL(4, "spin_unlock_irq", "\t&@b")
			CALL(5, "spin_unlock_irqrestore", "\t&@a\t%flags") RET(6, "-") END;
	static const char reused[] = FUNC(
		"f") "local\tflags\tlong\nblock\t0\n" CALL(2, "spin_lock_irqsave", "\t&@a\t%flags")
		CALL(3, "spin_lock_irqsave", "\t&@b\t%flags") RET(6, "-") END;

	ck_assert_uint_eq(seen(early, SEEN_IRQ_MIX), 1);
	ck_assert_uint_eq(seen(reused, SEEN_FLAGS_REUSED), 1);
}
END_TEST

START_TEST(good_guard)
{
	static const char text[] = FUNC(
		"f") "param\t0\tp\tstruct foo *\nlocal\tscope\tclass_mutex_t\n"
		     "block\t0\n" CALL(2, "class_mutex_constructor",
				       "\t&$0->foo:m") SET(2, "%scope", "%t2") LOCK(3)
			     UNLOCK(4) "cleanup\t5\t2\tclass_mutex_destructor\t%scope\n" RET(5, "-")
				     END;

	ck_assert_uint_eq(seen(text, SEEN_LEAK), 0);
	ck_assert_uint_eq(seen(text, SEEN_EDGE), 1);
}
END_TEST

START_TEST(good_variable_moves_on)
{
	static const char text[] =
		FUNC("f") "local\tp\tstruct foo *\nblock\t0\n" SET(2, "%p", "@head.foo:next")
			CALL(3, "mutex_lock", "\t&%p->foo:m") SET(4, "%p", "%p->foo:next")
				CALL(5, "mutex_lock", "\t&%p->foo:m") RET(6, "-") END;

	ck_assert_uint_eq(seen(text, SEEN_RECURSIVE), 0);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		bad_leak_on_error, good_same_condition,	     good_trylock_result,
		bad_twice,	   bad_sleep_under_spinlock, bad_interrupts,
		good_guard,	   good_variable_moves_on,   NULL
	};

	return run_tests("flow", tests);
}
