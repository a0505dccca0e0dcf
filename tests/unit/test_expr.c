/* SPDX-License-Identifier: GPL-2.0-only */
/* Expressions: parsed once, simplified, replaced and printed. */
#include "expr.h"

#include <string.h>

#include "base/arena.h"

#include "unit.h"

struct fixture {
	struct arena *arena;
	struct exprs *exprs;
};

static struct fixture set_up(void)
{
	struct fixture f = { arena_new(), NULL };

	f.exprs = exprs_new(f.arena);
	return f;
}

static void tear_down(struct fixture *f)
{
	exprs_free(f->exprs);
	arena_free(f->arena);
}

static const struct expr *parse(struct fixture *f, const char *text)
{
	return expr_parse(f->exprs, text, NULL, NULL);
}

START_TEST(good_same_expression_same_node)
{
	struct fixture f = set_up();

	ck_assert_ptr_eq(parse(&f, "&$0->foo:work"), parse(&f, "&$0->foo:work"));
	ck_assert_ptr_ne(parse(&f, "&$0->foo:work"), parse(&f, "&$1->foo:work"));
	ck_assert_ptr_ne(parse(&f, "@a"), parse(&f, "%a"));
	tear_down(&f);
}
END_TEST

START_TEST(good_operators_cancel)
{
	struct fixture f = set_up();
	const struct expr *x = parse(&f, "$0");

	ck_assert_ptr_eq(expr_deref(f.exprs, expr_address(f.exprs, x)), x);
	ck_assert_ptr_eq(expr_address(f.exprs, expr_deref(f.exprs, x)), x);
	ck_assert_ptr_eq(parse(&f, "container(&$0->foo:work,foo:work)"), x);
	tear_down(&f);
}
END_TEST

START_TEST(good_kinds)
{
	struct fixture f = set_up();

	ck_assert_int_eq(parse(&f, "$12")->op, EXPR_PARAM);
	ck_assert_int_eq(parse(&f, "$12")->number, 12);
	ck_assert_int_eq(parse(&f, "%t3")->op, EXPR_TEMP);
	ck_assert_int_eq(parse(&f, "%work#2")->op, EXPR_LOCAL);
	ck_assert_int_eq(parse(&f, "@f#static")->op, EXPR_GLOBAL);
	ck_assert_int_eq(parse(&f, "-12")->op, EXPR_NUMBER);
	ck_assert_int_eq(parse(&f, "\"a|b\"")->op, EXPR_TEXT);
	ck_assert_int_eq(parse(&f, "@a|@b")->op, EXPR_EITHER);
	ck_assert_int_eq(parse(&f, "?")->op, EXPR_UNKNOWN);
	ck_assert_int_eq(parse(&f, "%wqs[]")->op, EXPR_INDEX);
	ck_assert_str_eq(parse(&f, "$0->a:b.c:d")->name, "c:d");
	ck_assert_ptr_eq(expr_root(parse(&f, "&$0->a:b.c:d")), parse(&f, "$0"));
	tear_down(&f);
}
END_TEST

static const struct expr *first_argument(void *context, const struct expr *leaf)
{
	return leaf->op == EXPR_PARAM && !leaf->number ? context : leaf;
}

START_TEST(good_arguments_for_parameters)
{
	struct fixture f = set_up();
	const struct expr *arg = parse(&f, "&%dev.dev:priv");

	ck_assert_ptr_eq(expr_map(f.exprs, parse(&f, "&$0->foo:work"), first_argument, (void *)arg),
			 parse(&f, "&%dev.dev:priv.foo:work"));
	ck_assert_ptr_eq(expr_map(f.exprs, parse(&f, "&$1->foo:work"), first_argument, (void *)arg),
			 parse(&f, "&$1->foo:work"));
	tear_down(&f);
}
END_TEST

START_TEST(good_printed)
{
	static const char *const names[] = { "d", "work" };
	static const char *const texts[][2] = {
		{ "&$0->foo:work", "&d->work" },
		{ "$1", "work" },
		{ "$7", "$7" },
		{ "@drv.drv:list[]", "drv.list[]" },
		{ "container($1,foo:work)", "container_of(work, work)" },
	};
	struct fixture f = set_up();

	for (unsigned int i = 0; i < G_N_ELEMENTS(texts); i++) {
		GString *s = g_string_new(NULL);

		expr_print(s, parse(&f, texts[i][0]), names, G_N_ELEMENTS(names));
		ck_assert_str_eq(s->str, texts[i][1]);
		g_string_free(s, TRUE);
	}
	tear_down(&f);
}
END_TEST

/* Whatever the text, something comes back, and it can be printed. */
START_TEST(good_hostile_text)
{
	static const char *const texts[] = {
		"",
		"$",
		"%",
		"@",
		"&",
		"*",
		"container(",
		"container(,",
		"$0->",
		"$0.",
		"[]",
		"$0[",
		"|",
		"a|",
		"(*",
		"))))",
		"$0->:",
		"->",
		"@a.",
		"%t",
		"%t99999999999999999999",
		"$99999999999999999999",
	};
	struct fixture f = set_up();
	GString *s = g_string_new(NULL);

	for (unsigned int i = 0; i < G_N_ELEMENTS(texts); i++) {
		const struct expr *x = parse(&f, texts[i]);

		ck_assert_ptr_nonnull(x);
		expr_print(s, x, NULL, 0);
	}
	g_string_assign(s, "$0");
	for (unsigned int i = 0; i < 5000; i++)
		g_string_append(s, "->a:b");
	ck_assert_ptr_nonnull(parse(&f, s->str));
	g_string_free(s, TRUE);
	tear_down(&f);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { good_same_expression_same_node,
				       good_operators_cancel,
				       good_kinds,
				       good_arguments_for_parameters,
				       good_printed,
				       good_hostile_text,
				       NULL };

	return run_tests("expr", tests);
}
