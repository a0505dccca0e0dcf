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
static int open_kind(const struct program *p, const struct function *f, int context)
{
	return p->locks->contexts[f->id][CONTEXT_PROCESS].known || context == CONTEXT_SOFTIRQ ?
		       CONTEXT_PROCESS :
		       CONTEXT_IRQS_ON;
}

const struct context *irq_open_context(const struct program *p, const struct function *f, int context)
{
	return &p->locks->contexts[f->id][open_kind(p, f, context)];
}

const struct function *irq_open_root(const struct program *p, int context, const struct taking *t,
				     gboolean *weak, const struct event **call)
{
	const struct function *f = t->function;
	const struct context *c = irq_open_context(p, f, context);

	*call = NULL;
	while (c->caller) {
		*call = c->call;
		f = c->caller;
		c = irq_open_context(p, f, context);
	}
	*weak = c->weak;
	return f;
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
	return irq_open_context(p, t->function, context)->known &&
	       !lock_context_excludes(p->locks, t->function, open_kind(p, t->function, context),
				      &t->guard);
}

void irq_explain_open(const struct program *p, struct finding *out, const struct taking *t,
		      int context)
{
	const struct function *f = t->function;
	const struct context *c = irq_open_context(p, f, context);
	const char *what = c == &p->locks->contexts[f->id][CONTEXT_PROCESS] ?
				   "in process context" :
				   "with interrupts enabled";

	for (unsigned int i = 0; c->caller && i < 6; i++) {
		lock_step(out, c->caller, c->call, "CPU0",
			  lock_format(p, "%s() calls %s() here with interrupts enabled",
				      c->caller->name, f->name));
		f = c->caller;
		c = irq_open_context(p, f, context);
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
