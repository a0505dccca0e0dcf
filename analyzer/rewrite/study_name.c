/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a work item can be named at some place: through a variable that holds the
 * one object which the item is a member of.
 */
#include <string.h>

#include "study.h"

enum { EMBED_MAX = 3, CALLER_MAX = 3 };

/* A way to an item: member `path` of struct `tag`, "hdcp.check_work" of "foo_device". */
struct way {
	const char *tag, *path;
};

/* "outer:m.inner:n" as tag "outer" and path "m.n"; FALSE for anything else. */
static gboolean read_way(const struct study *s, const char *text, struct way *w)
{
	GString *path;
	const char *colon;

	if (strpbrk(text, "[]()|*&?=>"))
		return FALSE;
	colon = strchr(text, ':');
	if (!colon)
		return FALSE;
	w->tag = study_printf(s, "%.*s", (int)(colon - text), text);
	path = g_string_new(NULL);
	for (; colon; colon = strchr(colon + 1, ':')) {
		const char *name = colon + 1;

		g_string_append_printf(path, "%s%.*s", path->len ? "." : "",
				       (int)strcspn(name, "."), name);
	}
	w->path = study_printf(s, "%s", path->str);
	g_string_free(path, TRUE);
	return TRUE;
}

/* What is after the last "->" of "&%p->tag:work". */
static const char *last_object(const char *text)
{
	const char *arrow = g_strrstr(text, "->");

	return arrow ? arrow + 2 : NULL;
}

static const char *work_argument(const struct event *e)
{
	if (!e->api || e->api->object < 0 || (unsigned int)e->api->object >= e->nargs)
		return NULL;
	return e->args[e->api->object];
}

static void add_way(const struct study *s, const char *argument, const char *class, GArray *ways)
{
	const char *object = argument && *argument == '&' ? last_object(argument) : NULL;
	struct way w;
	const char *dot = strchr(class, '.');

	if (!object || !dot || !read_way(s, object, &w) || !g_str_has_suffix(w.path, dot + 1))
		return;
	for (guint i = 0; i < ways->len; i++) {
		const struct way *known = &g_array_index(ways, struct way, i);

		if (known->tag == w.tag && known->path == w.path)
			return;
	}
	g_array_append_val(ways, w);
}

static void add_ways_of(const struct study *s, GHashTable *table, const char *class, GArray *ways)
{
	const GArray *list = g_hash_table_lookup(table, class);

	for (guint i = 0; list && i < list->len; i++)
		add_way(s, work_argument(g_array_index(list, struct study_call, i).event), class,
			ways);
}

/* The structures that the ones found so far are members of. */
static void add_outer(const struct study *s, GArray *ways)
{
	for (guint i = 0; i < ways->len && ways->len < 16; i++) {
		const struct way w = g_array_index(ways, struct way, i);
		const char *where = g_hash_table_lookup(s->members, w.tag);
		struct way outer;

		if (!where || !*where || !read_way(s, where, &outer))
			continue;
		outer.path = study_printf(s, "%s.%s", outer.path, w.path);
		g_array_append_val(ways, outer);
	}
}

static GArray *ways_to(const struct study *s, const char *class)
{
	GArray *ways = g_array_new(FALSE, FALSE, sizeof(struct way));
	const GPtrArray *all = queues_sites(s->queues);

	add_ways_of(s, s->inits, class, ways);
	add_ways_of(s, s->waits, class, ways);
	add_ways_of(s, s->cancels, class, ways);
	for (guint i = 0; i < all->len; i++) {
		const struct queue_site *site = g_ptr_array_index(all, i);

		if (g_ptr_array_find(site->items, class, NULL))
			add_way(s, work_argument(site->event), class, ways);
	}
	add_outer(s, ways);
	return ways;
}

/* Is the local set once, before `at`, and not to a member of a list? */
static gboolean is_settled(const struct function *f, const char *local, const struct event *at)
{
	const struct event *set = NULL;

	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_SET && *e->result == '%' &&
			    g_str_equal(e->result + 1, local)) {
				if (set)
					return FALSE;
				set = e;
			}
			if (e->kind == EVENT_CALL && e->nargs && *e->args[0] == '%' &&
			    g_str_equal(e->args[0] + 1, local) && study_frees(e->callee) &&
			    !strstr(e->callee, "put") && study_dominates(f, e, at))
				return FALSE;
		}
	}
	return set && study_dominates(f, set, at) && !strstr(set->value, "list_head:next");
}

