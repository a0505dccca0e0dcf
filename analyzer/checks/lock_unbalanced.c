/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock-unbalanced: released twice, interrupts enabled while a lock still needs them
 * off, or the flags of one lock overwritten by another.
 */
#include <string.h>

#include "lock_text.h"

static struct finding *start(const struct program *p, const struct observation *o,
			     const char *message)
{
	struct finding *out = lock_finding(p, "lock-unbalanced", o->function, o->event->line,
					   o->event->column, message);

	if (o->held.object) {
		lock_add_name(p, out, lock_title(p, o->held.object, o->function));
		out->subject = lock_title(p, o->held.object, o->function);
	}
	return out;
}

/* t[0].lock and t[1].lock have one name. */
static gboolean is_indexed(const struct expr *x)
{
	while (x && x->op != EXPR_INDEX && x->op != EXPR_EITHER)
		x = x->base;
	return x != NULL;
}

/* Taken by trying only: where that fails the lock may be handed over by who has it. */
static gboolean only_tried(const struct function *f, const struct event *unlock)
{
	const struct api *u = unlock->api;
	gboolean tried = FALSE;

	if (!u || u->object < 0 || (unsigned int)u->object >= unlock->nargs)
		return FALSE;

	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			const struct api *a = e->api;

			if (!a || a->kind != API_LOCK || a->object < 0 ||
			    (unsigned int)a->object >= e->nargs ||
			    strcmp(e->args[a->object], unlock->args[u->object]))
				continue;
			if (!(a->flags & API_TRY))
				return FALSE;
			tried = TRUE;
		}
	}
	return tried;
}

/* Sections that nest are often entered and left on conditions. */
static enum confidence double_tier(const struct program *p, const struct observation *o)
{
	enum api_class class = o->held.api->class;

	if (class == CLASS_PAGE || class == CLASS_SEMAPHORE || only_tried(o->function, o->event) ||
	    !*lock_title(p, o->held.object, o->function) || is_indexed(o->held.object))
		return CONFIDENCE_POSSIBLE;
	if (class == CLASS_RCU)
		return o->branch ? CONFIDENCE_POSSIBLE : CONFIDENCE_LIKELY;
	return o->event->api ? CONFIDENCE_CERTAIN : CONFIDENCE_LIKELY;
}

static void guard_unlock(const struct program *p, const struct observation *o, GPtrArray *findings)
{
	const struct function *f = o->function;
	const char *words = lock_words(p, o->held.object, f);
	struct finding *out = start(p, o,
				    lock_format(p,
						"%s() releases %s, which its guard releases again "
						"at the end of the scope",
						f->name, words));

	out->confidence = CONFIDENCE_CERTAIN;
	lock_step(out, f, o->event, "CPU0",
		  lock_format(p, "%s() releases %s here", f->name, words));
	g_ptr_array_add(findings, out);
}

static void double_unlock(const struct program *p, const struct observation *o, GPtrArray *findings)
{
	const struct function *f = o->function;
	const char *words = lock_words(p, o->held.object, f);
	struct finding *out;

	if (o->cause->kind == EVENT_CLEANUP) {
		guard_unlock(p, o, findings);
		return;
	}
	out = start(p, o,
		    lock_format(p, "%s() releases %s, which it has released already", f->name,
				words));
	out->confidence = double_tier(p, o);
	lock_step(out, f, o->cause, "CPU0",
		  lock_format(p, "%s() releases %s here", f->name, words));
	lock_step(out, f, o->event, "CPU0", "and here again, without taking it in between");
	g_ptr_array_add(findings, out);
}

static void irq_mix(const struct program *p, const struct observation *o, GPtrArray *findings)
{
	const struct function *f = o->function;
	const char *words = lock_words(p, o->held.object, f);
	gboolean waits = o->event->api && (o->event->api->flags & API_DROPS);
	struct finding *out;

	if (waits)
		out = start(p, o,
			    lock_format(p,
					"%s() enables interrupts, but %s was taken without "
					"disabling them",
					o->event->written, words));
	else
		out = start(p, o,
			    lock_format(p,
					"%s() enables interrupts while %s still needs them "
					"disabled",
					o->event->written, words));
	out->confidence = o->event->api ? CONFIDENCE_CERTAIN : CONFIDENCE_LIKELY;
	lock_step_held(p, out, f, &o->held, "CPU0");
	lock_step(out, f, o->event, "CPU0",
		  waits ? "returns with interrupts disabled" : "interrupts are enabled here");
	g_ptr_array_add(findings, out);
}

static void flags_reused(const struct program *p, const struct observation *o, GPtrArray *findings)
{
	struct finding *out = start(p, o,
				    lock_format(p,
						"%s() overwrites interrupt flags that are "
						"still needed",
						o->event->written));

	out->confidence = CONFIDENCE_LIKELY;
	out->subject = "interrupt flags";
	lock_step(out, o->function, o->cause, "CPU0", "the flags are saved here");
	lock_step(out, o->function, o->event, "CPU0", "and overwritten here, interrupts being off");
	g_ptr_array_add(findings, out);
}

