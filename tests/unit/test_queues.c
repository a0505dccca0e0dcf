/* SPDX-License-Identifier: GPL-2.0-only */
/* Work items, workqueue values and waits, from facts that are written here. */
#include "queues.h"

#include <string.h>

#include "unit.h"

/* One unit with its module; text is what stands between the lines that every unit has. */
struct source {
	const char *path, *module, *text;
};

struct fixture {
	struct tree tree;
	struct program *program;
	struct queues *queues;
	GPtrArray *modules; /* struct module * */
	GPtrArray *lists; /* GPtrArray *: modules of one unit */
};

static struct module *module_of(struct fixture *f, const char *name)
{
	struct module *m;

	for (unsigned int i = 0; i < f->modules->len; i++) {
		m = g_ptr_array_index(f->modules, i);
		if (g_str_equal(m->name, name))
			return m;
	}
	m = g_new0(struct module, 1);
	m->name = name;
	m->dir = "";
	m->units = g_ptr_array_new();
	g_ptr_array_add(f->modules, m);
	return m;
}

static void load(struct fixture *f, const struct source *sources, unsigned int n)
{
	static const struct system_wq known[] = { { .name = "system_wq", .title = "events" },
						  { .name = "system_long_wq",
						    .title = "events_long" } };

	memset(f, 0, sizeof(*f));
	f->tree.wqs = g_ptr_array_new();
	for (unsigned int i = 0; i < G_N_ELEMENTS(known); i++)
		g_ptr_array_add(f->tree.wqs, (gpointer)&known[i]);
	f->modules = g_ptr_array_new();
	f->lists = g_ptr_array_new();
	f->program = program_new(&f->tree);
	for (unsigned int i = 0; i < n; i++) {
		struct facts facts = { .path = sources[i].path, .text = (char *)sources[i].text };
		GPtrArray *list = g_ptr_array_new();

		g_ptr_array_add(list, module_of(f, sources[i].module));
		g_ptr_array_add(module_of(f, sources[i].module)->units, (gpointer)facts.path);
		g_ptr_array_add(f->lists, list);
		ck_assert_int_eq(program_add(f->program, &facts, list), 0);
	}
	program_link(f->program);
	f->queues = queues_new(f->program);
}

static void unload(struct fixture *f)
{
	queues_free(f->queues);
	program_free(f->program);
	for (unsigned int i = 0; i < f->modules->len; i++) {
		struct module *m = g_ptr_array_index(f->modules, i);

		g_ptr_array_free(m->units, TRUE);
		g_free(m);
	}
	for (unsigned int i = 0; i < f->lists->len; i++)
		g_ptr_array_free(g_ptr_array_index(f->lists, i), TRUE);
	g_ptr_array_free(f->modules, TRUE);
	g_ptr_array_free(f->lists, TRUE);
	g_ptr_array_free(f->tree.wqs, TRUE);
}

static const struct queue_site *site(const struct fixture *f, unsigned int i)
{
	ck_assert_uint_lt(i, queues_sites(f->queues)->len);
	return g_ptr_array_index(queues_sites(f->queues), i);
}

static const struct flush_use *use(const struct fixture *f, unsigned int i)
{
	ck_assert_uint_lt(i, queues_flushes(f->queues)->len);
	return g_ptr_array_index(queues_flushes(f->queues), i);
}

static const char *item(const struct fixture *f, unsigned int i)
{
	ck_assert_uint_eq(site(f, i)->items->len, 1);
	return g_ptr_array_index(site(f, i)->items, 0);
}

/* The handlers of the only item of site i, joined by spaces. */
static void check_handlers(const struct fixture *f, unsigned int i, const char *wanted)
{
	GPtrArray *all = queues_handlers(f->queues, site(f, i)->function->unit, item(f, i));
	GString *s = g_string_new(NULL);

	for (unsigned int j = 0; j < all->len; j++)
		g_string_append_printf(s, "%s%s", j ? " " : "",
				       ((struct work_handler *)g_ptr_array_index(all, j))->name);
	ck_assert_str_eq(s->str, wanted);
	g_string_free(s, TRUE);
	g_ptr_array_free(all, TRUE);
}

#define FUNC(name, line) "func\t" name "\tstatic\t-\ta.c\t" #line "\t1\t" #line "\nblock\t0\n"
#define CALL(line, name, rest) "call\t" #line "\t1\t" #line "\t9\t" name "\t" name "\t%t0" rest "\n"

