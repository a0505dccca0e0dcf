/* SPDX-License-Identifier: GPL-2.0-only */
/* EXPORT_SYMBOL*(name) in many texts. */
#include "exports.h"

#include <string.h>

#include "lexer.h"

static const char keyword[] = "EXPORT_SYMBOL";
enum { KEYWORD_LENGTH = sizeof(keyword) - 1, NAME_SIZE = 128 };

struct export_run {
	const struct tree *tree;
	const GPtrArray *files;
	GHashTable *names;
	guint *sums;
	gint next;
};

/* What EXPORT_SYMBOL...(name) at this place counts. */
static guint value_at(const char *at, const char *end, GHashTable *names)
{
	char name[NAME_SIZE];
	struct lexer l;
	struct token t;
	gsize n;

	lexer_init(&l, at, (gsize)(end - at));
	l.fresh_line = FALSE;
	if (!lexer_next(&l, &t) || !lexer_next(&l, &t) || !token_is(&l, &t, "(") ||
	    !lexer_next(&l, &t) || t.kind != TOKEN_WORD)
		return 0;
	n = MIN(t.end - t.start, (gsize)NAME_SIZE - 1);
	memcpy(name, at + t.start, n);
	name[n] = '\0';
	return GPOINTER_TO_UINT(g_hash_table_lookup(names, name));
}

static guint sum_of(const char *text, gsize length, GHashTable *names)
{
	const char *end = text + length, *at = text;
	guint sum = 0;

	while ((at = memmem(at, (size_t)(end - at), keyword, KEYWORD_LENGTH))) {
		if (at == text || at[-1] == '\n')
			sum += value_at(at, end, names);
		at += KEYWORD_LENGTH;
	}
	return sum;
}

static gpointer export_thread(gpointer data)
{
	struct export_run *r = data;

	for (;;) {
		guint i = (guint)g_atomic_int_add(&r->next, 1);
		char *file, *text;
		gsize n;

		if (i >= r->files->len)
			return NULL;
		if (!g_str_has_suffix(g_ptr_array_index(r->files, i), ".c"))
			continue;
		file = g_strconcat(r->tree->root, "/", g_ptr_array_index(r->files, i), NULL);
		if (g_file_get_contents(file, &text, &n, NULL)) {
			r->sums[i] = sum_of(text, n, r->names);
			g_free(text);
		}
		g_free(file);
	}
}

void exports_count(const struct tree *t, const GPtrArray *files, GHashTable *names, guint *sums,
		   unsigned int jobs)
{
	struct export_run r = { t, files, names, sums, 0 };
	GThread **threads = g_new0(GThread *, jobs);

	for (unsigned int i = 0; i < jobs; i++)
		threads[i] = g_thread_new("exports", export_thread, &r);
	for (unsigned int i = 0; i < jobs; i++)
		g_thread_join(threads[i]);
	g_free(threads);
}
