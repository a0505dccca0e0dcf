/* SPDX-License-Identifier: GPL-2.0-only */
/* Setting up and taking down what one function's extraction needs. */
#include "body.h"

#include <string.h>

static void free_string(gpointer s)
{
	g_string_free(s, TRUE);
}

void body_init(struct body *b, struct arena *a, const struct text_file *f, CXCursor decl,
	       const char *name)
{
	memset(b, 0, sizeof(*b));
	b->arena = a;
	b->file = f;
	b->name = name;
	b->decl = decl;
	b->current = BLOCK_NONE;
	b->head = g_string_new(NULL);
	b->blocks = g_ptr_array_new_with_free_func(free_string);
	b->locals = g_hash_table_new(NULL, NULL);
	b->local_names = g_hash_table_new(NULL, NULL);
	b->values = g_hash_table_new(NULL, NULL);
	b->labels = g_hash_table_new(NULL, NULL);
	b->scopes = g_array_new(FALSE, TRUE, sizeof(struct scope));
	b->cleanups = g_array_new(FALSE, TRUE, sizeof(struct cleanup));
	b->covered = g_hash_table_new(NULL, NULL);
	b->callees = g_ptr_array_new();
	b->undeclared = g_ptr_array_new();
	if (!clang_Cursor_isNull(decl))
		block_start(b, block_new(b));
}

void body_release(struct body *b)
{
	g_ptr_array_free(b->blocks, TRUE);
	g_string_free(b->head, TRUE);
	g_hash_table_unref(b->locals);
	g_hash_table_unref(b->local_names);
	g_hash_table_unref(b->values);
	g_hash_table_unref(b->labels);
	g_array_free(b->scopes, TRUE);
	g_array_free(b->cleanups, TRUE);
	if (b->covered)
		g_hash_table_unref(b->covered);
	if (b->undeclared)
		g_ptr_array_free(b->undeclared, TRUE);
	if (b->callees)
		g_ptr_array_free(b->callees, TRUE);
}
