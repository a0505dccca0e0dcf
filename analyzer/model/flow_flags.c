/* SPDX-License-Identifier: GPL-2.0-only */
/* The variables that spin_lock_irqsave() and its kind keep the interrupt state in. */
#include "locks.h"

static const struct expr *flags_of(const struct step_event *e)
{
	int i = e->api->flagsarg;

	if (e->event->kind == EVENT_CLEANUP)
		return e->value;
	if (i >= 0 && e->args && (unsigned int)i < e->event->nargs)
		return e->args[i];
	return e->value; /* the function form returns the flags; a guard keeps them */
}

void flow_save_flags(struct flow *w, struct state *s, const struct step_event *e)
{
	const struct expr *flags = flags_of(e);
	unsigned int i = 0;

	while (i < s->nsaved && s->saved[i].flags != flags)
		i++;
	if (i == MAX_SAVED || !flags)
		return;
	if (i < s->nsaved && s->saved[i].live && flags->op == EXPR_LOCAL)
		flow_note(w, (struct observation){ .kind = SEEN_FLAGS_REUSED,
						   .event = e->event,
						   .cause = s->saved[i].event });
	s->saved[i] = (struct saved){ flags, e->event, s->irq, TRUE };
	if (i == s->nsaved)
		s->nsaved++;
}

void flow_restore_flags(struct state *s, const struct step_event *e)
{
	const struct expr *flags = flags_of(e);

	for (unsigned int i = 0; i < s->nsaved; i++) {
		if (s->saved[i].flags != flags)
			continue;
		s->irq = (unsigned char)s->saved[i].before;
		s->saved[i].live = FALSE;
		return;
	}
	s->irq = IRQ_INHERIT;
	s->restored = TRUE;
}

/* Who is given the flags may be the one that restores them. */
void flow_give_flags(struct flow *w, struct state *s, const struct step_event *e)
{
	for (unsigned int i = 0; s->nsaved && i < e->event->nargs; i++) {
		const struct expr *x;

		if (e->event->args[i][0] != '%' && e->event->args[i][0] != '$')
			continue;
		x = prepare_canonical(w->model, w->prep,
				      name_parse(w->model, w->function, e->event->args[i]));
		for (unsigned int k = 0; k < s->nsaved; k++)
			if (s->saved[k].flags == x)
				s->saved[k].live = FALSE;
	}
}
