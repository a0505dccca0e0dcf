/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Proposal for lock-irq-unsafe: the variant that disables interrupts (bottom halves) while the lock is
 * held, wherever it is taken without.  _irqsave unless the other code of the lock does it in another way
 * that is proven to be right here too.
 */
#include <string.h>

#include "lockgraph.h"
#include "region.h"

enum variant { VARIANT_SAVE, VARIANT_IRQ, VARIANT_BH };

static const char *const lock_endings[] = { "_irqsave", "_irq", "_bh" };
static const char *const unlock_endings[] = { "_irqrestore", "_irq", "_bh" };

static const struct taking *taking_at(const struct proposer *x, const struct location *at)
{
	const GArray *all = x->program->locks->takings;

	for (guint i = 0; i < all->len; i++) {
		const struct taking *t = &g_array_index(all, struct taking, i);

		if (t->event->line == at->line && t->event->column == at->column &&
		    g_str_equal(t->function->at.path, at->path) && x->finding->locks->len &&
		    g_str_equal(propose_title(x, t->object, t->function),
				x->finding->locks->pdata[0]))
			return t;
	}
	return NULL;
}

/* Does it sleep on its way, so that it can only be called with interrupts enabled? */
static gboolean sleeps(const struct lock_model *m, const struct function *f)
{
	const struct summary *s = &m->summaries[f->id];

	for (unsigned int i = 0; i < s->nuses; i++) {
		const struct use *u = s->uses[i];
		gboolean mutex = u->kind == USE_LOCK && u->api &&
				 (u->api->class == CLASS_MUTEX || u->api->class == CLASS_RWSEM);

		if ((u->kind == USE_SLEEP || mutex) && u->depth <= 1 && u->guard.param < 0 &&
		    !(u->flags & (USE_BRANCH | USE_INDIRECT | USE_RARE)))
			return TRUE;
	}
	return FALSE;
}

/* Is it known to run in process context with interrupts on, and nowhere else? */
static gboolean is_process(const struct lock_model *m, const struct function *f)
{
	const struct context *c = m->contexts[f->id];

	if (c[CONTEXT_HARDIRQ].known || c[CONTEXT_SOFTIRQ].known)
		return FALSE;
	return sleeps(m, f) || (f->is_static && c[CONTEXT_PROCESS].known &&
				!c[CONTEXT_PROCESS].caller && !c[CONTEXT_PROCESS].weak);
}

/* Is the function, or one that calls it, known to run with interrupts disabled? */
static gboolean may_be_off(const struct lock_model *m, const struct function *f)
{
	GPtrArray *up = g_ptr_array_new();
	gboolean off = FALSE;

	g_ptr_array_add(up, (gpointer)f);
	for (guint i = 0; i < up->len && !off; i++) {
		const struct function *g = g_ptr_array_index(up, i);
		gboolean enabled = sleeps(m, g);

		off = m->contexts[g->id][CONTEXT_HARDIRQ].known;
		for (guint n = 0; n < m->calls->len && !off && !enabled; n++) {
			const struct call_site *c = &g_array_index(m->calls, struct call_site, n);

			if (c->callee != g)
				continue;
			off = (c->flags & TAKING_IRQ_OFF) != 0;
			if (!g_ptr_array_find(up, c->caller, NULL))
				g_ptr_array_add(up, (gpointer)c->caller);
		}
	}
	g_ptr_array_free(up, TRUE);
	return off;
}

/* How often the rest of the program takes the lock in each way. */
static void count_variants(const struct proposer *x, const struct taking *taken, guint counts[3])
{
	const struct lock_model *m = x->program->locks;
	const char *class = lock_class_name(m, taken->object, taken->function);

	for (guint i = 0; i < m->takings->len; i++) {
		const struct taking *t = &g_array_index(m->takings, struct taking, i);
		const char *suffix;

		if (!propose_spin_base(t->event->written, &suffix) ||
		    !g_str_equal(lock_class_name(m, t->object, t->function), class))
			continue;
		counts[VARIANT_SAVE] += g_str_equal(suffix, "_irqsave");
		counts[VARIANT_IRQ] += g_str_equal(suffix, "_irq");
		counts[VARIANT_BH] += g_str_equal(suffix, "_bh");
	}
}

/* As the other code of the lock does it, where that is right here. */
static enum variant choose(const struct proposer *x, const struct taking *t)
{
	const struct lock_model *m = x->program->locks;
	guint counts[3] = { 0 };

	count_variants(x, t, counts);
	if (x->finding->context == CONTEXT_SOFTIRQ && !may_be_off(m, t->function) &&
	    counts[VARIANT_BH] >= counts[VARIANT_SAVE] + counts[VARIANT_IRQ])
		return VARIANT_BH;
	if (counts[VARIANT_IRQ] > counts[VARIANT_SAVE] && is_process(m, t->function))
		return VARIANT_IRQ;
	return VARIANT_SAVE;
}

/* One call: its new name, and the flags behind the lock. */
static const char *convert(const struct proposer *x, const struct event *e, const char *ending,
			   const char *flags)
{
	const char *suffix;
	gsize base = propose_spin_base(e->written, &suffix);
	g_autofree char *name = NULL;
	gssize from, to, start, end;

	if (!base || g_str_equal(suffix, "_irqsave") || g_str_equal(suffix, "_irqrestore") ||
	    g_str_equal(suffix, "_irq"))
		return propose_printf(x, "%s() has no variant that is right there", e->written);
	if (e->macro || !propose_call(x, e, &from, &to) ||
	    !propose_argument(x, from, to, 0, &start, &end))
		return propose_printf(x, "%s() is called inside of a macro", e->written);
	name = g_strdup_printf("%.*s%s", (int)base, e->written, ending);
	propose_edit(x->file, from, from + (gssize)strlen(e->written), name);
	if (flags) {
		g_autofree char *more = g_strconcat(", ", flags, NULL);

		propose_edit(x->file, end, end, more);
	}
	return NULL;
}

