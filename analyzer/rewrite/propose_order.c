/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Proposal for lock-order: the two locks are taken in the order that the rest of the program uses.
 * Two acquisitions next to each other change places; how interrupts are disabled stays with the outer
 * one.  A release may come in any order; where the two stand together they are turned round as well.
 */
#include <string.h>

#include "lockgraph.h"
#include "proposer.h"

/* All that the program says of one order of two classes. */
struct order {
	const char *from, *to; /* keys of classes */
	GPtrArray *seen; /* const struct observation * */
	guint functions;
};

static gboolean is_place(const struct observation *o, const struct location *at)
{
	return o->event->line == at->line && o->event->column == at->column &&
	       g_str_equal(o->function->at.path, at->path);
}

static gboolean is_named(const struct finding *f, const char *class)
{
	return f->locks->len == 2 && (g_str_equal(f->locks->pdata[0], class) ||
				      g_str_equal(f->locks->pdata[1], class));
}

static gboolean has_keys(const struct lock_model *m, const struct observation *o,
			 const struct order *order)
{
	return o->kind == SEEN_EDGE && o->use->kind == USE_LOCK && o->held.object &&
	       !o->held.nest && !(o->held.flags & HELD_STALE) && !(o->use->flags & USE_NESTED) &&
	       lock_class_key(m, o->held.object, o->function) == order->from &&
	       lock_class_key(m, o->use->object, o->function) == order->to;
}

/* The keys of the order that the finding is reported at. */
static gboolean find_keys(const struct proposer *x, struct order *order)
{
	const struct lock_model *m = x->program->locks;

	for (guint i = 0; i < m->observations->len; i++) {
		const struct observation *o = &g_array_index(m->observations, struct observation, i);

		if (o->kind != SEEN_EDGE || o->use->kind != USE_LOCK || !o->held.object ||
		    !is_place(o, &x->finding->at) ||
		    !is_named(x->finding, propose_title(x, o->held.object, o->function)) ||
		    !is_named(x->finding, propose_title(x, o->use->object, o->function)))
			continue;
		order->from = lock_class_key(m, o->held.object, o->function);
		order->to = lock_class_key(m, o->use->object, o->function);
		if (order->from && order->to && order->from != order->to)
			return TRUE;
	}
	return FALSE;
}

static gboolean is_known(const struct order *order, const struct observation *o, gboolean *function)
{
	gboolean known = FALSE;

	for (guint i = 0; i < order->seen->len; i++) {
		const struct observation *other = g_ptr_array_index(order->seen, i);

		*function |= other->function == o->function;
		known |= other->event == o->event && other->held.event == o->held.event;
	}
	return known;
}

static void find_seen(const struct proposer *x, struct order *order)
{
	const struct lock_model *m = x->program->locks;

	for (guint i = 0; i < m->observations->len; i++) {
		const struct observation *o = &g_array_index(m->observations, struct observation, i);
		gboolean function = FALSE;

		if (!has_keys(m, o, order) || is_known(order, o, &function))
			continue;
		order->functions += !function;
		g_ptr_array_add(order->seen, (gpointer)o);
	}
}

/* The function of the order that comes first. */
static const struct function *first_of(const struct order *order)
{
	const struct function *first = NULL;

	for (guint i = 0; i < order->seen->len; i++) {
		const struct function *f = ((const struct observation *)order->seen->pdata[i])->function;
		int r = first ? strcmp(f->at.path, first->at.path) : -1;

		if (r < 0 || (r == 0 && f->at.line < first->at.line))
			first = f;
	}
	return first;
}

static gboolean is_direct(const struct order *order)
{
	for (guint i = 0; i < order->seen->len; i++) {
		const struct observation *o = g_ptr_array_index(order->seen, i);

		if (o->use->depth || o->held.via)
			return FALSE;
	}
	return TRUE;
}

/* Is `a` the order to keep? */
static gboolean is_kept(const struct order *a, const struct order *b)
{
	const struct function *x, *y;
	int r;

	if (a->functions != b->functions)
		return a->functions > b->functions;
	if (is_direct(a) != is_direct(b))
		return is_direct(b);
	x = first_of(a);
	y = first_of(b);
	r = strcmp(x->at.path, y->at.path);
	return r ? r < 0 : x->at.line < y->at.line;
}

