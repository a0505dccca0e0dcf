/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The system workqueues, read from the scanned tree: what workqueue.h declares extern, with
 * what workqueue.c passes to alloc_workqueue().  No name is assumed, so trees
 * that add or rename queues need no change here.
 */
#include <string.h>

#include "ctokens.h"
#include "tree_private.h"

static void system_wq_free(gpointer data)
{
	struct system_wq *wq = data;

	g_free((char *)wq->name);
	g_free((char *)wq->title);
	g_free((char *)wq->flags);
	g_free((char *)wq->max_active);
	g_free(wq);
}

static struct system_wq *find(const GPtrArray *wqs, const char *name)
{
	unsigned int i;

	for (i = 0; i < wqs->len; i++) {
		struct system_wq *wq = g_ptr_array_index(wqs, i);

		if (!strcmp(wq->name, name))
			return wq;
	}
	return NULL;
}

/* Takes the name over. */
static void add_name(GPtrArray *wqs, char *name)
{
	struct system_wq *wq;

	if (find(wqs, name)) {
		g_free(name);
		return;
	}
	wq = g_new0(struct system_wq, 1);
	wq->name = name;
	g_ptr_array_add(wqs, wq);
}

/* The declarators after "extern struct workqueue_struct": "*a, *b;". */
static void read_declarators(struct ctokens *in, GPtrArray *wqs)
{
	while (ctokens_is(in, "*")) {
		ctokens_next(in);
		while (ctokens_is(in, "const") || ctokens_is(in, "__read_mostly"))
			ctokens_next(in);
		if (in->kind != CTOKEN_WORD)
			return;
		add_name(wqs, g_strndup(in->at, in->len));
		/* attributes may stand between the name and the comma */
		while (in->kind == CTOKEN_WORD)
			ctokens_next(in);
		if (!ctokens_is(in, ","))
			return;
		ctokens_next(in);
	}
}

static void read_declarations(const char *text, GPtrArray *wqs)
{
	static const char *const head[] = { "extern", "struct", "workqueue_struct" };
	struct ctokens in;
	unsigned int matched = 0;

	ctokens_start(&in, text);
	while (in.kind != CTOKEN_END) {
		if (ctokens_is(&in, head[matched]))
			matched++;
		else
			matched = ctokens_is(&in, head[0]);
		ctokens_next(&in);
		if (matched == G_N_ELEMENTS(head)) {
			read_declarators(&in, wqs);
			matched = 0;
		}
	}
}

/* Appends the token to an argument's text: a blank where the source had one. */
static void add_token(GString *argument, const struct ctokens *in)
{
	if (in->blank && argument->len)
		g_string_append_c(argument, ' ');
	g_string_append_len(argument, in->at, (gssize)in->len);
}

/* The arguments of the call whose '(' is the current token; NULL if it never ends. */
static GPtrArray *read_arguments(struct ctokens *in)
{
	GPtrArray *args = g_ptr_array_new_with_free_func(g_free);
	GString *argument = g_string_new(NULL);
	unsigned int depth = 0;

	for (; in->kind != CTOKEN_END; ctokens_next(in)) {
		if (ctokens_is(in, "(") && depth++ == 0)
			continue;
		if (ctokens_is(in, ")") && --depth == 0)
			break;
		if (depth == 1 && ctokens_is(in, ",")) {
			g_ptr_array_add(args, g_strdup(argument->str));
			g_string_truncate(argument, 0);
			continue;
		}
		add_token(argument, in);
	}
	g_ptr_array_add(args, g_string_free(argument, FALSE));
	if (in->kind != CTOKEN_END && args->len >= 3)
		return args;
	g_ptr_array_free(args, TRUE);
	return NULL;
}

/* "events_long" with its quotes taken away. */
static char *unquoted(const char *literal)
{
	const char *quote = strchr(literal, '"');

	return quote ? g_strndup(quote + 1, strcspn(quote + 1, "\"")) : g_strdup(literal);
}

static void fill(struct system_wq *wq, const GPtrArray *args)
{
	if (wq->title)
		return;
	wq->title = unquoted(g_ptr_array_index(args, 0));
	wq->flags = g_strdup(g_ptr_array_index(args, 1));
	wq->max_active = g_strdup(g_ptr_array_index(args, 2));
}

/* NAME = alloc_workqueue(title, flags, max_active) for the names that are declared. */
static void read_allocations(const char *text, GPtrArray *wqs)
{
	struct ctokens in;
	struct system_wq *wq = NULL;

	ctokens_start(&in, text);
	while (in.kind != CTOKEN_END) {
		GPtrArray *args = NULL;

		if (in.kind == CTOKEN_WORD && wq && ctokens_is(&in, "alloc_workqueue")) {
			ctokens_next(&in);
			args = ctokens_is(&in, "(") ? read_arguments(&in) : NULL;
		} else if (in.kind == CTOKEN_WORD) {
			char *name = g_strndup(in.at, in.len);

			wq = find(wqs, name);
			g_free(name);
		} else if (!ctokens_is(&in, "=")) {
			wq = NULL;
		}
		if (args) {
			fill(wq, args);
			g_ptr_array_free(args, TRUE);
		}
		ctokens_next(&in);
	}
}

/* Headers alone do not say how a queue is allocated: what all versions agree on is known. */
static void complete(struct system_wq *wq)
{
	const struct system_wq *known = workqueue_known(wq->name);

	if (wq->title)
		return;
	wq->title = g_strdup(known ? known->title : wq->name);
	wq->flags = g_strdup(known ? known->flags : "0");
	wq->max_active = g_strdup(known ? known->max_active : "0");
}

static void read_file(const char *source, const char *name, GPtrArray *wqs,
		      void (*reader)(const char *text, GPtrArray *wqs))
{
	char *path = g_strconcat(source, "/", name, NULL);
	char *text = file_text(path);

	if (text)
		reader(text, wqs);
	g_free(text);
	g_free(path);
}

GPtrArray *workqueues_read(const char *source)
{
	GPtrArray *wqs = g_ptr_array_new_with_free_func(system_wq_free);
	const struct system_wq *known;
	unsigned int i;

	if (source) {
		read_file(source, "include/linux/workqueue.h", wqs, read_declarations);
		read_file(source, "kernel/workqueue.c", wqs, read_allocations);
	}
	for (i = 0; !source || !wqs->len; i++) {
		known = workqueue_known_at(i);
		if (!known)
			break;
		add_name(wqs, g_strdup(known->name));
	}
	for (i = 0; i < wqs->len; i++)
		complete(g_ptr_array_index(wqs, i));
	return wqs;
}

const struct system_wq *tree_system_wq(const struct tree *t, const char *name)
{
	return find(t->wqs, name);
}