START_TEST(good_items_and_handlers)
{
	static const struct source sources[] = {
		{ "a.c", "a",
		  "global\tw\tstatic\tstruct work_struct\ta.c\t1\t1\n"
		  "define\tDECLARE_WORK\t@w\ta.c\t1\t1\t@w_fn\n"
		  "init\t@dev.foo:work.work_struct:func\t@static_fn\ta.c\t2\t1\n" FUNC(
			  "setup", 3) CALL(3, "INIT_WORK", "\t&$0->foo:work\t@foo_fn")
			  CALL(4, "INIT_DELAYED_WORK", "\t&$0->foo:dwork\t@late_fn") "end\n" FUNC(
				  "go",
				  10) CALL(11, "schedule_work",
					   "\t&@w") CALL(12, "schedule_work",
							 "\t&$0->foo:work") CALL(13,
										 "schedule_delayed_work",
										 "\t&$0->foo:dwork\t0")
				  CALL(14, "queue_work", "\t@system_long_wq\t&$0->foo:dwork.delayed_work:work") "set\t15\t1\t%p\t&$0->foo:work\n" CALL(
					  16, "schedule_work", "\t%p") "end\n" }
	};
	struct fixture f;

	load(&f, sources, 1);
	ck_assert_uint_eq(queues_sites(f.queues)->len, 5);
	ck_assert_str_eq(item(&f, 0), "a.c:w");
	ck_assert_str_eq(queues_item_name(item(&f, 0)), "w");
	check_handlers(&f, 0, "w_fn");
	ck_assert_str_eq(item(&f, 1), "foo.work");
	check_handlers(&f, 1, "foo_fn static_fn");
	ck_assert_str_eq(item(&f, 2), "foo.dwork");
	check_handlers(&f, 2, "late_fn");
	ck_assert_str_eq(item(&f, 3), "foo.dwork");
	ck_assert(wq_value_has(&site(&f, 3)->wq, "system_long_wq"));
	ck_assert_str_eq(item(&f, 4), "foo.work");
	unload(&f);
}
END_TEST

/* A function that initialises what it is given pairs item and handler per caller. */
START_TEST(good_handlers_by_caller)
{
	static const struct source sources[] = {
		{ "a.c", "a",
		  FUNC("init_one", 1) CALL(1, "INIT_WORK", "\t$0\t$1") "end\n" FUNC("setup", 3)
			  CALL(3, "init_one", "\t&$0->foo:x\t@x_fn")
				  CALL(4, "init_one", "\t&$0->foo:y\t@y_fn") "end\n" FUNC("go", 10)
					  CALL(11, "schedule_work", "\t&$0->foo:x")
						  CALL(12, "schedule_work", "\t&$0->foo:y") "end\n"
		  /* queues itself again */
		  FUNC("x_fn", 20) CALL(21, "schedule_work", "\t$0") "end\n" }
	};
	struct fixture f;

	load(&f, sources, 1);
	check_handlers(&f, 0, "x_fn");
	check_handlers(&f, 1, "y_fn");
	ck_assert_str_eq(item(&f, 2), "foo.x");
	unload(&f);
}
END_TEST

START_TEST(good_values_of_variables)
{
	static const struct source sources[] = {
		{ "a.c", "a",
		  "global\tshared\tstatic\tstruct workqueue_struct *\ta.c\t1\t1\n" FUNC(
			  "setup",
			  3) "set\t3\t1\t@shared\t@system_wq\n"
			     "set\t4\t1\t$0->foo:wq\t@shared\n" CALL(
				     5, "alloc_workqueue",
				     "\t\"foo\"\t0\t0") "set\t5\t1\t$0->foo:own\t%t0\n"
							"set\t6\t1\t$0->foo:mixed\t%t0\n"
							"set\t7\t1\t$0->foo:mixed\t@system_wq\n"
							"end\n" FUNC("stop", 10) CALL(
								11, "flush_workqueue",
								"\t$0->foo:wq") CALL(12,
										     "flush_workqueue",
										     "\t$0->foo:own")
								CALL(13, "flush_workqueue",
								     "\t$0->foo:mixed")
									CALL(14, "flush_workqueue",
									     "\t$0->foo:never") "end\n" }
	};
	struct fixture f;

	load(&f, sources, 1);
	ck_assert_uint_eq(queues_flushes(f.queues)->len, 2);
	ck_assert_uint_eq(use(&f, 0)->at.line, 11);
	ck_assert(wq_value_certain(&use(&f, 0)->wq));
	ck_assert_str_eq(use(&f, 0)->variable, "$0->wq");
	ck_assert_uint_eq(use(&f, 1)->at.line, 13);
	ck_assert(!wq_value_certain(&use(&f, 1)->wq));
	unload(&f);
}
END_TEST

