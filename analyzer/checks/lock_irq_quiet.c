/* SPDX-License-Identifier: GPL-2.0-only */
/* lock-irq-unsafe: code that runs while the handler can not come. */
#include <string.h>

#include "lock_irq.h"

/* A new object is not known to anybody else while it is made. */
static gboolean makes_it(const struct function *f)
{
	static const char *const words[] = { "probe", "init", "setup", "create", "alloc", "attach" };

	for (unsigned int i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(f->name, words[i]))
			return TRUE;
	return FALSE;
}

/* Initialisation code that others call: it says nothing of when the handlers begin. */
static gboolean is_interface(const struct lock_model *m, const struct function *f)
{
	for (unsigned int i = 0; f && i < 6; i++) {
		const struct context *c = m->contexts[f->id];

		if (f->is_init && !f->is_static)
			return TRUE;
		f = c[CONTEXT_PROCESS].caller ? c[CONTEXT_PROCESS].caller : c[CONTEXT_IRQS_ON].caller;
	}
	return FALSE;
}

enum switched { SWITCHED_NOT, SWITCHED_OFF, SWITCHED_ON };

/* What the event does to a handler that may interrupt. */
static enum switched switched_by(const struct event *e)
{
	const struct api *a = e->api;

	if (e->kind != EVENT_CALL)
		return SWITCHED_NOT;
	if (a && a->kind == API_WAIT && (a->class == CLASS_IRQ || a->class == CLASS_TASKLET ||
					 a->class == CLASS_NAPI))
		return SWITCHED_OFF;
	if (!strcmp(e->written, "enable_irq") || !strcmp(e->written, "tasklet_enable") ||
	    !strcmp(e->written, "napi_enable"))
		return SWITCHED_ON;
	return SWITCHED_NOT;
}

/* The same of a call of another function of the driver; its last word counts. */
static enum switched switched_in(const struct program *p, const struct function *f,
				 const struct event *e)
{
	const struct function *callee = e->kind == EVENT_CALL && !e->api && e->callee ?
						program_callee(p, f, e->callee) :
						NULL;
	enum switched last = switched_by(e);

	if (!callee || callee->unit != f->unit)
		return last;
	for (unsigned int b = 0; b < callee->nblocks; b++) {
		for (unsigned int i = 0; i < callee->blocks[b].nevents; i++) {
			enum switched now = switched_by(&callee->blocks[b].events[i]);

			last = now ? now : last;
		}
	}
	return last;
}

/* Is the handler switched off by the function itself before the line, and not on again? */
static gboolean is_switched_off(const struct program *p, const struct function *f,
				unsigned int line)
{
	gboolean off = FALSE;

	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			enum switched now;

			if (e->line >= line || e->kind != EVENT_CALL)
				continue;
			now = switched_in(p, f, e);
			if (now)
				off = now == SWITCHED_OFF;
			if (e->api && e->api->kind == API_CALLBACK_INIT)
				off = TRUE;
		}
	}
	return off;
}

gboolean irq_is_quiet(const struct program *p, const struct taking *t)
{
	const struct function *f = t->function;

	if (f->is_exit || is_switched_off(p, f, t->event->line))
		return TRUE;
	if (f->is_init)
		return !is_interface(p->locks, f);
	return makes_it(f);
}

/* ------------------------------------------------- this handler and this place */

/* Is it another configuration of the same function? */
gboolean irq_same_function(const struct function *a, const struct function *b)
{
	return a == b || (a->at.path == b->at.path && !strcmp(a->name, b->name));
}

static enum api_class handler_class(const struct irq_use *u)
{
	return u->binding ? u->binding->class : CLASS_NONE;
}

/* What the event does to the handler of u. */
static enum switched switches(const struct irq_use *u, const struct event *e)
{
	const struct api *a = e->api;
	enum api_class class = handler_class(u);

	if (e->kind != EVENT_CALL)
		return SWITCHED_NOT;
	if (!u->binding) /* in a table that is registered */
		return strstr(e->callee, "unregister") ? SWITCHED_OFF : SWITCHED_NOT;
	if (class == CLASS_IRQ && g_str_has_prefix(e->written, "disable_irq"))
		return SWITCHED_OFF;
	if (class == CLASS_IRQ && g_str_has_prefix(e->written, "enable_irq"))
		return SWITCHED_ON;
	if (!a || a->class != class || g_str_has_prefix(e->written, "synchronize_"))
		return switched_by(e) == SWITCHED_ON ? SWITCHED_ON : SWITCHED_NOT;
	if (a->kind == API_ARM || (a->kind == API_CALLBACK_INIT && class == CLASS_IRQ))
		return SWITCHED_ON;
	return switched_by(e); /* a timer or an RCU callback can come again at once */
}

/* The same of a call of another function of the driver; its last word counts. */
static enum switched switches_in(const struct program *p, const struct irq_use *u,
				 const struct function *f, const struct event *e)
{
	const struct function *callee = e->kind == EVENT_CALL && !e->api && e->callee ?
						program_callee(p, f, e->callee) :
						NULL;
	enum switched last = switches(u, e), now;

	if (!callee || callee->unit != f->unit)
		return last;
	for (unsigned int b = 0; b < callee->nblocks; b++) {
		for (unsigned int i = 0; i < callee->blocks[b].nevents; i++) {
			now = switches(u, &callee->blocks[b].events[i]);
			last = now ? now : last;
		}
	}
	return last;
}

static gboolean is_off_before(const struct program *p, const struct irq_use *u,
			      const struct function *f, const struct event *at)
{
	enum switched last = SWITCHED_NOT, now;

	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->line >= at->line || e->kind != EVENT_CALL)
				continue;
			now = switches_in(p, u, f, e);
			last = now ? now : last;
		}
	}
	return last == SWITCHED_OFF;
}

/* Two functions of a table of which the core calls one when it has stopped to call the other. */
static gboolean are_phases(const char *process, const char *handler)
{
	static const char *const quiet[] = { "net_device_ops:ndo_stop",
					     "net_device_ops:ndo_uninit" };
	static const char *const sending[] = { "net_device_ops:ndo_start_xmit",
					       "net_device_ops:ndo_tx_timeout",
					       "net_device_ops:ndo_select_queue",
					       "net_device_ops:ndo_features_check" };
	gboolean a = FALSE, b = FALSE;

	for (unsigned int i = 0; i < G_N_ELEMENTS(quiet); i++)
		a |= !strcmp(process, quiet[i]);
	for (unsigned int i = 0; i < G_N_ELEMENTS(sending); i++)
		b |= !strcmp(handler, sending[i]);
	return a && b;
}

gboolean irq_cannot_meet(const struct program *p, const struct irq_use *u, const struct taking *t)
{
	const struct function *f = t->function;
	const struct event *at = t->event;
	const struct context *c = irq_open_context(p, f, u->context);
	const char *slot;
	int context;

	for (;;) {
		if (is_off_before(p, u, f, at) || irq_registers_later(p, u, f, at))
			return TRUE;
		if (!c->caller)
			break;
		f = c->caller;
		at = c->call;
		c = irq_open_context(p, f, u->context);
	}
	slot = lock_rule_slot(p->locks, u->root, &context);
	if (!u->binding && slot && c->why && are_phases(c->why, slot))
		return TRUE;
	return c->binding && u->binding && irq_is_alternative(c->binding, u->binding);
}
