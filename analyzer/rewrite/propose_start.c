/* SPDX-License-Identifier: GPL-2.0-only */
/* Who starts again what is waited for, and may hold the lock meanwhile that the wait is to leave. */
#include <string.h>

#include "lockgraph.h"
#include "proposer.h"

/* The class of what the call starts or waits for; "": not known. */
static const char *item_of(struct lock_model *m, const struct function *f, const struct event *e)
{
	int i = e->api->object;

	if (i < 0 || (unsigned int)i >= e->nargs)
		return "";
	return lock_class_name(m, lock_expr(m, f, e->args[i]), f);
}

/* "foo.dwork" and "foo.dwork.work" */
static gboolean is_same_item(const char *a, const char *b)
{
	gsize n = MIN(strlen(a), strlen(b));

	return n && !strncmp(a, b, n) && (!a[n] || a[n] == '.') && (!b[n] || b[n] == '.');
}

/* Does the function, or what it calls, take a lock of the class or say that its caller has? */
static gboolean knows_lock(const struct proposer *x, const struct function *f, const char *class)
{
	const struct lock_model *m = x->program->locks;
	const struct summary *s = &m->summaries[f->id];

	for (unsigned int i = 0; i < s->nuses; i++)
		if ((s->uses[i]->kind == USE_LOCK || s->uses[i]->kind == USE_TRY) &&
		    lock_class_name(m, s->uses[i]->object, f) == class)
			return TRUE;
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int n = 0; n < f->blocks[b].nevents; n++) {
			const struct event *e = &f->blocks[b].events[n];

			if (e->kind == EVENT_CALL && e->api &&
			    (e->api->kind == API_LOCK || e->api->kind == API_ASSERT) &&
			    lock_class_name(m, propose_object(x, f, e), f) == class)
				return TRUE;
		}
	return FALSE;
}

/* Does the function know the lock, or one that calls it, however far up? */
static gboolean is_under(const struct proposer *x, const struct function *f, const char *class)
{
	const GArray *calls = x->program->locks->calls;
	GPtrArray *up = g_ptr_array_new();
	gboolean found = FALSE;

	g_ptr_array_add(up, (gpointer)f);
	for (guint i = 0; i < up->len && !found; i++) {
		found = knows_lock(x, up->pdata[i], class);
		for (guint n = 0; n < calls->len && !found; n++) {
			const struct call_site *c = &g_array_index(calls, struct call_site, n);

			if (c->callee == up->pdata[i] && !g_ptr_array_find(up, c->caller, NULL))
				g_ptr_array_add(up, (gpointer)c->caller);
		}
	}
	g_ptr_array_free(up, TRUE);
	return found;
}

/* Does the function start the item? */
static gboolean starts(struct lock_model *m, const struct function *f, const char *item)
{
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int n = 0; n < f->blocks[b].nevents; n++) {
			const struct event *e = &f->blocks[b].events[n];

			if (e->kind == EVENT_CALL && e->api &&
			    (e->api->kind == API_WORK_QUEUE || e->api->kind == API_ARM) &&
			    is_same_item(item, item_of(m, f, e)))
				return TRUE;
		}
	return FALSE;
}

/* Is it the handler, which the wait keeps from starting itself again? */
static gboolean is_handler(const struct lock_model *m, const struct observation *o,
			   const struct function *f)
{
	GPtrArray *handlers = lock_handlers(m, o->use, o->function);
	gboolean found = FALSE;

	for (guint n = 0; n < handlers->len; n++)
		found |= ((const struct binding *)handlers->pdata[n])->handler == f;
	g_ptr_array_free(handlers, TRUE);
	return found;
}

const struct function *propose_starter(const struct proposer *x, const struct observation *o,
				       const struct event *e)
{
	struct lock_model *m = x->program->locks;
	const char *class = lock_class_name(m, o->held.object, o->function);
	const char *item = item_of(m, o->function, e);

	for (guint i = 0; i < x->program->functions->len; i++) {
		const struct function *f = g_ptr_array_index(x->program->functions, i);

		if ((!*item || starts(m, f, item)) && !(e == o->event && is_handler(m, o, f)) &&
		    is_under(x, f, class))
			return f;
	}
	return NULL;
}