/* Only assignments that reach the call count. */
START_TEST(good_values_by_flow)
{
	static const struct source sources[] = {
		{ "a.c", "a",
		  FUNC("again", 1) "set\t1\t1\t%wq\t@system_wq\n" CALL(2, "queue_work", "\t%wq\t&@w") "set\t3\t1\t%wq\t$0\n" CALL(
			  4, "flush_workqueue",
			  "\t%wq") "end\n" FUNC("branch",
						10) "set\t10\t1\t%wq\t$0\n"
						    "if\t11\t1\t$1\t1\t2\n"
						    "block\t1\nset\t12\t1\t%wq\t@system_wq\ngoto\t2\n"
						    "block\t2\n" CALL(13, "flush_workqueue", "\t%wq") "end\n" FUNC(
							    "loop",
							    20) "goto\t1\nblock\t1\n" CALL(21,
											   "flush_workqueue",
											   "\t%wq") "set\t22\t1\t%wq\t@system_long_wq\nif\t23\t1\t$0\t1\t2\nblock\t2\nend\n" }
	};
	struct fixture f;

	load(&f, sources, 1);
	ck_assert_uint_eq(queues_flushes(f.queues)->len, 2);
	ck_assert_uint_eq(use(&f, 0)->at.line, 13);
	ck_assert(!wq_value_certain(&use(&f, 0)->wq));
	ck_assert_uint_eq(use(&f, 1)->at.line, 21);
	ck_assert_str_eq(use(&f, 1)->wq.names[0], "system_long_wq");
	unload(&f);
}
END_TEST

START_TEST(good_wrappers)
{
	static const struct source sources[] = {
		{ "a.c", "a",
		  FUNC("thin", 1) CALL(1, "flush_scheduled_work", "") "end\n" FUNC(
			  "lonely", 2) CALL(2, "flush_scheduled_work", "") "end\n" FUNC("thick", 3)
			  CALL(3, "msleep", "\t1") CALL(4, "flush_scheduled_work", "") "end\n" FUNC(
				  "given", 5) CALL(5, "flush_workqueue",
						   "\t$0") "end\n" FUNC("given2", 6)
				  CALL(6, "given", "\t$1") "end\n" FUNC("main", 10) CALL(11, "thin",
											 "")
					  CALL(12, "thick", "") CALL(13, "given", "\t@system_wq")
						  CALL(14, "given2", "\t0\t@system_long_wq")
							  CALL(15, "given", "\t$0") "end\n" }
	};
	static const unsigned int lines[] = { 2, 4, 11, 13, 14 };
	struct fixture f;

	load(&f, sources, 1);
	ck_assert_uint_eq(queues_flushes(f.queues)->len, G_N_ELEMENTS(lines));
	for (unsigned int i = 0; i < G_N_ELEMENTS(lines); i++)
		ck_assert_uint_eq(use(&f, i)->at.line, lines[i]);
	ck_assert_uint_eq(use(&f, 1)->via->len, 0);
	ck_assert_uint_eq(use(&f, 2)->via->len, 1);
	ck_assert_uint_eq(use(&f, 4)->via->len, 2);
	ck_assert_str_eq(g_array_index(use(&f, 4)->via, struct flush_step, 0).function->name,
			 "given2");
	unload(&f);
}
END_TEST

/* Functions and assignments that go round in circles come to an end. */
START_TEST(good_circles)
{
	static const struct source sources[] = {
		{ "a.c", "a",
		  FUNC("one",
		       1) "set\t1\t1\t%a\t%b\nset\t1\t2\t%b\t%a\nset\t1\t3\t$0->foo:p\t$0->foo:q\n"
			  "set\t1\t4\t$0->foo:q\t$0->foo:p\n" CALL(
				  2, "flush_workqueue", "\t%a") CALL(3, "flush_workqueue",
								     "\t$0->foo:p") CALL(4, "two",
											 "\t$0")
				  CALL(5, "flush_workqueue", "\t%t0") "ret\t6\t1\t%t0\nend\n" FUNC(
					  "two", 10) CALL(11, "flush_workqueue",
							  "\t$0") CALL(12, "two", "\t$0")
					  CALL(13, "one", "\t$0") "ret\t14\t1\t%t0\nend\n" FUNC(
						  "thin_a", 20) CALL(20, "thin_b",
								     "") "end\n" FUNC("thin_b", 21)
						  CALL(21, "flush_scheduled_work",
						       "") "end\n" FUNC("w_fn", 30)
							  CALL(30, "INIT_WORK", "\t$0\t@w_fn")
								  CALL(31, "w_fn", "\t$0")
									  CALL(32, "schedule_work",
									       "\t$0") "end\n" }
	};
	struct fixture f;

	load(&f, sources, 1);
	ck_assert_uint_eq(queues_flushes(f.queues)->len, 1);
	ck_assert_uint_eq(use(&f, 0)->at.line, 20);
	unload(&f);
}
END_TEST

