/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Is an item waited for on every path to a place, and not queued again after?  A path on which
 * there is no object, or on which another thread has done the same, does not count:
 * the end of a loop over objects that are waited for, a pointer that is NULL, the condition under which
 * the item is set up at all, a flag that the branch itself sets.
 */
#include <string.h>

#include "study.h"

enum { MUST_DEPTH = 6, QUEUE_DEPTH = 4, STEPS_MAX = 20000 };

struct must {
	const struct study *s;
	const struct plan_site *site;
	const struct item *item;
	GHashTable *known; /* function -> GINT_TO_POINTER(1 + result); 0: being looked at */
	GHashTable *idle; /* way out of a block (unsigned int *) -> the same */
	unsigned int steps; /* of all walks: a limit for the worst of functions */
};

/* A walk through one function. */
struct walk {
	struct must *m;
	const struct function *f;
	const struct event *until; /* NULL: its returns */
	int stop; /* or a block; -1: none */
	char *seen; /* by block and whether the item was waited for */
	unsigned int depth; /* of calls */
};

static gboolean always(struct must *m, const struct function *f, unsigned int depth);

static gboolean is_wait(const struct item *item, const struct event *e)
{
	for (guint i = 0; i < item->waits->len; i++)
		if (g_array_index(item->waits, struct item_wait, i).event == e)
			return !item->requeues || e->api->kind == API_WORK_CANCEL;
	return FALSE;
}

static gboolean may_queue(const struct must *m, const struct function *f, GHashTable *seen,
			  unsigned int depth)
{
	if (depth > QUEUE_DEPTH || !g_hash_table_add(seen, (gpointer)f))
		return FALSE;
	for (guint i = 0; i < m->item->sites->len; i++)
		if (((struct queue_site *)m->item->sites->pdata[i])->function == f)
			return TRUE;
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			const struct function *callee =
				e->kind == EVENT_CALL && !e->api ?
					program_callee(m->s->program, f, e->callee) :
					NULL;

			if (callee && may_queue(m, callee, seen, depth + 1))
				return TRUE;
		}
	return FALSE;
}

/* Does the call queue the item, itself or below? */
static gboolean queues_again(const struct must *m, const struct function *f, const struct event *e)
{
	const struct function *callee;
	GHashTable *seen;
	gboolean found;

	for (guint i = 0; i < m->item->sites->len; i++)
		if (((struct queue_site *)m->item->sites->pdata[i])->event == e)
			return TRUE;
	callee = e->api ? NULL : program_callee(m->s->program, f, e->callee);
	if (!callee)
		return FALSE;
	seen = g_hash_table_new(NULL, NULL);
	found = may_queue(m, callee, seen, 0);
	g_hash_table_unref(seen);
	return found;
}

static gboolean waits_for_queue(const struct event *e)
{
	return e->kind == EVENT_CALL && e->api &&
	       (e->api->kind == API_WQ_FLUSH || e->api->kind == API_WQ_DESTROY ||
		e->api->kind == API_WORK_FLUSH || e->api->kind == API_WORK_CANCEL) &&
	       !(e->api->flags & API_NOWAIT);
}

/* The waits that come right after the flush, with nothing between: they may as well come before. */
static const struct event *next_wait(const struct plan_site *site, const struct event *e)
{
	const struct block *k = study_block_of(site->use->function, site->use->event);
	const struct event *next = e + 1;

	return k && next < k->events + k->nevents && waits_for_queue(next) ? next : NULL;
}

/* Is the workqueue that `e` queues on waited for where the flush is? */
static gboolean is_ended(const struct must *m, const struct event *e)
{
	const struct function *f = m->site->use->function;
	const char *wq = e->api->wq >= 0 && (unsigned int)e->api->wq < e->nargs ?
				 e->args[e->api->wq] :
				 NULL;

	for (unsigned int b = 0; wq && b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *w = &f->blocks[b].events[i];
			const struct event *next = m->site->use->event;

			if (!waits_for_queue(w) || w->api->wq < 0 ||
			    (unsigned int)w->api->wq >= w->nargs ||
			    !g_str_equal(w->args[w->api->wq], wq))
				continue;
			if (study_dominates(f, w, m->site->use->event))
				return TRUE;
			while ((next = next_wait(m->site, next)))
				if (next == w)
					return TRUE;
		}
	return FALSE;
}

