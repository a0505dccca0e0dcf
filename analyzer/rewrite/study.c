/* SPDX-License-Identifier: GPL-2.0-only */
/* Tables over the whole program, made once: calls, waits for items, embedded structures. */
#include "study.h"

#include <string.h>

#include "base/arena.h"

const char *study_printf(const struct study *s, const char *fmt, ...)
{
	va_list ap;
	const char *kept;

	va_start(ap, fmt);
	kept = arena_vprintf(s->program->arena, fmt, ap);
	va_end(ap);
	return kept;
}

static void add_to(GHashTable *table, const char *key, const struct function *f,
		   const struct event *e)
{
	struct study_call c = { f, e };
	GArray *list = g_hash_table_lookup(table, key);

	if (!list) {
		list = g_array_new(FALSE, FALSE, sizeof(c));
		g_hash_table_insert(table, (gpointer)key, list);
	}
	g_array_append_val(list, c);
}

/* Functions of headers are seen through each unit that includes them; one is enough. */
static gboolean is_of_linux(const struct function *f)
{
	return f->in_header && (g_str_has_prefix(f->at.path, "include/") || *f->at.path == '/');
}

static void add_items(struct study *s, GHashTable *table, const struct function *f,
		      const struct event *e)
{
	GPtrArray *items;

	if (e->api->object < 0 || (unsigned int)e->api->object >= e->nargs)
		return;
	items = queues_items(s->queues, f, e, e->args[e->api->object]);
	for (guint i = 0; i < items->len; i++)
		add_to(table, g_ptr_array_index(items, i), f, e);
	g_ptr_array_free(items, TRUE);
}

/*
 * "a_tag:m.b_tag:" says that struct b_tag is the member m of struct a_tag.  Two different
 * places, or one in an array, are none: the object has no single name then.
 */
static void learn_members(struct study *s, const char *text)
{
	for (const char *colon = strchr(text, ':'); colon; colon = strchr(colon + 1, ':')) {
		const char *outer = colon, *end = colon + 1, *tag_end;
		char *tag, *where, *known;

		while (outer > text && (g_ascii_isalnum(outer[-1]) || outer[-1] == '_'))
			outer--;
		end += strspn(end, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
		tag_end = g_str_has_prefix(end, "[].") ? end + 3 : end + (*end == '.');
		if (tag_end == end || !strchr(tag_end, ':'))
			continue;
		tag = g_strndup(tag_end, strcspn(tag_end, ":"));
		where = *end == '[' ? g_strdup("") : g_strndup(outer, (gsize)(end - outer));
		known = g_hash_table_lookup(s->members, tag);
		if (strpbrk(tag, "[]()>*&,$%@") || (known && g_str_equal(known, where))) {
			g_free(tag);
			g_free(where);
			continue;
		}
		if (known)
			*where = '\0';
		g_hash_table_replace(s->members, tag, where);
	}
}

static void read_event(struct study *s, const struct function *f, const struct event *e)
{
	for (unsigned int i = 0; i < e->nargs; i++)
		learn_members(s, e->args[i]);
	if (e->kind != EVENT_CALL)
		return;
	add_to(s->calls, e->callee, f, e);
	if (!e->api)
		return;
	if (e->api->kind == API_WORK_FLUSH || e->api->kind == API_WORK_CANCEL)
		add_items(s, e->api->flags & API_NOWAIT ? s->cancels : s->waits, f, e);
	else if (e->api->kind == API_WORK_INIT)
		add_items(s, s->inits, f, e);
}

static void read_function(struct study *s, const struct function *f)
{
	if (is_of_linux(f))
		return;
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int e = 0; e < f->blocks[b].nevents; e++)
			read_event(s, f, &f->blocks[b].events[e]);
}

static void read_exits(struct study *s, const struct program_unit *u)
{
	for (guint i = 0; i < u->modexits->len; i++) {
		const struct variable *v = g_ptr_array_index(u->modexits, i);
		struct function from = { .unit = (struct program_unit *)u };
		struct function *f = program_callee(s->program, &from, v->name);

		if (f)
			g_hash_table_add(s->exits, f);
	}
}

static GHashTable *lists(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
				     (GDestroyNotify)g_array_unref);
}

struct study *study_new(const struct program *p, const struct queues *q)
{
	struct study *s = g_new0(struct study, 1);

	s->program = p;
	s->queues = q;
	s->calls = lists();
	s->waits = lists();
	s->cancels = lists();
	s->inits = lists();
	s->members = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	s->exits = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < p->functions->len; i++)
		read_function(s, g_ptr_array_index(p->functions, i));
	for (guint i = 0; i < p->units->len; i++)
		read_exits(s, g_ptr_array_index(p->units, i));
	return s;
}

void study_free(struct study *s)
{
	g_hash_table_unref(s->calls);
	g_hash_table_unref(s->waits);
	g_hash_table_unref(s->cancels);
	g_hash_table_unref(s->inits);
	g_hash_table_unref(s->members);
	g_hash_table_unref(s->exits);
	g_free(s);
}