/* One of two calls: the bytes of the part that depends on which lock it is. */
struct half {
	const struct event *event;
	struct statement s;
	gssize from, to; /* of the call */
	gsize base; /* length of "spin_lock"; 0: the whole call changes its place */
	gssize start, end; /* the argument */
};

static gboolean read_half(const struct proposer *x, const struct event *e, struct half *h)
{
	const char *suffix;

	h->event = e;
	if (!propose_statement(x, e, &h->s) || !propose_call(x, e, &h->from, &h->to) ||
	    memchr(x->file->text + h->from, '\n', (gsize)(h->to - h->from)) ||
	    propose_is_computed(x, h->from, h->to))
		return FALSE;
	h->base = propose_spin_base(e->written, &suffix);
	return !h->base || (e->api->object == 0 &&
			    propose_argument(x, h->from, h->to, 0, &h->start, &h->end));
}

static void put(const struct proposer *x, gssize from, gssize to, gssize other, gssize other_end)
{
	g_autofree char *text = g_strndup(x->file->text + other, (gsize)(other_end - other));

	if ((gsize)(to - from) != strlen(text) || strncmp(x->file->text + from, text, strlen(text)))
		propose_edit(x->file, from, to, text);
}

static void exchange(const struct proposer *x, const struct half *a, const struct half *b)
{
	if (!a->base) {
		put(x, a->from, a->to, b->from, b->to);
		put(x, b->from, b->to, a->from, a->to);
		return;
	}
	put(x, a->from, a->from + (gssize)a->base, b->from, b->from + (gssize)b->base);
	put(x, b->from, b->from + (gssize)b->base, a->from, a->from + (gssize)a->base);
	put(x, a->start, a->end, b->start, b->end);
	put(x, b->start, b->end, a->start, a->end);
}

/* Does the second statement follow the first at once, and always? */
static gboolean is_next(const struct proposer *x, const struct half *a, const struct half *b)
{
	return !a->s.body && !b->s.body && ctext_skip(x->file, a->s.to) == b->s.from;
}

/* "release inner; release outer;" become those of the new order. */
static void turn_releases(const struct proposer *x, const struct observation *o)
{
	const struct function *f = o->function;

	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i + 1 < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			struct half first, second;

			if (propose_is(x, f, e, API_UNLOCK, o->use->object) &&
			    propose_is(x, f, e + 1, API_UNLOCK, o->held.object) &&
			    read_half(x, e, &first) && read_half(x, e + 1, &second) &&
			    !first.base == !second.base && is_next(x, &first, &second))
				exchange(x, &first, &second);
		}
}

static const char *swap(const struct proposer *x, const struct observation *o)
{
	enum { SUBTLE = HELD_ASSUMED | HELD_RETAKEN | HELD_TRY | HELD_SKIPPED | HELD_MAYBE | HELD_RULE };
	static const unsigned int other = API_TRY | API_TRY_ZERO | API_NESTED | API_INTERRUPTIBLE;
	const char *name = o->function->name;
	const struct event *inner = o->event, *outer = o->held.event;
	struct half a, b;

	if (!x->file)
		return "a file of the other side can not be read";
	if (o->use->depth || o->held.via || o->held.flags & SUBTLE || !inner->api)
		return propose_printf(x, "%s() does not take both locks itself", name);
	if ((inner->api->flags | outer->api->flags) & other)
		return propose_printf(x, "%s() may fail to take a lock, or takes it as a subclass", name);
	if (!read_half(x, outer, &a) || !read_half(x, inner, &b))
		return propose_printf(x, "%s() takes a lock inside of a macro or an expression", name);
	if (!is_next(x, &a, &b))
		return propose_printf(x, "%s() does something else between taking the two locks", name);
	if (!a.base != !b.base)
		return "a lock that sleeps can not be taken inside of one that spins";
	if (inner->nargs && outer->nargs && !propose_reached_alike(inner->args[0], outer->args[0]))
		return propose_printf(x, "the inner lock of %s() is found through what the outer one may "
				      "protect", name);
	exchange(x, &a, &b);
	turn_releases(x, o);
	return NULL;
}

