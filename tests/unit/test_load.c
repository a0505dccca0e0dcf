/* SPDX-License-Identifier: GPL-2.0-only */
/* Loading facts: what they become, and that damaged ones do no harm. */
#include <string.h>

#include "base/log.h"
#include "program.h"

#include "unit.h"

static const char sample[] =
	"unit\tdrivers/x/a.c\n"
	"include\tdrivers/x/a.h\n"
	"diag\tdrivers/x/a.c\t1\t1\tno such file\n"
	"coverage\t3\t4\n"
	"missed\tdrivers/x/a.c\t9\t2\tmutex_lock\n"
	"global\tlk\tstatic\tstruct mutex\tdrivers/x/a.c\t3\t8\n"
	"init\t@ops.file_operations:open\t@a_open\tdrivers/x/a.c\t5\t2\n"
	"define\tDECLARE_WORK\t@w\tdrivers/x/a.c\t4\t8\t@w\t@a_work\n"
	"export\ta_go\n"
	"modinit\ta_init\tdrivers/x/a.c\t90\t1\n"
	"modexit\ta_exit\tdrivers/x/a.c\t91\t1\n"
	"moddriver\tmodule_platform_driver\t@a_driver\tdrivers/x/a.c\t92\t1\n"
	"func\ta_inline\tstatic\tinline,hdr\tdrivers/x/a.h\t10\t20\t12\n"
	"block\t0\n"
	"call\t11\t2\t11\t20\tmutex_lock\tmutex_lock\t%t0\t&@lk\n"
	"ret\t12\t1\t-\n"
	"end\n"
	"func\ta_go\textern\tinit,noreturn\tdrivers/x/a.c\t20\t5\t40\n"
	"param\t0\td\tstruct a *\n"
	"local\ti\tint\n"
	"block\t0\n"
	"set\t21\t2\t%i\t$0->a:n\n"
	"call\t22\t2\t22\t20\tspin_lock_irqsave\t_raw_spin_lock_irqsave\t%t0\t&$0->a:lock\t%f\n"
	"if\t23\t2\t%i==0\t1\t2\n"
	"block\t1\n"
	"switch\t24\t2\t%i\t1:2\tA::B:2\tdefault:1\n"
	"block\t2\n"
	"call\t25\t2\t25\t9\tprintk\tprintk\t%t1\t\"a\\tb\\n\\\\\"\n"
	"cleanup\t26\t2\tmutex_unlock\t%g\n"
	"goto\t3\n"
	"block\t3\n"
	"ret\t26\t2\t%t0\n"
	"end\n";

static struct program *load(const char *path, const char *text, int wanted)
{
	struct program *p = program_new(NULL);
	char *copy = g_strdup(text);
	struct facts f = { .path = path, .text = copy };

	ck_assert_int_eq(program_add(p, &f, NULL), wanted);
	g_free(copy);
	program_link(p);
	return p;
}

static struct function *named(const struct program *p, const char *name)
{
	GPtrArray *same = g_hash_table_lookup(p->by_name, name);

	ck_assert_ptr_nonnull(same);
	return g_ptr_array_index(same, 0);
}

START_TEST(good_unit_lines)
{
	struct program *p = load("drivers/x/a.c", sample, 0);
	struct program_unit *u = g_ptr_array_index(p->units, 0);
	struct initialiser *i;
	struct variable *v;

	ck_assert_uint_eq(u->calls_seen, 3);
	ck_assert_uint_eq(u->calls_written, 4);
	ck_assert_uint_eq(u->modules->len, 0);
	v = g_ptr_array_index(u->missed, 0);
	ck_assert_str_eq(v->name, "mutex_lock");
	ck_assert_uint_eq(v->at.line, 9);
	v = g_ptr_array_index(u->globals, 0);
	ck_assert(v->is_static && v->at.column == 8);
	i = g_ptr_array_index(u->initialisers, 1);
	ck_assert_str_eq(i->written, "DECLARE_WORK");
	ck_assert_uint_eq(i->nargs, 2);
	ck_assert_str_eq(i->args[1], "@a_work");
	ck_assert_ptr_null(i->function);
	ck_assert_str_eq(g_ptr_array_index(u->exports, 0), "a_go");
	v = g_ptr_array_index(u->modexits, 0);
	ck_assert_str_eq(v->name, "a_exit");
	i = g_ptr_array_index(u->moddrivers, 0);
	ck_assert_str_eq(i->object, "@a_driver");
	program_free(p);
}
END_TEST