static const char *convert_region(const struct proposer *x, const struct region *r, enum variant v)
{
	const char *flags = NULL, *why = NULL;

	if (v == VARIANT_SAVE)
		why = declare_flags(x, r, &flags);
	for (guint i = 0; i < r->locks->len && !why; i++)
		why = convert(x, r->locks->pdata[i], lock_endings[v], flags);
	for (guint i = 0; i < r->unlocks->len && !why; i++)
		why = convert(x, r->unlocks->pdata[i], unlock_endings[v], flags);
	return why;
}

/* Is there a function of the same name that does what the finding misses? */
static const char *sibling_of(const struct proposer *x, const struct function *f)
{
	for (guint i = 0; i < G_N_ELEMENTS(lock_endings); i++) {
		g_autofree char *name = g_strconcat(f->name, lock_endings[i], NULL);

		if (g_hash_table_contains(x->program->by_name, name))
			return propose_printf(x, "%s() is there for callers with interrupts enabled", name);
	}
	return NULL;
}

/* Everything about one place; *name: the call that it becomes. */
static const char *convert_place(const struct proposer *x, const struct location *at,
				 const char **name)
{
	const struct taking *t = taking_at(x, at);
	struct proposer y = propose_elsewhere(x, at->path);
	gboolean soft = x->finding->context == CONTEXT_SOFTIRQ;
	const char *why, *suffix;
	struct region r;
	enum variant v;
	gsize base = t ? propose_spin_base(t->event->written, &suffix) : 0;

	if (!base || !y.file)
		return "the lock is not taken by a plain call of its kind";
	why = sibling_of(x, t->function);
	if (why)
		return why;
	v = choose(x, t);
	why = region_read(&y, t->function, t->event, &r);
	if (!why && region_has_directive(&y, &r))
		why = "there are preprocessor lines in the locked region";
	if (!why && v != VARIANT_BH)
		why = region_allows_irqs_off(&y, &r, soft);
	if (why && r.unlocks->len && v != VARIANT_BH && soft && is_process(x->program->locks, t->function) &&
	    !region_has_directive(&y, &r)) {
		v = VARIANT_BH;
		why = NULL;
	}
	if (!why)
		why = convert_region(&y, &r, v);
	region_release(&r);
	*name = propose_printf(x, "%.*s%s()", (int)base, t->event->written, lock_endings[v]);
	return why;
}

static gboolean is_place(const GArray *places, const struct taking *t)
{
	for (guint i = 0; i < places->len; i++) {
		const struct location *at = &g_array_index(places, struct location, i);

		if (at->line == t->event->line && at->column == t->event->column &&
		    g_str_equal(at->path, t->function->at.path))
			return TRUE;
	}
	return FALSE;
}

/* Functions that take the lock as the finding's do, but of which it is not known when they run. */
static void note_others(const struct proposer *x)
{
	const struct lock_model *m = x->program->locks;
	const struct taking *first = taking_at(x, &x->finding->at);
	const char *class = lock_class_name(m, first->object, first->function);
	unsigned int safe = TAKING_IRQ_OFF | (x->finding->context == CONTEXT_SOFTIRQ ? TAKING_BH_OFF : 0);
	GString *list = g_string_new(NULL);
	const struct function *last = NULL;
	gboolean several = FALSE;

	for (guint i = 0; i < m->takings->len; i++) {
		const struct taking *t = &g_array_index(m->takings, struct taking, i);
		const struct context *c = m->contexts[t->function->id];

		if (t->flags & safe || t->api->flags & API_TRY || t->function == last ||
		    c[CONTEXT_HARDIRQ].known || c[CONTEXT_SOFTIRQ].known || t->function->in_header ||
		    lock_class_name(m, t->object, t->function) != class ||
		    is_place(x->finding->places, t))
			continue;
		last = t->function;
		g_string_append_printf(list, "%s%s()", list->len ? ", " : "", last->name);
		several |= list->len > strlen(last->name) + 2;
	}
	if (list->len)
		propose_note(x, propose_printf(x, "%s %s %s in the same way, and stay%s: nothing shows that the "
					       "interrupt can come there", list->str, several ? "take" : "takes",
					       propose_title(x, first->object, first->function),
					       several ? "" : "s"));
	g_string_free(list, TRUE);
}

const char *propose_irq(const struct proposer *x)
{
	const GArray *places = x->finding->places;
	const char *why = NULL, *name = NULL, *last = NULL;
	GPtrArray *functions = g_ptr_array_new();
	GString *list = g_string_new(NULL);

	if (!places)
		why = "the lock itself is right; what it is taken with, or what is called, is not";
	for (guint i = 0; places && i < places->len && !why; i++) {
		const struct location *at = &g_array_index(places, struct location, i);
		const struct function *f = propose_function(x, at->path, at->line);

		why = convert_place(x, at, &name);
		if (why || !f || g_ptr_array_find(functions, f, NULL))
			continue;
		g_string_append(list, list->len ? ", " : "");
		if (!last || !g_str_equal(last, name))
			g_string_append_printf(list, "%s in ", name);
		g_string_append_printf(list, "%s()", f->name);
		last = name;
		g_ptr_array_add(functions, (gpointer)f);
	}
	if (!why) {
		*x->change = propose_printf(x, "%s, and each release to match", list->str);
		note_others(x);
	}
	g_string_free(list, TRUE);
	g_ptr_array_free(functions, TRUE);
	return why;
}