/* Calls with fewer arguments than the API has. */
START_TEST(good_missing_arguments)
{
	static const struct source sources[] = {
		{ "a.c", "a",
		  "define\tDECLARE_WORK\t@w\ta.c\t1\t1\n"
		  "define\tno_such_macro\t@w\ta.c\t1\t1\t@f\n"
		  "init\twork_struct:func\t@f\ta.c\t1\t1\n" FUNC("main", 1)
			  CALL(1, "flush_workqueue", "") CALL(2, "queue_work", "\t@system_wq")
				  CALL(3, "schedule_work", "") CALL(4, "INIT_WORK", "\t&@w") CALL(
					  5, "INIT_WORK",
					  "") "set\t6\t1\twork_struct:func\t?\nset\t7\t1\t-\t-\n"
					      "end\n" }
	};
	struct fixture f;

	load(&f, sources, 1);
	ck_assert_uint_eq(queues_flushes(f.queues)->len, 0);
	ck_assert_uint_eq(queues_sites(f.queues)->len, 2);
	ck_assert_uint_eq(site(&f, 0)->items->len, 0);
	unload(&f);
}
END_TEST

static const struct source linked[] = {
	{ "a.c", "a",
	  FUNC("run", 1) CALL(1, "helper_go",
			      "\t$0") "end\n"
				      "func\ta_stop\textern\t-\ta.c\t3\t1\t4\nblock\t0\n" CALL(
					      3, "flush_scheduled_work", "")
					      CALL(4, "nowhere", "\t$0") "end\nexport\ta_stop\n" },
	{ "helper.c", "helper",
	  "func\thelper_go\textern\t-\thelper.c\t1\t1\t2\nblock\t0\n" CALL(1, "schedule_work",
									   "\t&$0->data:work")
		  CALL(2, "schedule_work", "\t&@other") "end\nexport\thelper_go\n" },
	{ "user.c", "user",
	  "init\t@ops.ops:stop\t@a_stop\tuser.c\t1\t1\n"
	  "func\tuser_go\tstatic\t-\tuser.c\t2\t1\t3\nblock\t0\n" CALL(
		  2, "schedule_work", "\t&$0->user:work") "end\n" },
};

START_TEST(good_other_modules)
{
	const struct program_unit *home;
	struct fixture f;
	GPtrArray *list;

	load(&f, linked, G_N_ELEMENTS(linked));
	home = use(&f, 0)->function->unit;
	list = queues_sites_of(f.queues, home);
	ck_assert_uint_eq(list->len, 1); /* only what the module handed over */
	ck_assert_str_eq(((struct queue_site *)g_ptr_array_index(list, 0))->at.path, "helper.c");
	g_ptr_array_free(list, TRUE);
	list = queues_exports_above(f.queues, use(&f, 0)->function);
	ck_assert_uint_eq(list->len, 1);
	{
		GPtrArray *users = queues_users(f.queues, home, list);

		ck_assert_uint_eq(users->len, 1);
		ck_assert_str_eq(((struct program_unit *)g_ptr_array_index(users, 0))->path,
				 "user.c");
		g_ptr_array_free(users, TRUE);
	}
	g_ptr_array_free(list, TRUE);
	unload(&f);
}
END_TEST

START_TEST(good_what_is_wanted)
{
	GPtrArray *certain = g_ptr_array_new(), *unsettled = g_ptr_array_new();
	GPtrArray *exports = g_ptr_array_new(), *users = g_ptr_array_new();
	struct fixture f;

	load(&f, linked, G_N_ELEMENTS(linked));
	queues_wanted_modules(f.queues, certain, unsettled);
	queues_wanted_exports(f.queues, FALSE, exports);
	queues_wanted_users(f.queues, users);
	ck_assert_uint_eq(certain->len, 1);
	ck_assert_uint_eq(unsettled->len, 0);
	ck_assert_uint_eq(exports->len, 1);
	ck_assert_str_eq(g_ptr_array_index(exports, 0), "nowhere");
	ck_assert_uint_eq(users->len, 1);
	ck_assert_str_eq(g_ptr_array_index(users, 0), "a_stop");
	g_ptr_array_free(certain, TRUE);
	g_ptr_array_free(unsettled, TRUE);
	g_ptr_array_free(exports, TRUE);
	g_ptr_array_free(users, TRUE);
	unload(&f);
}
END_TEST

START_TEST(good_default_workqueue)
{
	static const struct system_wq newer = { .name = "system_percpu_wq" };
	struct fixture f;

	load(&f, linked, 1);
	ck_assert_str_eq(tree_default_wq(&f.tree), "system_wq");
	g_ptr_array_add(f.tree.wqs, (gpointer)&newer);
	ck_assert_str_eq(tree_default_wq(&f.tree), "system_percpu_wq");
	unload(&f);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { good_items_and_handlers,
				       good_handlers_by_caller,
				       good_values_of_variables,
				       good_values_by_flow,
				       good_wrappers,
				       good_circles,
				       good_missing_arguments,
				       good_other_modules,
				       good_what_is_wanted,
				       good_default_workqueue,
				       NULL };

	return run_tests("queues", tests);
}