START_TEST(good_function_lines)
{
	struct program *p = load("drivers/x/a.c", sample, 0);
	struct function *f = named(p, "a_go");
	struct event *e;

	ck_assert(f->is_init && f->is_noreturn && !f->is_static && !f->in_header);
	ck_assert_uint_eq(f->end_line, 40);
	ck_assert_str_eq(f->params[0].name, "d");
	ck_assert_uint_eq(f->nblocks, 4);
	e = &f->blocks[0].events[0];
	ck_assert(e->kind == EVENT_SET && g_str_equal(e->value, "$0->a:n"));
	e = &f->blocks[0].events[1];
	ck_assert_ptr_eq(e->api, api_find("spin_lock_irqsave"));
	ck_assert_uint_eq(e->nargs, 2);
	ck_assert(f->blocks[0].jump == JUMP_IF && f->blocks[0].succ[1] == 2);
	ck_assert_uint_eq(f->blocks[1].nsucc, 3);
	ck_assert_str_eq(f->blocks[1].values[1], "A::B");
	ck_assert_str_eq(f->blocks[2].events[0].args[0], "\"a\tb\n\\\"");
	ck_assert(f->blocks[2].events[1].kind == EVENT_CLEANUP);
	ck_assert_str_eq(f->blocks[3].condition, "%t0");
	f = named(p, "a_inline");
	ck_assert(f->in_header && f->is_inline && f->is_static);
	ck_assert_ptr_null(f->blocks[0].condition);
	program_free(p);
}
END_TEST

/* Any beginning of the text is either fine or refused. */
START_TEST(good_every_cut)
{
	char *copy = g_strdup(sample);

	for (size_t n = strlen(sample) - 1; n > 0; n--) {
		struct facts f = { .path = "drivers/x/a.c", .text = copy };
		struct program *p = program_new(NULL);

		copy[n] = 0;
		if (program_add(p, &f, NULL)) {
			ck_assert_uint_eq(p->units->len, 0);
			ck_assert_uint_eq(p->functions->len, 0);
			ck_assert_uint_eq(p->not_analysed->len, 1);
		}
		program_link(p);
		program_free(p);
	}
	g_free(copy);
}
END_TEST

START_TEST(good_every_damaged_byte)
{
	static const char bytes[] = "\t\n\\-9:x";
	char *copy = g_strdup(sample);

	for (size_t n = 0; n < strlen(sample); n++) {
		for (size_t i = 0; i < sizeof(bytes) - 1; i++) {
			struct facts f = { .path = "drivers/x/a.c", .text = copy };
			struct program *p = program_new(NULL);

			copy[n] = bytes[i];
			program_add(p, &f, NULL);
			program_link(p);
			program_free(p);
		}
		copy[n] = sample[n];
	}
	g_free(copy);
}
END_TEST

START_TEST(bad_lines_are_refused)
{
	static const char *const bodies[] = {
		"call\t1\t2\t3\t4\tf\tf\t%t0\n", /* outside of a block */
		"block\t0\ngoto\t7\n",
		"block\t0\ngoto\t0\ngoto\t0\n",
		"block\t1\nblock\t0\n",
		"block\t99999999\n",
		"block\t0\ncall\t1\t2\t3\t4\tf\t-\t%t0\n",
		"block\t0\ncall\t1\t2\t3\n",
		"block\t0\nif\t1\t2\t%x\t0\n",
		"block\t0\nswitch\t1\t2\t%x\t0\n",
		"block\t0\nset\tx\t2\t%x\t0\n",
		"block\t0\nset\t-1\t2\t%x\t0\n",
		"block\t0\nset\t99999999999\t2\t%x\t0\n",
		"block\t0\nhello\n",
		"block\t0\nfunc\tg\tstatic\t-\ta.c\t1\t1\t1\n",
	};

	for (unsigned int i = 0; i < G_N_ELEMENTS(bodies); i++) {
		char *text =
			g_strdup_printf("func\tf\tstatic\t-\ta.c\t1\t1\t9\n%send\n", bodies[i]);

		program_free(load("a.c", text, -1));
		g_free(text);
	}
	program_free(load("a.c", "hello\n", -1));
	program_free(load("a.c", "", 0));
}
END_TEST

