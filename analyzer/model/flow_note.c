/* SPDX-License-Identifier: GPL-2.0-only */
/* What a walk through a function has seen, each thing once. */
#include <string.h>

#include "base/arena.h"
#include "locks.h"

enum { NOTES_MAX = 600 };

static gint64 *note_key(const struct observation *o)
{
	const void *const parts[] = { o->event,
				      o->held.object,
				      o->held.event,
				      o->cause,
				      o->use ? o->use->object : NULL,
				      o->use ? o->use->slot : NULL };
	guint64 h = (guint64)o->kind + 1;

	for (unsigned int i = 0; i < G_N_ELEMENTS(parts); i++)
		h = (h ^ (guint64)(gsize)parts[i]) * 1099511628211u;
	if (o->kind == SEEN_SLEEP)
		h ^= 7;
	/* What happens on a condition is not what happens always. */
	if (o->use && o->use->guard.param >= 0)
		h ^= 0x9e3779b97f4a7c15u;
	return g_memdup2(&h, sizeof(h));
}

/* Edges may be cut off; a mistake of the function itself is always told. */
static gboolean is_many(const struct observation *o)
{
	return o->kind == SEEN_EDGE || o->kind == SEEN_WAIT || o->kind == SEEN_SLEEP;
}

/* One copy for all locks that are held at the same use. */
static const struct use *keep_use(struct flow *w, const struct use *u)
{
	const struct use *last =
		w->seen->len ? g_array_index(w->seen, struct observation, w->seen->len - 1).use : NULL;
	struct use *copy;

	if (last && !memcmp(last, u, sizeof(*u)))
		return last;
	copy = arena_alloc(w->model->program->arena, sizeof(*copy));
	memcpy(copy, u, sizeof(*copy));
	return copy;
}

void flow_note(struct flow *w, struct observation o)
{
	gint64 *key;

	if (w->seen->len >= NOTES_MAX && is_many(&o))
		return;
	o.function = w->function;
	key = note_key(&o);
	if (g_hash_table_contains(w->noted, key)) {
		g_free(key);
		return;
	}
	g_hash_table_add(w->noted, key);
	if (o.use)
		o.use = keep_use(w, o.use);
	g_array_append_val(w->seen, o);
}
