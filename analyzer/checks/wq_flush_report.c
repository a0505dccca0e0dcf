/* SPDX-License-Identifier: GPL-2.0-only */
/* wq-flush-under-lock: the finding, and what else the same call waits for. */
#include "lock_cause.h"
#include "wq_flush_meet.h"

static const char *waited_name(const struct program *p, const struct meeting *m)
{
	return lock_wait_name(p->locks, m->wait->use, m->wait->function, m->binding);
}

static const char *proof(const struct program *p, const struct meeting *m)
{
	const char *words = lock_words(p, m->wait->held.object, m->wait->function);

	if (m->same == SAME_CERTAIN && expr_is_global(m->wait->held.object))
		return lock_format(p, "%s is a single global lock", words);
	if (m->same == SAME_CERTAIN)
		return lock_format(p,
				   "the same lock on both sides: %s() reaches %s from what it is "
				   "given",
				   m->binding->handler->name, words);
	return lock_format(p,
			   "both sides take %s; that it is the same object follows from the type "
			   "only",
			   lock_title(p, m->wait->held.object, m->wait->function));
}

static void add_table(const struct program *p, struct finding *out, const struct meeting *m)
{
	const struct function *f = m->wait->function;
	const char *title = lock_title(p, m->wait->held.object, f);
	const char *waited = waited_name(p, m);

	lock_step_held(p, out, f, &m->wait->held, "CPU0");
	finding_set_action(out, lock_row(p, title));
	finding_add_step(out, m->binding->handler->at, m->binding->handler->name,
			 lock_format(p, "%s() runs, which is what %s stands for",
				     m->binding->handler->name, waited),
			 "CPU1");
	finding_set_action(out, lock_row(p, waited));
	lock_step_chain(p, out, m->lock, "CPU1",
			lock_format(p, "waits for %s here, in the handler", title));
	finding_set_action(out, lock_row(p, title));
	lock_step_chain(p, out, m->wait->use, "CPU0", lock_format(p, "waits for %s here", waited));
	finding_set_action(out, lock_row(p, waited));
	finding_add_step(
		out, m->binding->at, m->binding->function ? m->binding->function->name : NULL,
		lock_format(p, "%s() is registered here as the handler", m->binding->handler->name),
		NULL);
	finding_add_step(out, lock_place(f, m->wait->event), f->name, proof(p, m), NULL);
}

static struct finding *new_finding(const struct program *p, const struct meeting *m)
{
	const struct observation *o = m->wait;
	const char *title = lock_title(p, o->held.object, o->function);
	const char *waited = waited_name(p, m);
	struct finding *out;

	out = lock_finding(p, "wq-flush-under-lock", o->function, o->event->line, o->event->column,
			   lock_format(p,
				       "possible circular locking dependency: %s() waits for "
				       "%s() while holding %s, which %s() takes",
				       use_last(o->use)->event->written, m->binding->handler->name,
				       title,
				       m->lock->depth ? use_last(m->lock)->function->name :
							m->binding->handler->name));
	out->confidence = m->confidence;
	out->subject = lock_format(p, "%s %s %s", title, waited, m->binding->handler->name);
	lock_add_name(p, out, title);
	lock_add_name(p, out, waited);
	add_table(p, out, m);
	lock_cause_end(p, out, o->use);
	lock_cause_section(p, out, o);
	lock_cause_lock(p, out, use_last(o->use)->function, title, m->binding->handler->name);
	return out;
}

/* The same call waits for something else as well, or another call for the same. */
static void add_further(const struct program *p, struct finding *out, const struct meeting *m)
{
	const struct use *lock = use_last(m->lock);
	const char *title = lock_title(p, m->wait->held.object, m->wait->function);
	const char *waited = waited_name(p, m);

	lock_add_name(p, out, title);
	lock_add_name(p, out, waited);
	lock_step_held(p, out, m->wait->function, &m->wait->held, NULL);
	lock_step_chain(p, out, m->wait->use, NULL, lock_format(p, "waits for %s as well", waited));
	lock_step(out, lock->function, lock->event, NULL,
		  lock_format(p, "%s() waits for %s here, in the handler %s()",
			      lock->function->name, title, m->binding->handler->name));
}

/*
 * The lock, where it was taken, and the call under it; what a core calls through a table is each
 * driver's own.
 */
static char *section_of(const struct program *p, const struct observation *o)
{
	const char *path = o->use->flags & USE_INDIRECT ? use_last(o->use)->function->unit->path : "";

	return g_strdup_printf("%p %p %s %s", (const void *)o->held.event, (const void *)o->event,
			       lock_title(p, o->held.object, o->function), path);
}

GHashTable *wq_flush_causes(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

struct finding *wq_flush_reported(const struct program *p, const struct observation *o,
				  GHashTable *causes)
{
	char *key = section_of(p, o);
	struct finding *found = g_hash_table_lookup(causes, key);

	g_free(key);
	return found;
}

void wq_flush_remember(const struct program *p, const struct observation *o, GHashTable *causes,
		       struct finding *f)
{
	g_hash_table_insert(causes, section_of(p, o), f);
}

/*
 * Waiting again, in the same critical section, for what the same handler stands for; runtime power
 * management: anywhere under this lock.
 */
static char *handler_of(const struct program *p, const struct meeting *m)
{
	const struct observation *o = m->wait;

	return g_strdup_printf("%p %p %s",
			       o->use->api->class == CLASS_RPM ? NULL : (const void *)o->held.event,
			       (const void *)m->binding->handler,
			       lock_title(p, o->held.object, o->function));
}

/* The same call and the same handler, under another lock that both take. */
static char *call_of(const struct meeting *m)
{
	return g_strdup_printf("%p %p", (const void *)m->wait->event,
			       (const void *)m->binding->handler);
}

static struct finding *find_reported(const struct program *p, const struct meeting *m,
				     GHashTable *causes)
{
	struct finding *found = wq_flush_reported(p, m->wait, causes);
	char *key = handler_of(p, m);

	if (!found)
		found = g_hash_table_lookup(causes, key);
	g_free(key);
	key = call_of(m);
	if (!found)
		found = g_hash_table_lookup(causes, key);
	g_free(key);
	return found;
}

void wq_flush_report(const struct program *p, const struct meeting *m, GHashTable *causes,
		     GPtrArray *findings)
{
	struct finding *out = find_reported(p, m, causes);

	/* What is only possible is no further argument for what is known. */
	if (out && m->confidence == CONFIDENCE_POSSIBLE &&
	    out->confidence != CONFIDENCE_POSSIBLE)
		return;
	if (out) {
		add_further(p, out, m);
		return;
	}
	out = new_finding(p, m);
	wq_flush_remember(p, m->wait, causes, out);
	g_hash_table_insert(causes, handler_of(p, m), out);
	g_hash_table_insert(causes, call_of(m), out);
	g_ptr_array_add(findings, out);
}
