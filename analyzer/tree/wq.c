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

/* Does the text name this word outside of comments? */
static gboolean names_word(const char *text, const char *word)
{
	struct ctokens in;

	for (ctokens_start(&in, text); in.kind != CTOKEN_END; ctokens_next(&in)) {
		if (ctokens_is(&in, word))
			return TRUE;
	}
	return FALSE;
}

/* Kernels that know WQ_PERCPU want it, or WQ_UNBOUND or WQ_BH, on every queue. */
static char *complete_flags(const char *flags, gboolean percpu)
{
	if (!percpu || strstr(flags, "WQ_PERCPU") || strstr(flags, "WQ_UNBOUND") ||
	    strstr(flags, "WQ_BH"))
		return g_strdup(flags);
	return strcmp(flags, "0") != 0 ? g_strconcat(flags, " | WQ_PERCPU", NULL) :
					 g_strdup("WQ_PERCPU");
}

/*
 * Headers alone do not say how a queue is allocated: what the versions agree
 * on is known, and the header's own words tell the versions apart.
 */
static void complete(GPtrArray *wqs, const char *header)
{
	gboolean percpu = header && names_word(header, "WQ_PERCPU");
	gboolean old_limit = !header || names_word(header, "WQ_UNBOUND_MAX_ACTIVE");
	unsigned int i;

	for (i = 0; i < wqs->len; i++) {
		struct system_wq *wq = g_ptr_array_index(wqs, i);
		const struct system_wq *known = workqueue_known(wq->name);
		const char *limit = known ? known->max_active : "0";

		if (wq->title)
			continue;
		if (!old_limit && !strcmp(limit, "WQ_UNBOUND_MAX_ACTIVE"))
			limit = "WQ_MAX_ACTIVE";
		wq->title = g_strdup(known ? known->title : wq->name);
		wq->flags = complete_flags(known ? known->flags : "0", percpu);
		wq->max_active = g_strdup(limit);
	}
}

static char *source_text(const char *source, const char *name)
{
	char *path = source ? g_strconcat(source, "/", name, NULL) : NULL;
	char *text = path ? file_text(path) : NULL;

	g_free(path);
	return text;
}

GPtrArray *workqueues_read(const char *source)
{
	GPtrArray *wqs = g_ptr_array_new_with_free_func(system_wq_free);
	char *header = source_text(source, "include/linux/workqueue.h");
	char *code = source_text(source, "kernel/workqueue.c");
	const struct system_wq *known;
	unsigned int i;

	if (header)
		read_declarations(header, wqs);
	if (code)
		read_allocations(code, wqs);
	for (i = 0; !header && (known = workqueue_known_at(i)); i++)
		add_name(wqs, g_strdup(known->name));
	complete(wqs, header);
	g_free(header);
	g_free(code);
	return wqs;
}

const struct system_wq *tree_system_wq(const struct tree *t, const char *name)
{
	return find(t->wqs, name);
}

const char *tree_default_wq(const struct tree *t)
{
	/* Newer trees have the per-cpu default under a name that says so. */
	return tree_system_wq(t, "system_percpu_wq") ? "system_percpu_wq" : "system_wq";
}
