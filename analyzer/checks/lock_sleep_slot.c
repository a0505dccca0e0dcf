/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock-sleep-atomic: a core calls a function of a table under a spinlock or the RCU read lock, and
 * what stands in the table may sleep.  That it is called so everywhere, and that the other functions
 * in such tables do not sleep, shows that it is not meant to.
 */
#include <string.h>

#include "lock_cause.h"
#include "lock_sleep.h"

enum { SLEEP_DEPTH_MAX = 4, TARGETS_MAX = 400 };

static gboolean is_atomic(const struct held *h)
{
	return h->api && h->api->class != CLASS_LOCAL_LOCK &&
	       (h->api->class == CLASS_RCU ||
		(h->api->class >= CLASS_SPINLOCK && h->api->class < CLASS_MUTEX));
}

/* Does the call show that nothing in this table may sleep? */
static gboolean is_proof(const struct observation *o)
{
	const struct use *u = o->use;

	return is_atomic(&o->held) && !u->depth && !u->minus[0] &&
	       !(o->held.flags & (HELD_STALE | HELD_ASSUMED | HELD_SKIPPED | HELD_MAYBE |
				  HELD_RETAKEN | HELD_TRY));
}

const struct use *lock_sleeps(const struct summary *s)
{
	const struct use *best = NULL;

	for (unsigned int i = 0; i < s->nuses; i++) {
		const struct use *u = s->uses[i];

		if (u->kind != USE_SLEEP || !lock_sleep_is_usual(&u->guard) || u->depth > SLEEP_DEPTH_MAX ||
		    u->flags & (USE_RARE | USE_INDIRECT) || u->minus[0] ||
		    (u->flags & USE_BRANCH && !lock_sleep_is_own(u)) ||
		    u->api->flags & (API_PROCESS | API_HARDIRQ | API_COND))
			continue;
		if (!best || u->depth < best->depth)
			best = u;
	}
	return best;
}

/* The functions of the table that sleep, if most of them do not. */
static GPtrArray *odd_ones(const struct lock_model *m, const char *slot)
{
	const GPtrArray *all = g_hash_table_lookup(m->slots, slot);
	GPtrArray *out = g_ptr_array_new();

	for (unsigned int i = 0; all && all->len <= TARGETS_MAX && i < all->len; i++) {
		const struct function *f = g_ptr_array_index(all, i);

		if (lock_sleeps(&m->summaries[f->id]))
			g_ptr_array_add(out, (gpointer)f);
	}
	if (out->len > 1 && out->len * 4 > all->len)
		g_ptr_array_set_size(out, 0);
	return out;
}

static void report(const struct program *p, const struct observation *o, const struct function *f,
		   GPtrArray *findings)
{
	const struct use *u = lock_sleeps(&p->locks->summaries[f->id]), *last = use_last(u);
	const char *colon = strchr(o->use->slot, ':');
	const char *slot = lock_format(p, "%.*s.%s", (int)(colon - o->use->slot), o->use->slot,
				       colon + 1);
	const char *what = last->event->written;
	const struct function *core = use_last(o->use)->function;
	struct finding *out;

	out = lock_finding(p, "lock-sleep-atomic", last->function, last->event->line,
			   last->event->column,
			   lock_format(p,
				       "%s() may sleep, but %s() is called as %s by %s(), where the "
				       "%s %s is held",
				       what, f->name, slot, core->name, lock_kind_word(o->held.api),
				       lock_title(p, o->held.object, o->function)));
	out->confidence = CONFIDENCE_LIKELY;
	out->subject = lock_format(p, "%s in %s", what, f->name);
	lock_add_name(p, out, lock_title(p, o->held.object, o->function));
	lock_step_held(p, out, o->function, &o->held, "CPU0");
	lock_step_chain(p, out, o->use, "CPU0",
			lock_format(p, "calls %s() as %s here", f->name, slot));
	lock_step_chain(p, out, u, "CPU0", lock_format(p, "may sleep in %s() here", what));
	lock_cause_end(p, out, u);
	lock_cause_entry(p, out, f);
	g_ptr_array_add(findings, out);
}

/* What is known of the calls through one member of a table. */
struct table {
	const struct observation *proof;
	GHashTable *atomic; /* events */
	unsigned int calls;
};

static void table_free(gpointer table)
{
	struct table *t = table;

	g_hash_table_destroy(t->atomic);
	g_free(t);
}

static GHashTable *tables_new(const struct lock_model *m)
{
	GHashTable *all = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, table_free);

	for (unsigned int i = 0; i < m->slot_edges->len; i++) {
		const struct observation *o = g_ptr_array_index(m->slot_edges, i);
		struct table *t = is_proof(o) ? g_hash_table_lookup(all, o->use->slot) : NULL;

		if (!is_proof(o))
			continue;
		if (!t) {
			t = g_new0(struct table, 1);
			t->proof = o;
			t->atomic = g_hash_table_new(NULL, NULL);
			g_hash_table_insert(all, (gpointer)o->use->slot, t);
		}
		g_hash_table_add(t->atomic, (gpointer)o->event);
	}
	return all;
}

/* The "tag:member" at the end of what is called; NULL if it is no member. */
static const char *member_of(const char *callee)
{
	const char *colon = callee ? strrchr(callee, ':') : NULL, *from = colon;

	while (from && from > callee && from[-1] != '.' && from[-1] != '>')
		from--;
	return from == callee ? NULL : from;
}

static void count_calls(const struct function *f, GHashTable *tables)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			const char *slot = e->kind == EVENT_CALL ? member_of(e->callee) : NULL;
			struct table *t = slot ? g_hash_table_lookup(tables, slot) : NULL;

			if (t)
				t->calls++;
		}
	}
}

static void check_table(const struct program *p, const struct table *t, GPtrArray *findings)
{
	GPtrArray *odd;

	if (t->calls != g_hash_table_size(t->atomic))
		return;
	odd = odd_ones(p->locks, t->proof->use->slot);
	for (unsigned int k = 0; k < odd->len; k++)
		report(p, t->proof, g_ptr_array_index(odd, k), findings);
	g_ptr_array_free(odd, TRUE);
}

void lock_sleep_slots(const struct program *p, GPtrArray *findings)
{
	GHashTable *tables = tables_new(p->locks);
	GHashTableIter it;
	gpointer t;

	for (unsigned int i = 0; i < p->functions->len; i++)
		count_calls(g_ptr_array_index(p->functions, i), tables);
	g_hash_table_iter_init(&it, tables);
	while (g_hash_table_iter_next(&it, NULL, &t))
		check_table(p, t, findings);
	g_hash_table_destroy(tables);
}
