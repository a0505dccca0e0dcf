/* SPDX-License-Identifier: GPL-2.0-only */
/* The bits of one text: which API words it holds, and how system workqueues are used. */
#include "scan_text.h"

#include <string.h>

#include "api.h"
#include "lexer.h"
#include "scan.h"

enum { WORD_MAX = 64 };

/* Where the reader is: the call whose arguments are being read, and the function around. */
struct reader {
	const struct tree *tree;
	guint bits, wqs;
	GPtrArray *wrappers;
	const struct api *call; /* API whose '(' was the last token */
	char last[WORD_MAX]; /* the word before an opening parenthesis at the outermost level */
	char function[WORD_MAX];
	unsigned int depth; /* of braces */
};

static gboolean is_word_char(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

/* flush_workqueue, drain_workqueue and what ends like them, but not alloc_workqueue. */
static gboolean has_wq_flush(const char *text, const char *end)
{
	const char *at = text;

	while ((at = memmem(at, (size_t)(end - at), "_workqueue", 10))) {
		if (at - text >= 5 && (!memcmp(at - 5, "flush", 5) || !memcmp(at - 5, "drain", 5)))
			return TRUE;
		at += 10;
	}
	return FALSE;
}

/* system_..._wq: the names differ between versions, their form does not. */
static gboolean has_system_wq(const char *text, const char *end)
{
	const char *at = text;

	while ((at = memmem(at, (size_t)(end - at), "system_", 7))) {
		at += 6;
		while (at < end && is_word_char(*at))
			at++;
		if (!memcmp(at - 3, "_wq", 3))
			return TRUE;
	}
	return FALSE;
}

gboolean scan_may_flush(const char *text, gsize length)
{
	const char *end = text + length;

	return has_wq_flush(text, end) || memmem(text, length, "flush_scheduled_work", 20) ||
	       has_system_wq(text, end);
}

static void copy_word(char *to, const struct lexer *l, const struct token *t)
{
	gsize n = MIN(t->end - t->start, (gsize)WORD_MAX - 1);

	memcpy(to, l->text + t->start, n);
	to[n] = '\0';
}

static guint bits_of(const struct api *a)
{
	switch (a->kind) {
	case API_WQ_FLUSH:
		return a->flags & API_SYSTEM ? SCAN_FLUSH_SYSTEM : SCAN_FLUSH_WQ;
	case API_WORK_QUEUE:
		return a->flags & API_SYSTEM ? SCAN_QUEUE | SCAN_QUEUE_SYSTEM : SCAN_QUEUE;
	case API_LOCK:
	case API_UNLOCK:
	case API_LOCK_INIT:
		return SCAN_LOCK;
	case API_WORK_FLUSH:
	case API_WORK_CANCEL:
	case API_WQ_DESTROY:
	case API_WAIT:
		return SCAN_WAIT;
	case API_WORK_INIT:
	case API_CALLBACK_INIT:
	case API_ARM:
		return SCAN_CALLBACK;
	default:
		return SCAN_OTHER_API;
	}
}

static void add_wrapper(struct reader *r, const char *name)
{
	if (r->wrappers && *name)
		g_ptr_array_add(r->wrappers, g_strdup(name));
}

/* An API only where it is called: a look-up for each word of the kernel would take its time. */
static gboolean is_called(const struct lexer *l)
{
	gsize i = l->at;

	while (i < l->length && g_ascii_isspace(l->text[i]))
		i++;
	return i < l->length && l->text[i] == '(';
}

guint scan_wq(const struct tree *t, const char *name)
{
	for (guint i = 0; i < t->wqs->len; i++)
		if (g_str_equal(((struct system_wq *)t->wqs->pdata[i])->name, name))
			return 1u << MIN(i, 31u);
	return 0;
}

static void read_word(struct reader *r, const struct lexer *l, const char *word)
{
	const struct api *a = is_called(l) ? api_find(word) : NULL;

	if (a) {
		r->bits |= bits_of(a);
		if (a->kind == API_WQ_FLUSH)
			add_wrapper(r, r->function);
		if (a->kind == API_WORK_QUEUE && a->flags & API_SYSTEM)
			r->wqs |= scan_wq(r->tree, tree_default_wq(r->tree));
	} else if (g_str_has_prefix(word, "system_") && tree_system_wq(r->tree, word)) {
		if (r->call && r->call->kind == API_WQ_FLUSH)
			r->bits |= SCAN_SYSTEM_FLUSH;
		else if (r->call && r->call->kind == API_WORK_QUEUE)
			r->bits |= SCAN_QUEUE_SYSTEM;
		else
			r->bits |= SCAN_SYSTEM_VALUE;
		r->wqs |= scan_wq(r->tree, word);
	}
}

/* A macro's body counts for the file that defines it, and its name is a wrapper. */
static void read_define(struct reader *r, const struct lexer *l, const struct token *t)
{
	char name[16], macro[WORD_MAX] = "", word[WORD_MAX];
	gsize at = directive_name(l, t, name, sizeof(name));
	guint before = r->bits;
	struct lexer in;
	struct token w;

	if (!g_str_equal(name, "define"))
		return;
	lexer_init(&in, l->text + at, t->end - at);
	in.fresh_line = FALSE;
	while (lexer_next(&in, &w)) {
		if (w.kind != TOKEN_WORD)
			continue;
		copy_word(word, &in, &w);
		if (!*macro)
			strcpy(macro, word);
		else
			read_word(r, &in, word);
	}
	if (r->bits & ~before & (SCAN_FLUSH_SYSTEM | SCAN_FLUSH_WQ))
		add_wrapper(r, macro);
}

static void read_punct(struct reader *r, char c, const struct token *previous, const struct lexer *l)
{
	char word[WORD_MAX];

	r->call = NULL;
	if (c == '(' && previous->kind == TOKEN_WORD) {
		copy_word(word, l, previous);
		r->call = api_find(word);
		if (!r->depth)
			strcpy(r->last, word);
	} else if (c == '{') {
		if (!r->depth++)
			strcpy(r->function, r->last);
	} else if (c == '}' && r->depth && !--r->depth) {
		r->function[0] = r->last[0] = '\0';
	}
}

void scan_text(const struct tree *t, const char *text, gsize length, struct scanned *f,
	       GPtrArray *wrappers)
{
	struct reader r = { .tree = t, .wrappers = wrappers };
	struct token token, previous = { TOKEN_END, 0, 0, 0, 0 };
	struct lexer l;
	char word[WORD_MAX];

	lexer_init(&l, text, length);
	while (lexer_next(&l, &token)) {
		if (token.kind == TOKEN_DIRECTIVE) {
			read_define(&r, &l, &token);
		} else if (token.kind == TOKEN_WORD) {
			copy_word(word, &l, &token);
			read_word(&r, &l, word);
			r.call = NULL;
		} else if (token.kind == TOKEN_PUNCT) {
			read_punct(&r, text[token.start], &previous, &l);
		}
		previous = token;
	}
	f->bits = r.bits;
	f->wqs = r.wqs;
}