static void flags_crossed(const struct program *p, const struct observation *o,
			  GPtrArray *findings)
{
	const char *words = lock_words(p, o->held.object, o->function);
	struct finding *out = start(p, o,
				    lock_format(p,
						"%s() of %s restores the interrupt flags that "
						"another lock has saved",
						o->event->written, words));

	out->confidence = CONFIDENCE_LIKELY;
	lock_step(out, o->function, o->cause, "CPU0", "the flags are saved here, for another lock");
	lock_step(out, o->function, o->event, "CPU0",
		  "and restored here, while those of this lock are kept");
	g_ptr_array_add(findings, out);
}

static void flags_left(const struct program *p, const struct observation *o, GPtrArray *findings)
{
	const char *words = lock_words(p, o->held.object, o->function);
	struct finding *out = start(p, o,
				    lock_format(p,
						"%s() of %s enables interrupts, whatever they "
						"were when %s() saved them",
						o->event->written, words, o->cause->written));

	out->confidence = CONFIDENCE_LIKELY;
	lock_step(out, o->function, o->cause, "CPU0", "the interrupt state is saved here");
	lock_step(out, o->function, o->event, "CPU0",
		  "interrupts are enabled here, and what was saved is never restored");
	g_ptr_array_add(findings, out);
}

static void wrong_side(const struct program *p, const struct observation *o, GPtrArray *findings)
{
	const struct function *f = o->function;
	const char *words = lock_words(p, o->held.object, f);
	gboolean shared = (o->held.flags & HELD_SHARED) != 0;
	struct finding *out =
		start(p, o,
		      lock_format(p, "%s() releases %s, which is held for %s", o->event->written,
				  words, shared ? "reading" : "writing"));

	out->confidence = CONFIDENCE_CERTAIN;
	lock_step_held(p, out, f, &o->held, "CPU0");
	lock_step(out, f, o->event, "CPU0", "released here as the other side");
	g_ptr_array_add(findings, out);
}

static void not_held(const struct program *p, const struct observation *o, GPtrArray *findings)
{
	const struct function *f = o->function;
	const char *words = lock_words(p, o->held.object, f);
	struct finding *out = start(p, o,
				    lock_format(p,
						"%s() releases %s also on a path that has not "
						"taken it",
						f->name, words));

	/* A semaphore may be another's to release. */
	out->confidence = o->branch || o->held.api->class == CLASS_SEMAPHORE ? CONFIDENCE_POSSIBLE :
									       CONFIDENCE_LIKELY;
	lock_step(out, f, o->event, "CPU0", "released here, with and without the lock");
	g_ptr_array_add(findings, out);
}

static void state_left(const struct program *p, const struct observation *o, GPtrArray *findings)
{
	const struct function *f = o->function;
	struct location leave = { f->at.path, o->line, 1 };
	const char *what = o->cause->api->flags & API_HARDIRQ ? "interrupts" : "bottom halves";
	struct finding *out;

	if (o->cause->api->kind != API_LOCK)
		return; /* a leak */
	out = lock_finding(p, "lock-unbalanced", f, o->line, 1,
			   lock_format(p,
				       "%s() returns with %s disabled by %s(), whose lock is "
				       "released",
				       f->name, what, o->cause->written));
	/* Taken in a loop it may by now be another one that is held on purpose. */
	out->confidence = o->loop ? CONFIDENCE_POSSIBLE : CONFIDENCE_LIKELY;
	out->subject = lock_format(p, "%s left disabled", what);
	lock_step(out, f, o->cause, "CPU0", lock_format(p, "%s are disabled here", what));
	finding_add_step(out, leave, f->name, lock_format(p, "and still are at the return"),
			 "CPU0");
	g_ptr_array_add(findings, out);
}

static const struct {
	enum observation_kind kind;
	void (*report)(const struct program *p, const struct observation *o, GPtrArray *findings);
} kinds[] = {
	{ SEEN_DOUBLE_UNLOCK, double_unlock }, { SEEN_IRQ_MIX, irq_mix },
	{ SEEN_WRONG_SIDE, wrong_side },       { SEEN_NOT_HELD, not_held },
	{ SEEN_STATE_LEFT, state_left },       { SEEN_FLAGS_REUSED, flags_reused },
	{ SEEN_FLAGS_CROSSED, flags_crossed }, { SEEN_FLAGS_LEFT, flags_left },
};

static void check(const struct program *p, const struct observation *o, GHashTable *seen,
		  GPtrArray *findings)
{
	if (o->kind == SEEN_IRQ_MIX && o->callee)
		return; /* lock-irq-unsafe */
	for (unsigned int i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (kinds[i].kind == o->kind &&
		    lock_once(seen, o->function, lock_title(p, o->held.object, o->function)))
			kinds[i].report(p, o, findings);
}

void check_lock_unbalanced(const struct program *p, GPtrArray *findings)
{
	const GArray *all = p->locks ? p->locks->observations : NULL;
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned int i = 0; all && i < all->len; i++)
		check(p, &g_array_index(all, struct observation, i), seen, findings);
	g_hash_table_destroy(seen);
}