/* Another item is queued whose handler always waits for this one. */
static gboolean hands_over(struct must *m, const struct function *f, const struct event *e,
			   unsigned int depth)
{
	const struct api *a = e->api;
	GPtrArray *items, *handlers;
	gboolean found = FALSE;

	if (a->object < 0 || (unsigned int)a->object >= e->nargs || !is_ended(m, e))
		return FALSE;
	items = queues_items(m->s->queues, f, e, e->args[a->object]);
	if (items->len == 1 && g_ptr_array_index(items, 0) != m->item->class) {
		handlers = queues_handlers(m->s->queues, f->unit, g_ptr_array_index(items, 0));
		found = handlers->len > 0;
		for (guint i = 0; i < handlers->len && found; i++) {
			const struct work_handler *h = g_ptr_array_index(handlers, i);

			found = h->function && always(m, h->function, depth + 1);
		}
		g_ptr_array_free(handlers, TRUE);
	}
	g_ptr_array_free(items, TRUE);
	return found;
}

/* What the event makes of "has been waited for". */
static gboolean after(const struct walk *w, const struct event *e, gboolean waited)
{
	const struct function *callee;

	if (e->kind != EVENT_CALL)
		return waited;
	if (is_wait(w->m->item, e))
		return TRUE;
	if (queues_again(w->m, w->f, e))
		waited = FALSE;
	if (e->api)
		return waited || (e->api->kind == API_WORK_QUEUE &&
				  hands_over(w->m, w->f, e, w->depth));
	callee = waited ? NULL : program_callee(w->m->s->program, w->f, e->callee);
	return waited || (callee && always(w->m, callee, w->depth + 1));
}

static gboolean escapes(struct walk *w, unsigned int b, gboolean waited);

/* Is there a path from block `from` to block `stop`, or to the end, on which nothing waits? */
static gboolean escapes_from(const struct walk *w, unsigned int from, int stop)
{
	struct walk inner = { w->m, w->f, w->until, stop, g_new0(char, 2 * (gsize)w->f->nblocks + 2),
			      w->depth };
	gboolean found = escapes(&inner, from, FALSE);

	g_free(inner.seen);
	return found;
}

/* How many blocks from `from` to `to`; nblocks: there is no way. */
static unsigned int distance(const struct function *f, unsigned int from, unsigned int to)
{
	unsigned int *all = g_new0(unsigned int, f->nblocks + 1), first = 0, n = 0, found;
	unsigned int *far = g_new0(unsigned int, f->nblocks + 1);

	all[n++] = from;
	far[from] = 1;
	for (; first < n && !far[to]; first++)
		for (unsigned int i = 0; i < f->blocks[all[first]].nsucc; i++) {
			unsigned int next = f->blocks[all[first]].succ[i];

			if (next < f->nblocks && !far[next]) {
				far[next] = far[all[first]] + 1;
				all[n++] = next;
			}
		}
	found = far[to] ? far[to] : f->nblocks + 1;
	g_free(all);
	g_free(far);
	return found;
}

/* Leaving a loop that waits in each round. */
static gboolean is_loop_end(const struct walk *w, unsigned int b, unsigned int way)
{
	const struct block *k = &w->f->blocks[b];
	unsigned int body = k->succ[1 - way];

	if (body >= w->f->nblocks || distance(w->f, body, b) > w->f->nblocks ||
	    distance(w->f, body, b) >= distance(w->f, k->succ[way], b))
		return FALSE;
	return !escapes_from(w, body, (int)b);
}

/* The text that a condition looks at, without what it is compared with; to be freed. */
static char *subject(const char *condition)
{
	const char *text = condition + (*condition == '!');
	gsize n = 0;

	while (text[n] && !strchr("=!<", text[n]) && !(text[n] == '>' && (!n || text[n - 1] != '-')))
		n++;
	return g_strndup(text, n);
}

