/* SPDX-License-Identifier: GPL-2.0-only */
/* The textual pass reads every file of a tree, whatever is in it. */
#include <glib.h>

#include "parse/words.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
	char *text = g_strndup((const char *)data, size);
	GArray *words = words_find(text, size);
	guint i;

	for (i = 0; i < words->len; i++)
		g_assert_cmpuint(g_array_index(words, struct word, i).offset, <, size);
	g_array_free(words, TRUE);
	g_free(text);
	return 0;
}
