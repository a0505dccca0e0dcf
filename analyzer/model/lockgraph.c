/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The lock order graph: one edge per pair of classes, with its best witnesses.  What
 * is called through slots is not multiplied out; slot edges are kept beside.
 */
#include <string.h>

#include "locks.h"

enum { WITNESSES_MAX = 8 };

static guint edge_hash(gconstpointer key)
{
	const struct lockedge *e = key;

	return g_direct_hash(e->from) * 31 ^ g_direct_hash(e->to);
}

static gboolean edge_equal(gconstpointer a, gconstpointer b)
{
	const struct lockedge *x = a, *y = b;

	return x->from == y->from && x->to == y->to;
}

static void edge_free(gpointer edge)
{
	struct lockedge *e = edge;

	g_ptr_array_free(e->witnesses, TRUE);
	g_free(e);
}

GHashTable *lockgraph_new(void)
{
	return g_hash_table_new_full(edge_hash, edge_equal, edge_free, NULL);
}

/* Structures of everybody: lockdep has a class per protocol or file system. */
static gboolean is_broad(const char *name)
{
	return !strcmp(name, "sock.sk_lock") || !strcmp(name, "sock.sk_lock.slock") ||
	       !strcmp(name, "inode.i_rwsem") || !strcmp(name, "inode.i_lock") ||
	       !strcmp(name, "sock_lock.slock") || !strcmp(name, "sk_lock.slock") ||
	       g_str_has_prefix(name, "super_block.");
}

/* Order among these says nothing: lockdep does not check it either. */
static gboolean is_unordered(const char *name)
{
	return !strcmp(name, "page.lock") || !strcmp(name, "buffer_head.lock") ||
	       !strcmp(name, "rcu_read_lock") || !strcmp(name, "device.mutex");
}

const char *lock_class_key(const struct lock_model *m, const struct expr *object,
			   const struct function *place)
{
	const char *name = lock_class_name(m, object, place), *key;
	char *folder, *text;

	if (!*name || is_unordered(name))
		return NULL;
	if (!is_broad(name))
		return name;
	folder = g_path_get_dirname(place->at.path);
	text = g_strdup_printf("%s in %s", name, folder);
	key = arena_intern(m->program->arena, text);
	g_free(folder);
	g_free(text);
	return key;
}

const struct lockedge *lock_edge(const struct lock_model *m, const char *from, const char *to)
{
	struct lockedge key = { from, to, NULL };

	return g_hash_table_lookup(m->edges, &key);
}

/* Smaller is better: direct, short, and then by place. */
static int by_merit(const struct observation *a, const struct observation *b)
{
	int r = (int)(a->use->flags & USE_INDIRECT) - (int)(b->use->flags & USE_INDIRECT);

	if (!r)
		r = (int)(a->held.flags & HELD_ASSUMED) - (int)(b->held.flags & HELD_ASSUMED);
	if (!r)
		r = (int)a->use->depth - (int)b->use->depth;
	if (!r)
		r = strcmp(a->function->at.path, b->function->at.path);
	if (!r)
		r = (int)a->event->line - (int)b->event->line;
	return r;
}

static void add_witness(struct lockedge *e, const struct observation *o)
{
	unsigned int i = 0;

	while (i < e->witnesses->len && by_merit(g_ptr_array_index(e->witnesses, i), o) <= 0)
		i++;
	if (i >= WITNESSES_MAX)
		return;
	g_ptr_array_insert(e->witnesses, (int)i, (gpointer)o);
	if (e->witnesses->len > WITNESSES_MAX)
		g_ptr_array_set_size(e->witnesses, WITNESSES_MAX);
}

/*
 * The subclass that a _nested() call was given, as facts write it; NULL if it is none that is the
 * same each time: a number or an enumerator.
 */
static const char *subclass_of(const struct event *e)
{
	int i = e->api ? e->api->flagsarg : -1;
	const char *nest = i >= 0 && (unsigned int)i < e->nargs ? e->args[i] : "";

	if (g_ascii_isdigit(*nest))
		return nest;
	return *nest == '=' && g_ascii_isupper(nest[1]) ? nest + 1 : NULL;
}

/* Each subclass is a class of its own, as in lockdep: "node.lock/1". */
static const char *edge_class(const struct lock_model *m, const struct expr *object,
			      const struct function *place, const char *subclass)
{
	const char *key = lock_class_key(m, object, place), *made;
	char *text;

	if (!key || !subclass || g_str_equal(subclass, "0"))
		return key;
	text = g_strdup_printf("%s/%s", key, subclass);
	made = arena_intern(m->program->arena, text);
	g_free(text);
	return made;
}

static gboolean is_nested(const struct observation *o)
{
	return (o->use->flags & USE_NESTED) != 0;
}

static void add_edge(struct lock_model *m, const struct observation *o)
{
	struct lockedge key = {
		edge_class(m, o->held.object, o->function,
			   o->held.nest ? subclass_of(o->held.event) : NULL),
		edge_class(m, o->use->object, o->function,
			   is_nested(o) ? subclass_of(use_last(o->use)->event) : NULL),
		NULL
	};
	struct lockedge *e;

	if (!key.from || !key.to || key.from == key.to)
		return;
	e = g_hash_table_lookup(m->edges, &key);
	if (!e) {
		e = g_new(struct lockedge, 1);
		*e = key;
		e->witnesses = g_ptr_array_new();
		g_hash_table_add(m->edges, e);
		g_ptr_array_add(m->edge_list, e);
	}
	add_witness(e, o);
}

/* Edges that can be part of a deadlock. */
static gboolean counts(const struct observation *o)
{
	const struct api *a = o->use->api;

	if (o->use->kind != USE_LOCK || !o->held.object || !a)
		return FALSE;
	if ((is_nested(o) && !subclass_of(use_last(o->use)->event)) ||
	    (o->held.nest && (o->held.via || !subclass_of(o->held.event))) ||
	    o->held.flags & HELD_STALE)
		return FALSE;
	if (lock_is_spinning(o->held.api) && lock_is_sleeping(a))
		return FALSE; /* sleeping in atomic context: another check's */
	if (a->class == CLASS_LOCAL_LOCK || o->held.api->class == CLASS_LOCAL_LOCK)
		return FALSE;
	return a->class != CLASS_RCU && a->class != CLASS_SRCU &&
	       o->held.api->class != CLASS_SRCU && o->held.api->class != CLASS_WW_MUTEX &&
	       a->class != CLASS_WW_MUTEX;
}

static int by_names(gconstpointer a, gconstpointer b)
{
	const struct lockedge *x = *(struct lockedge *const *)a;
	const struct lockedge *y = *(struct lockedge *const *)b;
	int r = strcmp(x->from, y->from);

	return r ? r : strcmp(x->to, y->to);
}

void lockgraph_build(struct lock_model *m)
{
	for (unsigned int i = 0; i < m->observations->len; i++) {
		const struct observation *o =
			&g_array_index(m->observations, struct observation, i);

		if (o->kind != SEEN_EDGE)
			continue;
		if (o->use->kind == USE_SLOT)
			g_ptr_array_add(m->slot_edges, (gpointer)o);
		else if (counts(o))
			add_edge(m, o);
	}
	g_ptr_array_sort(m->edge_list, by_names);
}