/* Does a function that is called through the table take a lock of the class? */
static gboolean takes(const struct lock_model *m, const GPtrArray *targets, const char *class)
{
	for (guint i = 0; targets && i < targets->len; i++) {
		const struct function *f = g_ptr_array_index(targets, i);
		const struct summary *s = &m->summaries[f->id];

		for (unsigned int n = 0; n < s->nuses; n++)
			if (s->uses[n]->kind == USE_LOCK &&
			    lock_class_key(m, s->uses[n]->object, f) == class)
				return TRUE;
	}
	return FALSE;
}

/* Is the order that is to go also made where functions are called through a table? */
static gboolean is_in_tables(const struct proposer *x, const struct order *order)
{
	const struct lock_model *m = x->program->locks;

	for (guint i = 0; i < m->slot_edges->len; i++) {
		const struct observation *o = g_ptr_array_index(m->slot_edges, i);

		if (o->held.object && lock_class_key(m, o->held.object, o->function) == order->from &&
		    takes(m, g_hash_table_lookup(m->slots, o->use->slot), order->to))
			return TRUE;
	}
	return FALSE;
}

/* The functions that change, "foo() and bar()". */
static char *names_of(const struct order *order)
{
	const struct function *last = NULL;
	GString *s = g_string_new(NULL);
	guint n = 0;

	for (guint i = 0; i < order->seen->len; i++) {
		const struct function *f = ((const struct observation *)order->seen->pdata[i])->function;

		if (f == last)
			continue;
		last = f;
		n++;
		g_string_append_printf(s, "%s%s()", s->len ? n == order->functions ? " and " : ", " : "",
				       f->name);
	}
	return g_string_free(s, FALSE);
}

static const char *sentence(const struct proposer *x, const struct order *keep,
			    const struct order *change)
{
	g_autofree char *names = names_of(change);
	const char *first = first_of(keep)->name;
	const struct observation *o = g_ptr_array_index(keep->seen, 0);
	const char *from = propose_title(x, o->held.object, o->function);
	const char *to = propose_title(x, o->use->object, o->function);

	if (keep->functions == 1 && change->functions == 1)
		return propose_printf(x, "%s takes %s before %s, the order of %s()", names, from, to,
				      first);
	if (keep->functions == change->functions)
		return propose_printf(x, "%s take %s before %s, the order of %s(), which comes first",
				      names, from, to, first);
	return propose_printf(x, "%s take%s %s before %s, as %s() and %u other function%s do", names,
			      change->functions == 1 ? "s" : "", from, to, first,
			      keep->functions - 1, keep->functions == 2 ? "" : "s");
}

const char *propose_order(const struct proposer *x)
{
	struct order a = { .seen = g_ptr_array_new() }, b = { .seen = g_ptr_array_new() };
	const struct order *keep, *change;
	const char *why = NULL;

	if (!find_keys(x, &a)) {
		why = "the order is made through a table of functions, or by more than two locks";
	} else {
		b.from = a.to;
		b.to = a.from;
		find_seen(x, &a);
		find_seen(x, &b);
	}
	if (!why && (!a.seen->len || !b.seen->len))
		why = "the order is made through a table of functions, or by more than two locks";
	if (!why) {
		keep = is_kept(&a, &b) ? &a : &b;
		change = keep == &a ? &b : &a;
		if (is_in_tables(x, change))
			why = "the order that fewer functions use is also made through a table of functions";
		for (guint i = 0; i < change->seen->len && !why; i++) {
			const struct observation *o = g_ptr_array_index(change->seen, i);
			struct proposer y = propose_elsewhere(x, o->function->at.path);

			why = swap(&y, o);
		}
		if (!why)
			*x->change = sentence(x, keep, change);
	}
	g_ptr_array_free(a.seen, TRUE);
	g_ptr_array_free(b.seen, TRUE);
	return why;
}
