/* SPDX-License-Identifier: GPL-2.0-only */
/* Edges between lock classes, and the same object on both sides of a wait. */
#include "lock_fixture.h"

#include "api.h"

static const char abba[] = FUNC("one") "block\t0\n" CALL(2, "mutex_lock", "\t&@a")
	CALL(3, "mutex_lock", "\t&@b") CALL(4, "mutex_unlock", "\t&@b")
		CALL(5, "mutex_unlock", "\t&@a") RET(6, "-") END
	"func\ttwo\tstatic\t-\tx.c\t10\t1\t20\nblock\t0\n" CALL(11, "mutex_lock", "\t&@b")
		CALL(12, "mutex_lock", "\t&@a") CALL(13, "mutex_unlock", "\t&@a")
			CALL(14, "mutex_unlock", "\t&@b") RET(15, "-") END;

START_TEST(bad_both_orders)
{
	struct lock_fixture f;
	const struct lock_model *m;
	const struct lockedge *e;

	lock_load(&f, abba);
	m = f.program->locks;
	ck_assert_uint_eq(m->edge_list->len, 2);
	e = g_ptr_array_index(m->edge_list, 0);
	ck_assert_str_eq(e->from, "a");
	ck_assert_str_eq(e->to, "b");
	ck_assert_ptr_nonnull(lock_edge(m, e->to, e->from));
	lock_unload(&f);
}
END_TEST

static const char waiting[] =
	FUNC("stop") "param\t0\tp\tstruct foo *\nblock\t0\n" CALL(2, "mutex_lock", "\t&$0->foo:m")
		CALL(3, "cancel_work_sync", "\t&$0->foo:work")
			CALL(4, "mutex_unlock", "\t&$0->foo:m") RET(5, "-") END
	"func\thandler\tstatic\t-\tx.c\t10\t1\t20\nparam\t0\tw\tstruct work_struct *\n"
	"local\tq\tstruct foo *\nblock\t0\n" SET(11, "%q", "container($0,foo:work)")
		CALL(12, "mutex_lock", "\t&%q->foo:m") CALL(13, "mutex_unlock", "\t&%q->foo:m")
			RET(14, "-") END
	"func\tsetup\tstatic\t-\tx.c\t30\t1\t40\nparam\t0\tp\tstruct foo *\nblock\t0\n" CALL(
		31, "INIT_WORK", "\t&$0->foo:work\t@handler") RET(32, "-") END;

static const struct observation *the_wait(const struct lock_fixture *f)
{
	const GArray *all = f->program->locks->observations;

	for (unsigned int i = 0; i < all->len; i++)
		if (g_array_index(all, struct observation, i).kind == SEEN_WAIT)
			return &g_array_index(all, struct observation, i);
	ck_abort_msg("no wait");
	return NULL;
}

START_TEST(bad_same_instance)
{
	struct lock_fixture f;
	const struct observation *o;
	const struct lock_model *m;
	const struct binding *b;
	const struct expr *lock;
	GPtrArray *handlers;

	lock_load(&f, waiting);
	m = f.program->locks;
	o = the_wait(&f);
	handlers = lock_handlers(m, o->use, o->function);
	ck_assert_uint_eq(handlers->len, 1);
	b = g_ptr_array_index(handlers, 0);
	ck_assert_str_eq(b->handler->name, "handler");
	lock = m->summaries[b->handler->id].uses[0]->object;
	lock = lock_handler_object(m, b, o->use, lock);
	ck_assert_int_eq(lock_same_object(m, o->held.object, lock, o->function), SAME_CERTAIN);
	g_ptr_array_free(handlers, TRUE);
	lock_unload(&f);
}
END_TEST

START_TEST(good_class_names)
{
	struct lock_fixture f;
	const struct observation *o;

	lock_load(&f, waiting);
	o = the_wait(&f);
	ck_assert_str_eq(lock_class_name(f.program->locks, o->held.object, o->function), "foo.m");
	ck_assert_str_eq(lock_class_name(f.program->locks, o->use->object, o->function),
			 "foo.work");
	lock_unload(&f);
}
END_TEST

START_TEST(good_contexts)
{
	struct lock_fixture f;
	const struct function *h;

	lock_load(&f, waiting);
	h = lock_function(&f, "handler");
	ck_assert(f.program->locks->contexts[h->id][CONTEXT_PROCESS].known);
	ck_assert(!f.program->locks->contexts[h->id][CONTEXT_HARDIRQ].known);
	lock_unload(&f);
}
END_TEST

START_TEST(good_table_is_sorted)
{
	unsigned int n;
	const struct api *rows = api_rows(&n);

	for (unsigned int i = 1; i < n; i++)
		ck_assert_int_lt(strcmp(rows[i - 1].name, rows[i].name), 0);
	ck_assert_ptr_nonnull(api_find("spin_lock_irqsave"));
	ck_assert_ptr_null(api_find("no_such_function"));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { bad_both_orders, bad_same_instance,    good_class_names,
				       good_contexts,	good_table_is_sorted, NULL };

	return run_tests("lockgraph", tests);
}