/* A header's function is there once, as the first unit by path shows it. */
START_TEST(good_header_functions_once)
{
	static const char header[] = "func\th\tstatic\tinline,hdr\ta.h\t1\t1\t3\n"
				     "block\t0\ncall\t2\t1\t2\t9\t%s\t%s\t%%t0\nend\n";
	static const char *const order[][2] = { { "a.c", "b.c" }, { "b.c", "a.c" } };

	for (unsigned int i = 0; i < 2; i++) {
		struct program *p = program_new(NULL);
		struct program_unit *u;
		struct function *f;

		for (unsigned int j = 0; j < 2; j++) {
			struct facts f1 = { .path = order[i][j] };

			f1.text = g_strdup_printf(header, f1.path, f1.path);
			ck_assert_int_eq(program_add(p, &f1, NULL), 0);
			g_free(f1.text);
		}
		program_link(p);
		ck_assert_uint_eq(p->functions->len, 1);
		f = g_ptr_array_index(p->functions, 0);
		ck_assert_str_eq(f->blocks[0].events[0].callee, "a.c");
		ck_assert_str_eq(f->unit->path, "a.c");
		for (unsigned int j = 0; j < 2; j++) {
			u = g_ptr_array_index(p->units, j);
			ck_assert_ptr_eq(g_ptr_array_index(u->functions, 0), f);
		}
		program_free(p);
	}
}
END_TEST

START_TEST(good_callee_of_a_name)
{
	struct program *p = program_new(NULL);
	static const char *const units[][2] = {
		{ "x/a.c", "func\thelp\tstatic\t-\tx/a.c\t1\t1\t2\nend\n"
			   "func\tmain_a\textern\t-\tx/a.c\t3\t1\t4\nend\n" },
		{ "x/b.c", "func\thelp\textern\t-\tx/b.c\t1\t1\t2\nend\n" },
		{ "a/c.c", "func\thelp\textern\t-\ta/c.c\t1\t1\t2\nend\n"
			   "func\tonly\tstatic\t-\ta/c.c\t4\t1\t5\nend\n" },
		{ "x/d.c", "func\tmain_d\textern\t-\tx/d.c\t3\t1\t4\nend\n" },
		{ "y/e.c", "func\tmain_e\textern\t-\ty/e.c\t3\t1\t4\nend\n" },
	};

	for (unsigned int i = 0; i < G_N_ELEMENTS(units); i++) {
		struct facts f = { .path = units[i][0], .text = (char *)units[i][1] };

		ck_assert_int_eq(program_add(p, &f, NULL), 0);
	}
	program_link(p);
	program_link(p);
	ck_assert_str_eq(program_callee(p, named(p, "main_a"), "help")->at.path, "x/a.c");
	ck_assert_str_eq(program_callee(p, named(p, "main_d"), "@help")->at.path, "x/b.c");
	ck_assert_str_eq(program_callee(p, named(p, "main_e"), "help")->at.path, "a/c.c");
	ck_assert_ptr_null(program_callee(p, named(p, "main_e"), "only"));
	ck_assert_ptr_null(program_callee(p, named(p, "main_e"), "$0->ops:open"));
	program_free(p);
}
END_TEST

/* A driver's own function with the name of an API is not the API. */
START_TEST(good_look_alike)
{
	static const char text[] =
		"func\tflush_scheduled_work\tstatic\t-\ta.c\t1\t1\t2\nend\n"
		"func\tf\textern\t-\ta.c\t3\t1\t4\nblock\t0\n"
		"call\t3\t2\t3\t9\tflush_scheduled_work\tflush_scheduled_work\t%t0\n"
		"end\n";
	struct program *p = load("a.c", text, 0);

	ck_assert_ptr_null(named(p, "f")->blocks[0].events[0].api);
	program_free(p);
}
END_TEST

START_TEST(good_not_analysed)
{
	struct program *p = program_new(NULL);
	struct facts f = { .path = "a.c", .reason = (char *)"timed out" }, *kept;

	ck_assert_int_eq(program_add(p, &f, NULL), 0);
	program_link(p);
	kept = g_ptr_array_index(p->not_analysed, 0);
	ck_assert_str_eq(kept->reason, "timed out");
	program_free(p);
	program_free(NULL);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { good_unit_lines,	      good_function_lines,
				       good_every_cut,	      good_every_damaged_byte,
				       bad_lines_are_refused, good_header_functions_once,
				       good_callee_of_a_name, good_look_alike,
				       good_not_analysed,     NULL };

	return run_tests("load", tests);
}