/* On the way `way` of "p", "!p", "p==0" or "p!=0": is p NULL? */
static gboolean is_null_way(const char *condition, unsigned int way)
{
	if (g_str_has_suffix(condition, "==0") || *condition == '!')
		return way == 0;
	return way == 1 && (g_str_has_suffix(condition, "!=0") || !strpbrk(condition, "=!<?"));
}

static gboolean uses_pointer(const struct block *k, const char *pointer)
{
	gsize n = strlen(pointer);

	for (unsigned int i = 0; i < k->nevents; i++)
		for (unsigned int a = 0; a < k->events[i].nargs; a++) {
			const char *arg = k->events[i].args[a];

			arg += *arg == '&';
			if (!strncmp(arg, pointer, n) && (!arg[n] || g_str_has_prefix(arg + n, "->")))
				return TRUE;
		}
	return FALSE;
}

static const char *last_member(const char *text)
{
	const char *arrow = g_strrstr(text, "->");

	return arrow ? arrow + 2 : NULL;
}

/* The item is only set up under this condition. */
static gboolean is_set_up(const struct study *s, const struct item *item, const char *text)
{
	const GArray *inits = g_hash_table_lookup(s->inits, item->class);
	const char *member = last_member(text);

	for (guint i = 0; member && inits && i < inits->len; i++) {
		const struct study_call *c = &g_array_index(inits, struct study_call, i);
		const char *known = study_condition_member(c->from, c->event);

		if (known && !strncmp(known, member, strlen(member)) &&
		    !strchr("_.", known[strlen(member)] ? known[strlen(member)] : ' '))
			return TRUE;
	}
	return FALSE;
}

static gboolean sets(const struct block *k, const char *what)
{
	for (unsigned int i = 0; i < k->nevents; i++)
		if (k->events[i].kind == EVENT_SET && g_str_equal(k->events[i].result, what))
			return TRUE;
	return FALSE;
}

/* "if (p->state != GONE) { p->state = GONE; first = true; }": who comes second finds it done. */
static gboolean is_once(const struct function *f, const struct block *k, const char *text,
			unsigned int taken)
{
	gboolean found = FALSE;

	if (strstr(text, "->") && taken < f->nblocks && sets(&f->blocks[taken], text))
		return TRUE;
	if (g_str_has_prefix(text, "%t"))
		for (unsigned int i = 0; i < k->nevents; i++)
			if (k->events[i].kind == EVENT_CALL && g_str_equal(k->events[i].result, text))
				return g_str_has_prefix(k->events[i].callee, "test_and_") ||
				       g_str_has_prefix(k->events[i].written, "test_and_");
	if (*text != '%' || strpbrk(text, ".->["))
		return FALSE;
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			const char *member;

			if (e->kind != EVENT_SET || !g_str_equal(e->result, text) ||
			    g_str_equal(e->value, "0"))
				continue;
			member = study_condition_member(f, e);
			found = FALSE;
			for (unsigned int n = 0; member && n < f->blocks[b].nevents; n++) {
				const char *set = last_member(f->blocks[b].events[n].kind == EVENT_SET ?
								      f->blocks[b].events[n].result :
								      "");

				found |= set && !strncmp(set, member, strlen(set)) &&
					 strchr("!=<>", member[strlen(set)]) != NULL;
			}
			if (!found)
				return FALSE;
		}
	return found;
}

static gboolean has_nothing(const struct walk *w, unsigned int b, unsigned int way)
{
	const struct block *k = &w->f->blocks[b];
	unsigned int taken = k->succ[1 - way];
	g_autofree char *text = subject(k->condition);

	if (is_loop_end(w, b, way))
		return TRUE;
	if (!*text || !is_null_way(k->condition, way))
		return strstr(text, "->") && is_once(w->f, k, text, taken) &&
		       !escapes_from(w, taken, -1);
	return (uses_pointer(&w->f->blocks[taken], text) ||
		is_set_up(w->m->s, w->m->item, text) || is_once(w->f, k, text, taken)) &&
	       !escapes_from(w, taken, -1);
}

