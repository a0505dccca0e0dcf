/* SPDX-License-Identifier: GPL-2.0-only */
/* Names in many texts: exported, mentioned, initialised. */
#include "exports.h"

#include <string.h>

#include "api.h"
#include "lexer.h"

static const char keyword[] = "EXPORT_SYMBOL";
enum { KEYWORD_LENGTH = sizeof(keyword) - 1, NAME_SIZE = 128 };

struct export_run {
	const struct tree *tree;
	const GPtrArray *files;
	GHashTable *names;
	guint *sums;
	gint next;
	guint (*sum)(const char *text, gsize length, GHashTable *names);
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

static gboolean is_word_at(const char *text, gsize length, const char *at, gsize n)
{
	const char *after = at + n;

	return (at == text || !(g_ascii_isalnum(at[-1]) || at[-1] == '_')) &&
	       (after == text + length || !(g_ascii_isalnum(*after) || *after == '_'));
}

static gboolean mentions(const char *text, gsize length, const char *name)
{
	gsize n = strlen(name);
	const char *at = text;

	while ((at = memmem(at, length - (gsize)(at - text), name, n))) {
		if (is_word_at(text, length, at, n))
			return TRUE;
		at += n;
	}
	return FALSE;
}

static guint mentions_any(const char *text, gsize length, GHashTable *names)
{
	GHashTableIter it;
	gpointer name;

	g_hash_table_iter_init(&it, names);
	while (g_hash_table_iter_next(&it, &name, NULL))
		if (mentions(text, length, name))
			return 1;
	return 0;
}

static gboolean names_token(const struct lexer *l, const struct token *t, GHashTable *names)
{
	char name[NAME_SIZE];
	gsize n = MIN(t->end - t->start, (gsize)NAME_SIZE - 1);

	memcpy(name, l->text + t->start, n);
	name[n] = '\0';
	return g_hash_table_contains(names, name);
}

static gboolean is_init(const struct lexer *l, const struct token *t)
{
	char name[NAME_SIZE];
	gsize n = MIN(t->end - t->start, (gsize)NAME_SIZE - 1);
	const struct api *a;

	memcpy(name, l->text + t->start, n);
	name[n] = '\0';
	a = api_find(name);
	return a && (a->kind == API_WORK_INIT || a->kind == API_CALLBACK_INIT);
}

/* Is one of the names among the arguments of INIT_WORK() and its kind? */
static guint initialises_any(const char *text, gsize length, GHashTable *names)
{
	unsigned int depth = 0;
	gboolean init = FALSE;
	struct lexer l;
	struct token t;

	lexer_init(&l, text, length);
	while (lexer_next(&l, &t)) {
		if (t.kind == TOKEN_WORD && depth) {
			if (names_token(&l, &t, names))
				return 1;
		} else if (t.kind == TOKEN_WORD) {
			init = is_init(&l, &t);
		} else if (t.kind == TOKEN_PUNCT && text[t.start] == '(' && init) {
			depth++;
		} else if (t.kind == TOKEN_PUNCT && text[t.start] == ')' && depth && !--depth) {
			init = FALSE;
		} else if (!depth) {
			init = FALSE;
		}
	}
	return 0;
}

static gpointer export_thread(gpointer data)
{
	struct export_run *r = data;

	for (;;) {
		guint i = (guint)g_atomic_int_add(&r->next, 1);
		const char *file;
		char *text;
		gsize n;

		if (i >= r->files->len)
			return NULL;
		file = g_ptr_array_index(r->files, i);
		if (!g_str_has_suffix(file, ".c") || tree_read(r->tree, file, &text, &n))
			continue;
		r->sums[i] = r->sum(text, n, r->names);
		g_free(text);
	}
}

static void run_threads(struct export_run *r, unsigned int jobs)
{
	GThread **threads = g_new0(GThread *, jobs);

	for (unsigned int i = 0; i < jobs; i++)
		threads[i] = g_thread_new("exports", export_thread, r);
	for (unsigned int i = 0; i < jobs; i++)
		g_thread_join(threads[i]);
	g_free(threads);
}

void exports_count(const struct tree *t, const GPtrArray *files, GHashTable *names, guint *sums,
		   unsigned int jobs)
{
	struct export_run r = { t, files, names, sums, 0, sum_of };

	run_threads(&r, jobs);
}

void mentions_count(const struct tree *t, const GPtrArray *files, GHashTable *names, guint *sums,
		    unsigned int jobs)
{
	struct export_run r = { t, files, names, sums, 0, mentions_any };

	run_threads(&r, jobs);
}

void initialises_count(const struct tree *t, const GPtrArray *files, GHashTable *names, guint *sums,
		       unsigned int jobs)
{
	struct export_run r = { t, files, names, sums, 0, initialises_any };

	run_threads(&r, jobs);
}
