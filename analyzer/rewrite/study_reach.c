/* SPDX-License-Identifier: GPL-2.0-only */
/* From where a function is called, and what it leads to. */
#include <string.h>

#include "study.h"

enum { CLIMB_MAX = 6, REACH_MAX = 6 };

/* Members of operation tables that are called when an object or device goes. */
static const char *const teardown_slots[] = {
	"remove",   "remove_new", "remove_one", "unbind",   "disconnect", "release",
	"exit",	    "detach",	  "dtr",	"shutdown", "destroy",	  "uninit",
	"teardown", "cleanup",	  "unregister", "remove_dev", "drv_unbind", "deinit",
};

GArray *study_callers(const struct study *s, const struct function *f)
{
	GArray *all = g_hash_table_lookup(s->calls, f->name);
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct study_call));

	for (guint i = 0; all && i < all->len; i++) {
		const struct study_call *c = &g_array_index(all, struct study_call, i);

		if (c->from != f && program_callee(s->program, c->from, f->name) == f)
			g_array_append_val(found, *c);
	}
	return found;
}

static gboolean is_teardown_slot(const char *object)
{
	const char *member = strrchr(object, ':');

	for (guint i = 0; member && i < G_N_ELEMENTS(teardown_slots); i++)
		if (g_str_equal(member + 1, teardown_slots[i]))
			return TRUE;
	return FALSE;
}

/* Is some exit function calling through the array that holds f: "@_exits[]"? */
static gboolean called_by_exit(const struct study *s, const char *slot)
{
	GArray *calls = g_hash_table_lookup(s->calls, slot);

	for (guint i = 0; calls && i < calls->len; i++) {
		const struct function *from = g_array_index(calls, struct study_call, i).from;

		if (from->is_exit || g_hash_table_contains(s->exits, from))
			return TRUE;
	}
	return FALSE;
}

enum use_of { USED_NOT, USED_EXIT, USED_TEARDOWN, USED_OTHER };

/* How the initialisers of f's unit use f. */
static enum use_of use_in_tables(const struct study *s, const struct function *f)
{
	enum use_of use = USED_NOT;

	for (guint i = 0; f->unit && i < f->unit->initialisers->len; i++) {
		const struct initialiser *n = g_ptr_array_index(f->unit->initialisers, i);

		if (!n->value || *n->value != '@' || !g_str_equal(n->value + 1, f->name) ||
		    g_str_has_prefix(n->object, "@__"))
			continue;
		if (g_str_has_suffix(n->object, "[]") && called_by_exit(s, n->object))
			use = MAX(use, USED_EXIT);
		else if (is_teardown_slot(n->object))
			use = MAX(use, USED_TEARDOWN);
		else
			use = USED_OTHER;
	}
	return use;
}

static gboolean climbs(const struct study *s, const struct function *f, gboolean exit_only,
		       unsigned int depth)
{
	enum use_of use = use_in_tables(s, f);
	GArray *callers;
	gboolean found;

	if (f->is_exit || g_hash_table_contains(s->exits, f))
		return TRUE;
	if (use == USED_OTHER || (exit_only && use == USED_TEARDOWN))
		return FALSE;
	callers = study_callers(s, f);
	found = use != USED_NOT || callers->len > 0;
	for (guint i = 0; found && i < callers->len; i++) {
		const struct function *from = g_array_index(callers, struct study_call, i).from;

		/* what init calls on its error path undoes a start: no object exists yet */
		if (!from->is_init)
			found = depth < CLIMB_MAX && climbs(s, from, exit_only, depth + 1);
	}
	g_array_unref(callers);
	return found;
}

gboolean study_is_teardown(const struct study *s, const struct function *f)
{
	return climbs(s, f, FALSE, 0);
}

gboolean study_is_exit(const struct study *s, const struct function *f)
{
	return climbs(s, f, TRUE, 0);
}

/* A search down the calls; handlers of the items that are queued on the way count. */
struct reach {
	const struct study *s;
	const struct item *item;
	GHashTable *seen;
	GPtrArray *names;
};

static gboolean waits_here(const struct item *item, const struct event *e)
{
	for (guint i = 0; i < item->waits->len; i++)
		if (g_array_index(item->waits, struct item_wait, i).event == e)
			return TRUE;
	return FALSE;
}

static gboolean reach(struct reach *r, const struct function *f, unsigned int depth);

static gboolean reach_handlers(struct reach *r, const struct function *f, const struct event *e,
			       unsigned int depth)
{
	const struct api *a = e->api;
	GPtrArray *items, *handlers;
	gboolean found = FALSE;

	if (a->object < 0 || (unsigned int)a->object >= e->nargs)
		return FALSE;
	items = queues_items(r->s->queues, f, e, e->args[a->object]);
	handlers = items->len == 1 && g_ptr_array_index(items, 0) != r->item->class ?
			   queues_handlers(r->s->queues, f->unit, g_ptr_array_index(items, 0)) :
			   g_ptr_array_new();
	for (guint i = 0; i < handlers->len && !found; i++) {
		const struct work_handler *h = g_ptr_array_index(handlers, i);

		found = h->function && reach(r, h->function, depth + 1);
	}
	g_ptr_array_free(handlers, TRUE);
	g_ptr_array_free(items, TRUE);
	return found;
}

static gboolean reach_event(struct reach *r, const struct function *f, const struct event *e,
			    unsigned int depth)
{
	const struct function *callee;

	if (e->kind != EVENT_CALL)
		return FALSE;
	if (waits_here(r->item, e)) {
		g_ptr_array_add(r->names, (gpointer)e->written);
		return TRUE;
	}
	if (e->api && e->api->kind == API_WORK_QUEUE)
		return reach_handlers(r, f, e, depth);
	callee = e->api ? NULL : program_callee(r->s->program, f, e->callee);
	return callee && reach(r, callee, depth + 1);
}

static gboolean reach(struct reach *r, const struct function *f, unsigned int depth)
{
	if (depth > REACH_MAX || !g_hash_table_add(r->seen, (gpointer)f))
		return FALSE;
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++)
			if (reach_event(r, f, &f->blocks[b].events[i], depth)) {
				g_ptr_array_add(r->names, (gpointer)f->name);
				return TRUE;
			}
	return FALSE;
}

const char *study_reaches_wait(const struct study *s, const struct function *f,
			       const struct item *item)
{
	struct reach r = { s, item, g_hash_table_new(NULL, NULL), g_ptr_array_new() };
	GString *text = g_string_new(NULL);
	const char *chain = NULL;

	if (item->waits->len && reach(&r, f, 0)) {
		for (guint i = r.names->len; i > 0; i--)
			g_string_append_printf(text, "%s%s()", text->len ? " -> " : "",
					       (const char *)g_ptr_array_index(r.names, i - 1));
		chain = study_printf(s, "%s", text->str);
	}
	g_string_free(text, TRUE);
	g_ptr_array_free(r.names, TRUE);
	g_hash_table_unref(r.seen);
	return chain;
}
