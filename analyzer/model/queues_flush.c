/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Waits for a system workqueue, and where to report each:
 *
 *  - a function that waits for a workqueue which it is given: at the call that
 *    gives it a system workqueue;
 *  - a function that does nothing else than wait, or an inline function of a header: at
 *    its direct uses, if there are any;
 *  - any other: at the call that waits.
 */
#include <string.h>

#include "base/arena.h"
#include "queue_index.h"

enum { MAX_CHAIN = 8 };

/* The chain from the place that is looked at to the call that waits, outermost first. */
struct chain {
	struct queues *q;
	struct flush_step steps[MAX_CHAIN];
	unsigned int n;
	const char *wq; /* argument of the innermost call as written; NULL: none */
};

gboolean queues_is_api(const struct function *f)
{
	return api_find(f->name) && (g_str_has_suffix(f->at.path, "include/linux/workqueue.h") ||
				     g_str_equal(f->at.path, "kernel/workqueue.c"));
}

/* The call whose result has this EXPR, as "name()". */
static char *call_text(const struct function *f, const char *result)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_CALL && g_str_equal(e->result, result))
				return g_strconcat(e->written, "()", NULL);
		}
	}
	return g_strdup("?");
}

/* How people would name the workqueue's variable; NULL if a system workqueue is named itself. */
static const char *written_variable(struct queues *q, const struct function *f, const char *text,
				    const struct wq_value *v)
{
	const struct expr *x = queues_parse(q, f, f->unit, text);
	GString *s;
	const char *unique;

	if (x->op == EXPR_GLOBAL && wq_value_has(v, x->name))
		return NULL;
	s = g_string_new(NULL);
	for (; *text; text += strcspn(text, "|"), text += *text == '|') {
		char *part = g_strndup(text, strcspn(text, "|"));
		char *call = g_str_has_prefix(part, "%t") ? call_text(f, part) : NULL;

		g_string_append_printf(s, "%s%s", s->len ? " or " : "",
				       call && *call != '?' ? call : queues_printable(q, f, part));
		g_free(call);
		g_free(part);
	}
	unique = arena_intern(q->program->arena, s->str);
	g_string_free(s, TRUE);
	return unique;
}

static void add_use(struct chain *c, const struct function *f, const struct event *e,
		    const struct wq_value *v, const char *text)
{
	struct flush_use *u = arena_alloc(c->q->program->arena, sizeof(*u));

	u->function = f;
	u->event = e;
	u->at.path = f->at.path;
	u->at.line = e->line;
	u->at.column = e->column;
	u->wq = *v;
	u->variable = text ? written_variable(c->q, f, text, v) : NULL;
	u->via = g_array_new(FALSE, FALSE, sizeof(struct flush_step));
	for (unsigned int i = c->n; i > 0; i--)
		g_array_append_val(u->via, c->steps[i - 1]);
	g_ptr_array_add(c->q->flushes, u);
}

static gboolean in_chain(const struct chain *c, const struct function *f)
{
	for (unsigned int i = 0; i < c->n; i++)
		if (c->steps[i].function == f)
			return TRUE;
	return c->n == MAX_CHAIN;
}

/* Nothing but one call, without conditions. */
static gboolean is_thin(const struct function *f)
{
	unsigned int calls = 0;

	for (unsigned int b = 0; b < f->nblocks; b++) {
		const struct block *k = &f->blocks[b];

		if (k->jump == JUMP_IF || k->jump == JUMP_SWITCH)
			return FALSE;
		for (unsigned int e = 0; e < k->nevents; e++)
			if (k->events[e].kind != EVENT_CALL || calls++)
				return FALSE;
	}
	return calls == 1;
}

static void report(struct chain *c, const struct function *f, const struct event *e,
		   const struct wq_value *v, const char *text)
{
	GArray *callers = NULL;

	if (!in_chain(c, f) && ((f->in_header && f->is_inline) || is_thin(f)))
		callers = queues_callers(c->q, f);
	if (!callers) {
		add_use(c, f, e, v, text);
		return;
	}
	c->steps[c->n++] = (struct flush_step){ f, e };
	for (unsigned int i = 0; i < callers->len; i++) {
		const struct queue_call *k = &g_array_index(callers, struct queue_call, i);

		report(c, k->from, k->event, v, NULL);
	}
	c->n--;
	g_array_free(callers, TRUE);
}

static void given(struct chain *c, const struct function *f, const struct event *e, long parameter);

/* The call e of f waits for the workqueue `text`: what that is here, what the callers say. */
static void look(struct chain *c, const struct function *f, const struct event *e, const char *text)
{
	struct origin o = queues_origin(c->q, f, e, text);
	GArray *origins = queues_origins(c->q, o, FALSE);
	struct wq_value v = { .n = 0 };

	for (unsigned int i = 0; i < origins->len; i++) {
		const struct origin *from = &g_array_index(origins, struct origin, i);

		if (from->x->op == EXPR_PARAM && from->function == f) {
			given(c, f, e, from->x->number);
			v.is_unknown |= origins->len > 1;
		} else {
			queues_value_of(c->q, from, &v);
		}
	}
	g_array_free(origins, TRUE);
	if (v.n)
		report(c, f, e, &v, text);
	else if (v.is_unknown)
		g_ptr_array_add(c->q->unsettled, f->unit);
}

static void given(struct chain *c, const struct function *f, const struct event *e, long parameter)
{
	GArray *callers = in_chain(c, f) ? NULL : queues_callers(c->q, f);

	if (!callers)
		return;
	c->steps[c->n++] = (struct flush_step){ f, e };
	for (unsigned int i = 0; i < callers->len; i++) {
		const struct queue_call *k = &g_array_index(callers, struct queue_call, i);

		if (parameter >= 0 && (unsigned long)parameter < k->event->nargs)
			look(c, k->from, k->event, k->event->args[parameter]);
	}
	c->n--;
	g_array_free(callers, TRUE);
}

static void collect_event(struct queues *q, const struct function *f, const struct event *e)
{
	const struct api *a = e->kind == EVENT_CALL ? e->api : NULL;
	struct wq_value v = { .n = 1 };
	struct chain c = { .q = q };

	if (!a || a->kind != API_WQ_FLUSH || a->flags & API_KTHREAD)
		return;
	if (a->flags & API_SYSTEM) {
		v.names[0] = tree_default_wq(q->program->tree);
		report(&c, f, e, &v, NULL);
	} else if (a->wq >= 0 && (unsigned int)a->wq < e->nargs) {
		look(&c, f, e, e->args[a->wq]);
	}
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct flush_use *x = *(struct flush_use *const *)a;
	const struct flush_use *y = *(struct flush_use *const *)b;

	return location_compare(&x->at, &y->at);
}

void queues_collect_flushes(struct queues *q)
{
	const struct program *p = q->program;

	for (unsigned int i = 0; i < p->functions->len; i++) {
		const struct function *f = g_ptr_array_index(p->functions, i);

		for (unsigned int b = 0; b < f->nblocks && !queues_is_api(f); b++)
			for (unsigned int e = 0; e < f->blocks[b].nevents; e++)
				collect_event(q, f, &f->blocks[b].events[e]);
	}
	g_ptr_array_sort(q->flushes, by_place);
}