/* Does the way not count, since the other one waits and there is nothing to wait for on this one? */
static gboolean is_idle(const struct walk *w, unsigned int b, unsigned int way)
{
	const struct block *k = &w->f->blocks[b];
	gpointer known;

	if (k->jump != JUMP_IF || k->nsucc != 2 || !k->condition ||
	    k->succ[1 - way] >= w->f->nblocks)
		return FALSE;
	if (g_hash_table_lookup_extended(w->m->idle, &k->succ[way], NULL, &known))
		return GPOINTER_TO_INT(known) == 2;
	g_hash_table_insert(w->m->idle, &k->succ[way], GINT_TO_POINTER(0));
	known = GINT_TO_POINTER(1 + has_nothing(w, b, way));
	g_hash_table_insert(w->m->idle, &k->succ[way], known);
	return GPOINTER_TO_INT(known) == 2;
}

static gboolean escapes(struct walk *w, unsigned int b, gboolean waited)
{
	const struct block *k;

	if (b >= w->f->nblocks || w->m->steps++ > STEPS_MAX)
		return b < w->f->nblocks;
	if ((int)b == w->stop)
		return !waited;
	if (w->seen[2 * b + (waited != FALSE)])
		return FALSE;
	w->seen[2 * b + (waited != FALSE)] = 1;
	k = &w->f->blocks[b];
	for (unsigned int i = 0; i < k->nevents; i++) {
		if (&k->events[i] == w->until)
			return !waited;
		waited = after(w, &k->events[i], waited);
	}
	if (k->jump == JUMP_RETURN && !w->until)
		return !waited;
	for (unsigned int i = 0; i < k->nsucc; i++)
		if (escapes(w, k->succ[i], waited || is_idle(w, b, i)))
			return TRUE;
	return FALSE;
}

static gboolean covers(struct must *m, const struct function *f, const struct event *until,
		       gboolean waited, unsigned int depth)
{
	struct walk w = { m, f, until, -1, g_new0(char, 2 * (gsize)f->nblocks + 2), depth };
	gboolean found = f->nblocks && !escapes(&w, 0, waited);

	g_free(w.seen);
	return found;
}

/* Has f waited for the item whenever it returns? */
static gboolean always(struct must *m, const struct function *f, unsigned int depth)
{
	gpointer known;

	if (depth > MUST_DEPTH)
		return FALSE;
	if (g_hash_table_lookup_extended(m->known, f, NULL, &known))
		return GPOINTER_TO_INT(known) == 2;
	g_hash_table_insert(m->known, (gpointer)f, GINT_TO_POINTER(0));
	known = GINT_TO_POINTER(1 + (study_reaches_wait(m->s, f, m->item) != NULL &&
				     covers(m, f, NULL, FALSE, depth)));
	g_hash_table_insert(m->known, (gpointer)f, known);
	return GPOINTER_TO_INT(known) == 2;
}

/* The same for the event of f, or for all calls of f that are not made when the module starts. */
static gboolean before(struct must *m, const struct function *f, const struct event *at,
		       unsigned int climb)
{
	GArray *callers;
	gboolean found;

	if (covers(m, f, at, FALSE, 0))
		return TRUE;
	if (!climb || !covers(m, f, at, TRUE, 0))
		return FALSE;
	callers = study_callers(m->s, f);
	found = callers->len > 0;
	for (guint i = 0; i < callers->len && found; i++) {
		const struct study_call *c = &g_array_index(callers, struct study_call, i);

		found = c->from->is_init || before(m, c->from, c->event, climb - 1);
	}
	g_array_unref(callers);
	return found;
}

gboolean study_has_waited(const struct study *s, const struct plan_site *site,
			  const struct item *item, unsigned int climb)
{
	struct must m = { s, site, item, g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL), 0 };
	const struct event *next = site->use->event;
	gboolean found = before(&m, site->use->function, site->use->event, climb);

	while (!found && !site->use->via->len && (next = next_wait(site, next)))
		found = is_wait(item, next);
	g_hash_table_unref(m.known);
	g_hash_table_unref(m.idle);
	return found;
}