static gboolean is_assigned(const struct function *f, unsigned int param)
{
	char *name = g_strdup_printf("$%u", param);
	gboolean found = FALSE;

	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++)
			if (f->blocks[b].events[i].kind == EVENT_SET &&
			    g_str_equal(f->blocks[b].events[i].result, name))
				found = TRUE;
	g_free(name);
	return found;
}

/* The structure that the type "struct foo *" points to, or NULL. */
static const char *pointed_tag(const struct study *s, const char *type)
{
	const char *star = strchr(type, '*');
	const char *tag = strstr(type, "struct ");

	if (!tag || !star || strchr(star + 1, '*') || strpbrk(type, "[("))
		return NULL;
	tag += strlen("struct ");
	return study_printf(s, "%.*s", (int)strcspn(tag, " *"), tag);
}

/* The variable of f that holds the one struct `tag` at the event. */
static const char *holder(const struct study *s, const struct function *f, const struct event *at,
			  const char *tag)
{
	for (unsigned int i = 0; i < f->nparams; i++)
		if (*f->params[i].name && *f->params[i].name != '-' &&
		    pointed_tag(s, f->params[i].type) == tag && !is_assigned(f, i))
			return f->params[i].name;
	for (unsigned int i = 0; i < f->nlocals; i++)
		if (!strchr(f->locals[i].name, '#') &&
		    pointed_tag(s, f->locals[i].type) == tag && is_settled(f, f->locals[i].name, at))
			return f->locals[i].name;
	return NULL;
}

/* A variable, "foo_work" or "path:foo_work", that f's unit can name. */
static const char *global_item(const struct study *s, const struct function *f, const char *class)
{
	const char *colon = strrchr(class, ':');

	if (!colon)
		return study_printf(s, "&%s", class);
	if (strncmp(class, f->unit->path, (gsize)(colon - class)) || strchr(class, '#') ||
	    f->unit->path[colon - class])
		return NULL;
	return study_printf(s, "&%s", colon + 1);
}

const char *study_name_item(const struct study *s, const struct function *f,
			    const struct event *at, const char *class)
{
	const char *dot = strchr(class, '.'), *slash = strrchr(class, '/');
	const char *name = NULL;
	GArray *ways;

	if (!dot || (slash && dot > slash && strchr(dot, ':')))
		return global_item(s, f, class);
	ways = ways_to(s, class);
	for (guint i = 0; i < ways->len && !name; i++) {
		const struct way *w = &g_array_index(ways, struct way, i);
		const char *variable = holder(s, f, at, w->tag);

		if (variable)
			name = study_printf(s, "&%s->%s", variable, w->path);
	}
	g_array_unref(ways);
	return name;
}

/* The condition "p->member" of the object around the call, named at `at` of f. */
static const char *named_condition(const struct study *s, const struct function *g,
				   const struct event *e, const struct function *f,
				   const struct event *at)
{
	const char *text = study_only_condition(g, e);
	const char *member = text ? last_object(text) : NULL;
	const char *variable;
	struct way w;

	if (!member || !read_way(s, member, &w))
		return NULL;
	variable = holder(s, f, at, w.tag);
	return variable ? study_printf(s, "%s->%s", variable, w.path) : NULL;
}

static const char *guard_of(const struct study *s, const struct function *g, const struct event *e,
			    const struct study_call *here, unsigned int depth, gboolean *known)
{
	GArray *callers;
	const char *guard = NULL;

	if (study_is_conditional(g, e)) {
		guard = named_condition(s, g, e, here->from, here->event);
		*known = guard != NULL;
		return guard;
	}
	callers = study_callers(s, g);
	if (callers->len == 1 && depth < CALLER_MAX) {
		const struct study_call *c = &g_array_index(callers, struct study_call, 0);

		guard = guard_of(s, c->from, c->event, here, depth + 1, known);
	}
	g_array_unref(callers);
	return guard;
}

const char *study_init_guard(const struct study *s, const struct function *f,
			     const struct event *at, const struct item *item, gboolean *known)
{
	const GArray *inits = g_hash_table_lookup(s->inits, item->class);
	const struct study_call here = { f, at };
	const struct study_call *c;

	*known = TRUE;
	if (!inits || inits->len != 1)
		return NULL;
	c = &g_array_index(inits, struct study_call, 0);
	return guard_of(s, c->from, c->event, &here, 0, known);
}
