/* SPDX-License-Identifier: GPL-2.0-only */
/* The arena: alignment, zeroed memory, and one pointer per text. */
#include "base/arena.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "unit.h"

START_TEST(good_alloc_is_aligned_and_zeroed)
{
	struct arena *a = arena_new();
	size_t size, i;

	for (size = 0; size < 3000; size = size * 2 + 1) {
		unsigned char *p = arena_alloc(a, size);

		ck_assert_uint_eq((uintptr_t)p % __BIGGEST_ALIGNMENT__, 0);
		for (i = 0; i < size; i++)
			ck_assert_uint_eq(p[i], 0);
		memset(p, 0xa5, size);
		arena_intern_len(a, "odd", size % 3); /* leaves the next byte unaligned */
	}
	arena_free(a);
}
END_TEST

START_TEST(good_large_blocks_do_not_overlap)
{
	struct arena *a = arena_new();
	unsigned char *small = arena_alloc(a, 8);
	unsigned char *large = arena_alloc(a, 1 << 20);
	unsigned char *after = arena_alloc(a, 8);

	memset(large, 1, 1 << 20);
	ck_assert_uint_eq(small[7], 0);
	ck_assert_uint_eq(after[0], 0);
	ck_assert_ptr_eq(after, small + __BIGGEST_ALIGNMENT__ * (8 / __BIGGEST_ALIGNMENT__ + 1));
	arena_free(a);
}
END_TEST

START_TEST(good_same_text_same_pointer)
{
	struct arena *a = arena_new();
	char text[] = "system_wq, system_long_wq";
	const char *first = arena_intern_len(a, text, 9);

	ck_assert_str_eq(first, "system_wq");
	ck_assert_ptr_eq(first, arena_intern(a, "system_wq"));
	ck_assert_ptr_ne(first, arena_intern(a, "system_w"));
	ck_assert_ptr_eq(arena_intern(a, ""), arena_intern_len(a, text, 0));
	ck_assert_ptr_null(arena_intern(a, NULL));
	memset(text, 'x', sizeof(text) - 1);
	ck_assert_str_eq(first, "system_wq");
	arena_free(a);
}
END_TEST

START_TEST(good_many_and_long_texts)
{
	struct arena *a = arena_new();
	GString *text = g_string_new(NULL);
	const char *kept[500];
	int i;

	for (i = 0; i < 500; i++) {
		g_string_append_printf(text, "%d,", i);
		kept[i] = arena_intern(a, text->str);
	}
	g_string_truncate(text, 0);
	for (i = 0; i < 500; i++) {
		g_string_append_printf(text, "%d,", i);
		ck_assert_ptr_eq(kept[i], arena_intern_len(a, text->str, text->len));
		ck_assert_str_eq(kept[i], text->str);
	}
	g_string_free(text, TRUE);
	arena_free(a);
	arena_free(NULL);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { good_alloc_is_aligned_and_zeroed,
				       good_large_blocks_do_not_overlap,
				       good_same_text_same_pointer, good_many_and_long_texts,
				       NULL };

	return run_tests("arena", tests);
}
