/* SPDX-License-Identifier: GPL-2.0-only */
/* Summaries and observations as text, for tests and for the curious. */
#include <string.h>

#include "locks.h"

static void print_object(GString *out, const struct expr *x)
{
	if (x)
		expr_print(out, x, NULL, 0);
	else
		g_string_append_c(out, '-');
}

static void dump_use(GString *out, const struct use *u)
{
	static const char *const kinds[] = { "lock", "trylock", "wait", "sleep", "slot" };
	const struct use *last = use_last(u);

	g_string_append_printf(out, "\t%s ", kinds[u->kind]);
	if (u->slot)
		g_string_append(out, u->slot);
	else
		print_object(out, u->object);
	g_string_append_printf(out, " by %s at %s:%u", u->api ? u->api->name : "pointer",
			       last->function->at.path, last->event->line);
	if (u->depth)
		g_string_append_printf(out, " depth %u", u->depth);
	if (u->guard.gfp)
		g_string_append_printf(out, " if $%d sleeps", u->guard.param);
	else if (u->guard.param >= 0)
		g_string_append_printf(out, " if $%d %s %ld", u->guard.param,
				       u->guard.equal ? "==" : "!=", u->guard.value);
	if (u->flags & USE_FAILURE)
		g_string_append(out, " failure");
	if (u->flags & USE_IRQ_OFF)
		g_string_append(out, " irq-off");
	if (u->flags & USE_RARE)
		g_string_append(out, " rare");
	for (unsigned int i = 0; i < USE_MINUS_MAX; i++) {
		if (!u->minus[i])
			continue;
		g_string_append(out, " without ");
		print_object(out, u->minus[i]);
	}
	g_string_append_c(out, '\n');
}

/* "process: called by f", "softirq: registered at x.c:3" */
static void dump_contexts(GString *out, const struct lock_model *m, const struct function *f)
{
	static const char *const names[] = { "process", "softirq", "hardirq", "irqs on" };

	for (int i = 0; i < NCONTEXTS; i++) {
		const struct context *c = &m->contexts[f->id][i];

		if (!c->known)
			continue;
		if (c->caller)
			g_string_append_printf(out, "\tcontext %s: called by %s at %s:%u\n", names[i],
					       c->caller->name, c->caller->at.path, c->call->line);
		else if (c->binding)
			g_string_append_printf(out, "\tcontext %s: registered at %s:%u\n", names[i],
					       c->binding->at.path, c->binding->at.line);
		else
			g_string_append_printf(out, "\tcontext %s: %s\n", names[i], c->why);
	}
}

void summary_dump(const struct lock_model *m, const struct function *f, GString *out)
{
	static const char *const irq[] = { "same", "disabled", "enabled", "restored" };
	const struct summary *s = &m->summaries[f->id];

	if (!s->nuses && !s->neffects && !s->irq && !s->value)
		return;
	g_string_append_printf(out, "%s:%u %s\n", f->at.path, f->at.line, f->name);
	if (s->value) {
		g_string_append(out, "\treturns ");
		print_object(out, s->value);
		g_string_append_c(out, '\n');
	}
	for (unsigned int i = 0; i < s->neffects; i++) {
		g_string_append(out, s->effects[i].acquired ? "\tleaves locked " : "\treleases ");
		print_object(out, s->effects[i].object);
		g_string_append_printf(out, " by %s when %u\n", s->effects[i].api->name,
				       s->effects[i].when);
	}
	if (s->irq || s->bh || s->preempt)
		g_string_append_printf(out, "\tirq %s bh %d preempt %d\n", irq[s->irq], s->bh,
				       s->preempt);
	dump_contexts(out, m, f);
	for (unsigned int i = 0; i < s->nuses; i++)
		dump_use(out, s->uses[i]);
}

static void dump_observation(GString *out, const struct observation *o)
{
	static const char *const kinds[] = { "edge",	   "wait",	  "recursive",
					     "sleep",	   "leak",	  "double-unlock",
					     "irq-mix",	   "wrong-side",  "not-held",
					     "state-left", "flags-reused", "complete" };

	g_string_append_printf(out, "\t%s at %u", kinds[o->kind], o->event ? o->event->line : 0);
	if (o->held.api) {
		g_string_append(out, " held ");
		print_object(out, o->held.object);
		g_string_append_printf(out, " since %u", o->held.event ? o->held.event->line : 0);
	}
	if (o->use) {
		g_string_append(out, " then ");
		if (o->use->slot)
			g_string_append(out, o->use->slot);
		else
			print_object(out, o->use->object);
		g_string_append_printf(out, " %s", o->use->api ? o->use->api->name : "");
	}
	if (o->kind == SEEN_LEAK)
		g_string_append_printf(out, " return %u kinds %u/%u", o->line, o->returns,
				       o->other_returns);
	g_string_append_c(out, '\n');
}

void flow_dump(const struct lock_model *m, const struct function *f, GString *out)
{
	gboolean named = FALSE;

	for (unsigned int i = 0; i < m->observations->len; i++) {
		const struct observation *o =
			&g_array_index(m->observations, struct observation, i);

		if (o->function != f)
			continue;
		if (!named)
			g_string_append_printf(out, "%s:%u %s\n", f->at.path, f->at.line, f->name);
		named = TRUE;
		dump_observation(out, o);
	}
}
