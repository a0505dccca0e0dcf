/* SPDX-License-Identifier: GPL-2.0-only */
/* lock-irq-unsafe: where an interrupt may come in between, and how that is explained. */
#include <string.h>

#include "lock_irq.h"

const char *irq_word(int context)
{
	return context == CONTEXT_HARDIRQ ? "hardirq" : "softirq";
}

gboolean irq_use_is_shared(const struct irq_use *u)
{
	return u->use ? (u->use->flags & USE_SHARED) != 0 :
			(u->taking->api->flags & API_SHARED) != 0;
}

static const struct context *taking_context(const struct program *p, const struct irq_use *u)
{
	return &p->locks->contexts[u->taking->function->id][u->context];
}

const struct function *irq_use_place(const struct irq_use *u)
{
	return u->use ? use_last(u->use)->function : u->taking->function;
}

/* The context that shows that the interrupt may come; a softirq can be interrupted as well. */
static const struct context *open_context(const struct program *p, const struct function *f,
					  int context)
{
	const struct context *c = p->locks->contexts[f->id];

	if (c[CONTEXT_PROCESS].known || context == CONTEXT_SOFTIRQ)
		return &c[CONTEXT_PROCESS];
	return &c[CONTEXT_IRQS_ON];
}

const struct function *irq_open_root(const struct program *p, int context, const struct taking *t,
				     gboolean *weak, const struct event **call)
{
	const struct function *f = t->function;
	const struct context *c = open_context(p, f, context);

	*call = NULL;
	while (c->caller) {
		*call = c->call;
		f = c->caller;
		c = open_context(p, f, context);
	}
	*weak = c->weak;
	return f;
}

/* Does the call that leads there give an argument with which the lock is not taken? */
static gboolean is_excluded(const struct taking *t, const struct context *c)
{
	const struct guard *g = &t->guard;
	const char *arg;
	gint64 n;

	if (g->param < 0 || g->gfp || !c->caller || (unsigned int)g->param >= c->call->nargs)
		return FALSE;
	arg = c->call->args[g->param];
	if (!strcmp(arg, "=true") || !strcmp(arg, "=false"))
		n = arg[1] == 't';
	else if (!strcmp(arg, "=NULL"))
		n = 0;
	else if (!g_ascii_string_to_signed(arg, 10, G_MININT64, G_MAXINT64, &n, NULL))
		return FALSE;
	return (n == g->value) != g->equal;
}

gboolean irq_is_open(const struct program *p, int context, const struct taking *t)
{
	const struct context *c = p->locks->contexts[t->function->id];
	unsigned int safe = TAKING_IRQ_OFF;

	if (context == CONTEXT_SOFTIRQ)
		safe |= TAKING_BH_OFF;
	if (t->flags & safe || (t->api->flags & API_TRY))
		return FALSE;
	/* Sleeping in the handler itself is another mistake. */
	if (c[CONTEXT_HARDIRQ].known && !c[CONTEXT_HARDIRQ].caller)
		return FALSE;
	return open_context(p, t->function, context)->known &&
	       !is_excluded(t, open_context(p, t->function, context));
}

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

void irq_explain_open(const struct program *p, struct finding *out, const struct taking *t,
		      int context)
{
	const struct function *f = t->function;
	const struct context *c = open_context(p, f, context);
	const char *what = c == &p->locks->contexts[f->id][CONTEXT_PROCESS] ?
				   "in process context" :
				   "with interrupts enabled";

	for (unsigned int i = 0; c->caller && i < 6; i++) {
		lock_step(out, c->caller, c->call, "CPU0",
			  lock_format(p, "%s() calls %s() here with interrupts enabled",
				      c->caller->name, f->name));
		f = c->caller;
		c = open_context(p, f, context);
	}
	if (c->why)
		finding_add_step(out, f->at, f->name,
				 lock_format(p, "%s() runs %s: %s", f->name, what, c->why), "CPU0");
	else if (c->binding)
		finding_add_step(
			out, c->binding->at, NULL,
			lock_format(p, "%s() runs %s: it is registered here", f->name, what),
			"CPU0");
}

/* Calls from the handler down to the function with the lock, the first one first. */
static void add_calls(const struct program *p, struct finding *out, const struct irq_use *u,
		      const char *thread)
{
	const struct function *f[IRQ_CHAIN_MAX];
	const struct event *e[IRQ_CHAIN_MAX];
	const struct context *c = taking_context(p, u);
	const struct function *callee = u->taking->function;
	unsigned int n = 0;

	for (; c->caller && n < IRQ_CHAIN_MAX; n++) {
		f[n] = c->caller;
		e[n] = c->call;
		c = &p->locks->contexts[c->caller->id][u->context];
	}
	while (n > 0) {
		n--;
		callee = n ? f[n - 1] : u->taking->function;
		lock_step(out, f[n], e[n], thread,
			  lock_format(p, "%s() calls %s() here", f[n]->name, callee->name));
	}
}

void irq_explain_handler(const struct program *p, struct finding *out, const struct irq_use *u,
			 const char *title, const char *thread)
{
	const char *what = irq_word(u->context);
	const char *wait = lock_format(p, "waits for %s here, after interrupting", title);

	if (u->binding)
		finding_add_step(out, u->binding->at, NULL,
				 lock_format(p, "%s() is registered here, to run in %s context",
					     u->root->name, what),
				 thread);
	else
		finding_add_step(out, u->root->at, u->root->name,
				 lock_format(p, "%s() runs in %s context", u->root->name, what),
				 thread);
	finding_set_action(out, "<Interrupt>");
	if (u->use) {
		lock_step_chain(p, out, u->use, thread, wait);
	} else {
		add_calls(p, out, u, thread);
		lock_step(out, u->taking->function, u->taking->event, thread,
			  lock_format(p, "%s() %s", u->taking->function->name, wait));
	}
	finding_set_action(out, lock_row(p, title));
	if (u->pointer)
		lock_step(out, u->pointer->function, u->pointer->event, NULL,
			  lock_format(p, "%s is %s: it is given away here", u->pointer->member,
				      u->pointer->key));
}
