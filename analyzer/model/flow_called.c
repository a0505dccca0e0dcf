/* SPDX-License-Identifier: GPL-2.0-only */
/* Is something done with the locks and interrupts as the caller had them?  Then it proves how they were. */
#include "locks.h"

/* Has the path given up a spinlock of its caller, or that bottom halves are disabled? */
static gboolean gives_up(const struct state *s)
{
	for (unsigned int i = 0; i < s->nreleased; i++) {
		const struct event *e = s->released[i].event;

		if (s->released[i].dropped && !(e && e->api && lock_is_sleeping(e->api)))
			return TRUE;
	}
	return s->bh < 0;
}

/* The locks that the callee drops before it sleeps are this function's own. */
static gboolean drops_own(const struct state *s, const struct use *u)
{
	gboolean all = TRUE;

	for (unsigned int i = 0; i < USE_MINUS_MAX && u->minus[i] && all; i++) {
		all = FALSE;
		for (unsigned int k = 0; k < s->nheld; k++)
			all |= s->held[k].object == u->minus[i] &&
			       !(s->held[k].flags & (HELD_ASSUMED | HELD_MAYBE));
	}
	return all && u->minus[0];
}

void flow_set_as_called(const struct state *s, struct use *u)
{
	gboolean so = (!u->depth && !u->minus[0]) || u->flags & USE_AS_CALLED || drops_own(s, u);

	u->flags &= (unsigned short)~USE_AS_CALLED;
	if (so && !gives_up(s))
		u->flags |= USE_AS_CALLED;
}
