/* SPDX-License-Identifier: GPL-2.0-only */
/* lock-leak: a lock is still held at a return, although another path releases it. */
#include <string.h>

#include "lock_text.h"

/* A function with such a name may well return with the lock held. */
static gboolean named_like_a_lock(const char *name)
{
	static const char *const words[] = { "lock", "acquire", "begin",  "start",   "enter",
					     "get",  "find",	"lookup", "prepare", "down",
					     "seq_", "first",	"next",	  "walk" };

	for (unsigned int i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(name, words[i]))
			return TRUE;
	return FALSE;
}

/* Does it leak with an error only?  Nobody returns an error and the lock on purpose. */
static gboolean fails(const struct observation *o)
{
	return !(o->returns & ~(unsigned int)(RETURN_NEGATIVE | RETURN_ERRPTR | RETURN_NONZERO));
}

static enum confidence tier_of(const struct observation *o, const char *title)
{
	enum confidence c = CONFIDENCE_CERTAIN;

	if (o->held.via || (o->held.flags & HELD_TRY))
		c = CONFIDENCE_LIKELY;
	if (o->branch)
		c = fails(o) ? lock_weaker(c, CONFIDENCE_LIKELY) : CONFIDENCE_POSSIBLE;
	if (o->weak || o->returns & o->other_returns & RETURN_OTHER)
		c = lock_weaker(c, CONFIDENCE_LIKELY);
	if (named_like_a_lock(o->function->name) && !fails(o))
		c = CONFIDENCE_POSSIBLE;
	switch (o->held.api->class) {
	case CLASS_SEMAPHORE: /* these may be released by others */
		if (fails(o) && o->early && !o->held.via)
			break;
		return CONFIDENCE_POSSIBLE;
	case CLASS_PAGE:
	case CLASS_BITLOCK:
		return CONFIDENCE_POSSIBLE;
	case CLASS_PERCPU_RWSEM:
		if (o->held.via || o->branch)
			return CONFIDENCE_POSSIBLE;
		break;
	case CLASS_WW_MUTEX: /* a context may keep a list of them and release them all */
	case CLASS_RCU:
		if (o->held.via)
			return CONFIDENCE_POSSIBLE;
		break;
	default:
		break;
	}
	if (strstr(o->held.api->name, "non_owner"))
		return CONFIDENCE_POSSIBLE; /* made to be released by another */
	if (o->loop || (o->weak && !o->early))
		return CONFIDENCE_POSSIBLE; /* how the loop was left may say whether it is held */
	if (!*title || g_str_equal(title, "page.ptl"))
		return CONFIDENCE_POSSIBLE; /* reached in other ways than it was taken */
	return o->held.flags & (HELD_STALE | HELD_SKIPPED) ? CONFIDENCE_POSSIBLE : c;
}

static void report(const struct program *p, const struct observation *o, GPtrArray *findings)
{
	const struct function *f = o->function;
	const char *title = lock_title(p, o->held.object, f);
	struct location leave = { f->at.path, o->line, 1 };
	struct finding *out;

	out = lock_finding(p, "lock-leak", f, o->line, 1,
			   lock_format(p, "%s() can return with the %s %s still held", f->name,
				       lock_kind_word(o->held.api),
				       lock_words(p, o->held.object, f)));
	out->confidence = tier_of(o, title);
	out->subject = lock_format(p, "leak of %s", title);
	lock_add_name(p, out, title);
	lock_step_held(p, out, f, &o->held, "CPU0");
	finding_add_step(out, leave, f->name,
			 lock_format(p, "%s() returns here without releasing it; %s", f->name,
				     o->orphan ? "nothing in the file does" : "other paths do"),
			 "CPU0");
	g_ptr_array_add(findings, out);
}

/* Interrupts or bottom halves that stay disabled at an error return. */
static void report_state(const struct program *p, const struct observation *o, GPtrArray *findings)
{
	const struct function *f = o->function;
	struct location leave = { f->at.path, o->line, 1 };
	struct finding *out;

	out = lock_finding(p, "lock-leak", f, o->line, 1,
			   lock_format(p, "%s() can return without undoing %s()", f->name,
				       o->cause->written));
	out->confidence = o->branch ? CONFIDENCE_POSSIBLE : CONFIDENCE_LIKELY;
	out->subject = lock_format(p, "leak of %s", o->cause->written);
	lock_step(out, f, o->cause, "CPU0",
		  lock_format(p, "%s() calls %s() here", f->name, o->cause->written));
	finding_add_step(out, leave, f->name, "and returns here without undoing it; other paths do",
			 "CPU0");
	g_ptr_array_add(findings, out);
}

void check_lock_leak(const struct program *p, GPtrArray *findings)
{
	const GArray *all = p->locks ? p->locks->observations : NULL;
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct observation *o = &g_array_index(all, struct observation, i);
		const char *name = lock_title(p, o->held.object, o->function);

		if (o->kind == SEEN_STATE_LEFT && o->cause->api->kind != API_LOCK)
			report_state(p, o, findings);
		if (o->kind == SEEN_LEAK &&
		    lock_once(seen, o->function, lock_format(p, "%s %u", name, o->event->line)))
			report(p, o, findings);
	}
	g_hash_table_destroy(seen);
}
