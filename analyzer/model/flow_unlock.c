/* SPDX-License-Identifier: GPL-2.0-only */
/* Functions that say by their names that they release locks. */
#include <string.h>

#include "locks.h"

static gboolean releases(const struct summary *c)
{
	for (unsigned int i = 0; i < c->neffects; i++)
		if (!c->effects[i].acquired)
			return TRUE;
	return FALSE;
}

/* find_unlocked() wants the lock to be held. */
static gboolean is_called_unlock(const char *name)
{
	const char *at = strstr(name, "unlock");

	return at && !g_str_has_prefix(at, "unlocked");
}

/*
 * A function that by its name releases what is held, but is not in the program, or does that in a way that
 * was not seen.
 */
static gboolean is_unread_unlock(const struct flow *w, const struct step_event *e)
{
	const struct function *f;

	if (e->event->kind != EVENT_CALL || e->api || e->named || !is_called_unlock(e->event->callee))
		return FALSE;
	f = program_callee(w->model->program, w->function, e->event->callee);
	return !f || !releases(&w->model->summaries[f->id]);
}

/* unlock_4(a, b, c, d) releases what lock_4(a, b, c, d) has taken, whichever of them are there. */
void flow_unlock_pair(struct state *s, const struct function *unlock)
{
	const char *un = strstr(unlock->name, "unlock");

	for (unsigned int i = 0; un && i < s->nheld; i++) {
		const struct function *lock = s->held[i].via;
		size_t n = (size_t)(un - unlock->name);

		if (lock && !strncmp(lock->name, unlock->name, n) && !strcmp(lock->name + n, un + 2))
			s->held[i].flags |= HELD_MAYBE;
	}
}

void flow_unread_unlock(const struct flow *w, struct state *s, const struct step_event *e)
{
	if (is_unread_unlock(w, e))
		for (unsigned int i = 0; i < s->nheld; i++)
			s->held[i].flags |= HELD_MAYBE;
}
