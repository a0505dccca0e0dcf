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

/* The lock that was taken when these flags were saved; NULL if it was none. */
static const struct expr *lock_of(const struct flow *w, const struct saved *saved)
{
	const struct step_event *e = prepare_step(w->prep, saved->event);

	return e && e->api && e->api->kind == API_LOCK ? e->object : NULL;
}

/* spin_unlock_irqrestore(&a, flags_of_b) although a has flags of its own: they are swapped. */
static void check_crossed(struct flow *w, const struct state *s, const struct step_event *e,
			  const struct saved *used)
{
	const struct expr *other = lock_of(w, used);

	if (e->api->kind != API_UNLOCK || !e->object || !other || other == e->object ||
	    !used->live)
		return;
	for (unsigned int i = 0; i < s->nsaved; i++)
		if (&s->saved[i] != used && s->saved[i].live && lock_of(w, &s->saved[i]) == e->object)
			flow_note(w, (struct observation){ .kind = SEEN_FLAGS_CROSSED,
							   .event = e->event,
							   .held = { .object = e->object,
								     .api = e->api },
							   .cause = used->event });
}

void flow_restore_flags(struct flow *w, struct state *s, const struct step_event *e)
{
	const struct expr *flags = flags_of(e);

	for (unsigned int i = 0; i < s->nsaved; i++) {
		if (s->saved[i].flags != flags)
			continue;
		check_crossed(w, s, e, &s->saved[i]);
		s->irq = (unsigned char)s->saved[i].before;
		s->saved[i].live = FALSE;
		return;
	}
	s->irq = IRQ_INHERIT;
	s->restored = TRUE;
}

static const struct released *released_of(const struct state *s, const struct expr *object)
{
	for (unsigned int i = 0; i < s->nreleased; i++)
		if (s->released[i].object == object)
			return &s->released[i];
	return NULL;
}

/* spin_lock_irqsave() and then spin_unlock_irq(): the flags were saved for nothing. */
void flow_flags_left(struct flow *w, const struct state *s)
{
	for (unsigned int i = 0; i < s->nsaved; i++) {
		const struct expr *object = s->saved[i].live ? lock_of(w, &s->saved[i]) : NULL;
		const struct released *r = object ? released_of(s, object) : NULL;
		unsigned int how = r && r->direct && r->event->api ? r->event->api->flags : 0;

		if ((how & (API_HARDIRQ | API_SAVE)) == API_HARDIRQ && s->irq == IRQ_ON)
			flow_note(w, (struct observation){ .kind = SEEN_FLAGS_LEFT,
							   .event = r->event,
							   .held = { .object = object,
								     .api = r->event->api },
							   .cause = s->saved[i].event });
	}
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
