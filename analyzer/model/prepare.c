/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A function made ready for the flow: its events with expressions in which
 * variables that only ever mean one thing are replaced by that thing.
 */
#include <string.h>

#include "prepare.h"

static gboolean kind_matters(const struct api *a)
{
	switch (a->kind) {
	case API_WORK_FLUSH:
	case API_WORK_CANCEL:
	case API_WAIT:
		return !(a->flags & API_NOWAIT);
	case API_WQ_FLUSH:
	case API_WQ_DESTROY:
	case API_LOCK:
	case API_UNLOCK:
	case API_ASSERT:
	case API_IRQ_OFF:
	case API_IRQ_ON:
	case API_SLEEP:
		return TRUE;
	case API_ARM:
		return a->class == CLASS_COMPLETION;
	default:
		return FALSE;
	}
}

static const struct function *callee_of(const struct lock_model *m, const struct function *f,
					const struct event *e)
{
	const struct function *callee;

	if (e->kind == EVENT_SET || (e->api && e->api->kind != API_SLEEP))
		return NULL;
	if (e->api && (e->api->flags & (API_GFP | API_DROPS | API_PROCESS | API_HARDIRQ)))
		return NULL;
	if (e->kind == EVENT_CALL && g_str_has_prefix(e->callee, "trace_"))
		return NULL; /* a tracepoint */
	callee = program_callee(m->program, f, e->kind == EVENT_CALL ? e->callee : e->written);
	return callee && !rules_opaque(f, callee) ? callee : NULL;
}

static gboolean has_summary(const struct lock_model *m, const struct function *callee)
{
	const struct summary *s = callee ? &m->summaries[callee->id] : NULL;

	return s && (s->nuses || s->neffects || s->irq || s->bh || s->preempt || s->enables);
}

const char *prepare_slot(const struct lock_model *m, const struct event *e)
{
	const char *name, *colon;

	if (e->kind != EVENT_CALL || !e->callee)
		return NULL;
	colon = strrchr(e->callee, ':');
	if (!colon)
		return NULL;
	for (name = colon; name > e->callee; name--)
		if (name[-1] == '.' || name[-1] == '>')
			break;
	name = arena_intern_len(m->program->arena, name, strcspn(name, "[|)"));
	return g_hash_table_contains(m->slots, name) ? name : NULL;
}

/* Everything else of a function without these has no effect on anybody's locks. */
static gboolean is_relevant(struct lock_model *m, const struct function *f)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_SET)
				continue;
			if ((e->api && kind_matters(e->api)) || guard_constructor(e->callee))
				return TRUE;
			if (has_summary(m, callee_of(m, f, e)) || prepare_slot(m, e))
				return TRUE;
		}
	}
	return FALSE;
}

/* ------------------------------------------------------- what locals mean */

static gboolean is_getter(const char *name)
{
	static const char *const names[] = {
#define GETTER(n) #n,
#include "getters.def"
	};
	unsigned int low = 0, high = G_N_ELEMENTS(names);

	while (low < high) {
		unsigned int mid = (low + high) / 2;
		int r = strcmp(names[mid], name);

		if (!r)
			return TRUE;
		if (r < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return FALSE;
}

/* IS_ERR(p) is about the value of p, not about what it leads to. */
gboolean prepare_asks_value(const char *name)
{
	return g_str_has_prefix(name, "IS_ERR") || g_str_has_prefix(name, "PTR_ERR") ||
	       !strcmp(name, "ERR_PTR");
}

struct replacing {
	struct lock_model *model;
	struct prepared *prep;
	const struct event *call;
};

static const struct expr *replace_local(void *context, const struct expr *leaf);

const struct expr *prepare_canonical(struct lock_model *m, struct prepared *p, const struct expr *x)
{
	struct replacing r = { m, p, NULL };

	return expr_map(m->exprs, x, replace_local, &r);
}

static const struct expr *parsed(struct replacing *r, const char *text)
{
	return prepare_canonical(r->model, r->prep, name_parse(r->model, r->prep->function, text));
}

static const struct expr *replace_param(void *context, const struct expr *leaf)
{
	struct replacing *r = context;

	if (leaf->op != EXPR_PARAM)
		return leaf->op == EXPR_GLOBAL || leaf->op == EXPR_NUMBER ?
			       leaf :
			       prepare_unknown(r->model);
	if (leaf->number < 0 || (unsigned long)leaf->number >= r->call->nargs)
		return prepare_unknown(r->model);
	return parsed(r, r->call->args[leaf->number]);
}

/* What the call returns, if it is always the same object. */
static const struct expr *value_of_call(struct replacing *r, const struct event *e)
{
	struct replacing inner = { r->model, r->prep, e };
	const struct function *f;
	const struct expr *x;

	if (e->callee && !strcmp(e->callee, "get_current"))
		return name_system(r->model, "current");
	if (e->nargs && e->callee && is_getter(e->callee))
		return expr_make(r->model->exprs, EXPR_CALL,
				 prepare_asks_value(e->callee) ?
					 prepare_plain(r->model, r->prep, e->args[0]) :
					 parsed(r, e->args[0]),
				 e->callee, 0);
	f = callee_of(r->model, r->prep->function, e);
	x = f ? r->model->summaries[f->id].value : NULL;
	if (!x)
		return NULL;
	x = expr_map(r->model->exprs, x, replace_param, &inner);
	return expr_root(x)->op == EXPR_UNKNOWN ? NULL : x;
}

/* A parameter that is assigned to is a variable like any other. */
const struct expr *prepare_param(struct lock_model *m, const struct prepared *p,
				 const struct expr *param)
{
	char name[16];

	if (param->number < 0 || param->number >= 64 || !(p->assigned >> param->number & 1))
		return param;
	g_snprintf(name, sizeof(name), "$%ld", param->number);
	return expr_make(m->exprs, EXPR_LOCAL, NULL, name, 0);
}

static const struct expr *replace_local(void *context, const struct expr *leaf)
{
	struct replacing *r = context;
	const struct definition *d;
	const struct expr *x = NULL;
	gpointer known;

	if (leaf->op == EXPR_PARAM)
		return prepare_param(r->model, r->prep, leaf);
	if (leaf->op != EXPR_LOCAL && leaf->op != EXPR_TEMP)
		return leaf;
	if (g_hash_table_lookup_extended(r->prep->locals, leaf, NULL, &known))
		return known;
	g_hash_table_insert(r->prep->locals, (gpointer)leaf,
			    (gpointer)leaf); /* a cycle ends here */
	d = g_hash_table_lookup(r->prep->definitions, leaf);
	if (d && d->call)
		x = value_of_call(r, d->call);
	else if (d && d->count == 1 && d->value && !d->taken)
		x = parsed(r, d->value);
	if (!x || x->op == EXPR_UNKNOWN || x->op == EXPR_NUMBER || x->op == EXPR_TEXT ||
	    expr_contains(x, leaf))
		x = leaf;
	g_hash_table_insert(r->prep->locals, (gpointer)leaf, (gpointer)x);
	return x;
}

static gboolean is_null(const char *value)
{
	return !strcmp(value, "0") || !strcmp(value, "=NULL");
}

static struct definition *definition_of(struct prepared *p, const struct expr *x)
{
	struct definition *d = g_hash_table_lookup(p->definitions, x);

	if (!d) {
		d = arena_alloc(p->scratch, sizeof(*d));
		g_hash_table_insert(p->definitions, (gpointer)x, d);
	}
	return d;
}

static void collect_definition(struct lock_model *m, struct prepared *p, const struct event *e)
{
	const struct expr *x;
	struct definition *d;

	for (unsigned int i = 0; e->kind == EVENT_CALL && i < e->nargs; i++) {
		if (!g_str_has_prefix(e->args[i], "&%"))
			continue;
		x = name_parse(m, p->function, e->args[i] + 1);
		if (x->op == EXPR_LOCAL)
			definition_of(p, x)->taken = TRUE;
	}
	if (e->kind == EVENT_CALL && e->result && e->result[0] == '%') {
		x = name_parse(m, p->function, e->result);
		definition_of(p, x)->call = e;
	} else if (e->kind == EVENT_SET && e->result && e->result[0] == '$') {
		x = name_parse(m, p->function, e->result);
		if (x->op == EXPR_PARAM && x->number >= 0 && x->number < 64)
			p->assigned |= (guint64)1 << x->number;
	} else if (e->kind == EVENT_SET && e->result && e->result[0] == '%' && e->value) {
		x = name_parse(m, p->function, e->result);
		if (x->op != EXPR_LOCAL)
			return;
		d = definition_of(p, x);
		if (!strcmp(e->value, "?")) {
			d->count += 2;
		} else if (!is_null(e->value) && (!d->value || strcmp(d->value, e->value))) {
			d->count++;
			d->value = e->value;
		} else if (is_null(e->value)) {
			d->nulls++;
		}
	}
}

gboolean prepare_is_taken(const struct prepared *p, const struct expr *local)
{
	const struct definition *d = g_hash_table_lookup(p->definitions, local);

	return d && d->taken;
}

static void collect_definitions(struct lock_model *m, struct prepared *p)
{
	const struct function *f = p->function;

	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++)
			collect_definition(m, p, &f->blocks[b].events[i]);
}

/* --------------------------------------------------------------- events */

static const struct expr *const *canonical_args(struct lock_model *m, struct prepared *p,
						const struct event *e)
{
	struct replacing r = { m, p, NULL };
	const struct expr **args = arena_alloc(p->scratch, (e->nargs + 1) * sizeof(*args));

	for (unsigned int i = 0; i < e->nargs; i++)
		args[i] = parsed(&r, e->args[i]);
	return args;
}

static const struct expr *arg_or_unknown(struct lock_model *m, const struct step_event *s, int i)
{
	if (i < 0 || (unsigned int)i >= s->event->nargs)
		return prepare_unknown(m);
	return s->args[i];
}

/* The lock as an lvalue; of other things the pointer. */
static const struct expr *api_object(struct lock_model *m, const struct step_event *s)
{
	const struct api *a = s->api;
	const struct expr *x;

	if (a->object < 0 && a->system)
		return name_system(m, a->system);
	if (a->kind == API_WQ_FLUSH || a->kind == API_WQ_DESTROY)
		return arg_or_unknown(m, s, a->wq);
	if (a->object < 0)
		return a->class == CLASS_RCU ? name_system(m, "rcu_read_lock") : NULL;
	x = arg_or_unknown(m, s, a->object);
	if (a->class == CLASS_IRQ || a->class == CLASS_KTHREAD)
		return x;
	if ((a->flags & (API_DROPS | API_HARDIRQ)) == (API_DROPS | API_HARDIRQ))
		return x; /* wait_event_lock_irq() is given the lock itself */
	if (a->system && a->system[0] == '-')
		return name_below(m, x, a->system);
	return expr_deref(m->exprs, x);
}

static gboolean changes_locks(const struct api *a)
{
	return a->kind == API_LOCK || a->kind == API_UNLOCK || a->kind == API_IRQ_OFF ||
	       a->kind == API_IRQ_ON || a->kind == API_ASSERT;
}

/* kref_put(&x->ref, release): what the function given does to locks may happen. */
static const struct function *given_function(const struct lock_model *m, const struct function *f,
					     const struct event *e)
{
	for (unsigned int i = 0; i < e->nargs; i++) {
		const struct function *g;

		if (e->args[i][0] != '@' || strpbrk(e->args[i], ".-[|"))
			continue;
		g = program_callee(m->program, f, e->args[i] + 1);
		if (g && m->summaries[g->id].neffects)
			return g;
	}
	return NULL;
}

static void fill_call(struct lock_model *m, struct prepared *p, struct step_event *s)
{
	const struct event *e = s->event;
	const struct api *guard = guard_constructor(e->callee);

	s->api = guard ? guard : e->api;
	if (s->api && s->api->kind == API_ASKS)
		p->asks = TRUE;
	s->callee = guard ? NULL : callee_of(m, p->function, e);
	if (!has_summary(m, s->callee))
		s->callee = NULL;
	s->given = s->api ? NULL : given_function(m, p->function, e);
	s->slot = s->api ? NULL : prepare_slot(m, e);
	if (s->api && !kind_matters(s->api))
		s->api = NULL;
	if (s->api || s->callee)
		s->args = canonical_args(m, p, e);
	if (s->api)
		s->object = api_object(m, s);
	if (e->result)
		s->value = name_parse(m, p->function, e->result);
	s->named = s->callee && e->nargs ? named_api(m, s->callee) : NULL;
	if (s->named)
		s->pair = named_object(m, s->callee, s->args[0]);
	p->locks |= s->named != NULL;
	p->locks |= s->api && changes_locks(s->api);
	if (s->callee) {
		const struct summary *c = &m->summaries[s->callee->id];

		p->locks |= c->neffects || c->irq || c->bh || c->preempt || c->enables;
	}
}

/* The end of a scope: what the guard's constructor took is given back. */
static void fill_cleanup(struct lock_model *m, struct prepared *p, struct step_event *s)
{
	const struct event *e = s->event;
	const struct expr *variable = name_parse(m, p->function, e->value);
	const struct definition *d = g_hash_table_lookup(p->definitions, variable);
	struct step_event made = { 0 };

	s->value = variable;
	if (d && d->value)
		d = g_hash_table_lookup(p->definitions, name_parse(m, p->function, d->value));
	made.event = d ? d->call : NULL;
	made.api = guard_destructor(e->written);
	if (!made.api && made.event && made.event->nargs) {
		made.event = guard_unlock(p->scratch, callee_of(m, p->function, e),
					  made.event->args[0]);
		made.api = made.event ? made.event->api : NULL;
	}
	if (!made.api || !made.event)
		return;
	p->locks = TRUE;
	s->api = made.api;
	made.args = canonical_args(m, p, made.event);
	s->object = api_object(m, &made);
}

static void fill_event(struct lock_model *m, struct prepared *p, struct step_event *s)
{
	const struct event *e = s->event;

	if (e->kind == EVENT_SET) {
		s->object = name_parse(m, p->function, e->result);
		if (s->object->op == EXPR_PARAM)
			s->object = prepare_param(m, p, s->object);
		else if (s->object->op != EXPR_LOCAL)
			s->object = prepare_canonical(m, p, s->object);
		s->value = prepare_plain(m, p, e->value);
	} else if (e->kind == EVENT_CLEANUP) {
		fill_cleanup(m, p, s);
	} else {
		fill_call(m, p, s);
	}
}

static void fill_events(struct lock_model *m, struct prepared *p)
{
	const struct function *f = p->function;
	unsigned int n = 0;

	p->first = arena_alloc(p->scratch, (f->nblocks + 1) * sizeof(*p->first));
	for (unsigned int b = 0; b < f->nblocks; b++) {
		p->first[b] = n;
		n += f->blocks[b].nevents;
	}
	p->first[f->nblocks] = n;
	p->nevents = n;
	p->events = arena_alloc(p->scratch, (n + 1) * sizeof(*p->events));
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			struct step_event *s = &p->events[p->first[b] + i];

			s->event = &f->blocks[b].events[i];
			s->block = b;
			fill_event(m, p, s);
		}
	}
}

struct prepared *prepare_names(struct lock_model *m, const struct function *f)
{
	struct prepared *p = g_new0(struct prepared, 1);

	p->function = f;
	p->scratch = arena_new();
	p->locals = g_hash_table_new(NULL, NULL);
	p->definitions = g_hash_table_new(NULL, NULL);
	p->uses = g_hash_table_new(NULL, NULL);
	collect_definitions(m, p);
	return p;
}

const struct expr *trivial_value(struct lock_model *m, const struct function *f, const char *text)
{
	struct prepared *p = prepare_names(m, f);
	const struct expr *x = prepare_canonical(m, p, name_parse(m, f, text));

	prepare_free(p);
	return x;
}

struct prepared *prepare(struct lock_model *m, const struct function *f)
{
	struct prepared *p;

	if (!f->nblocks || !is_relevant(m, f))
		return NULL;
	p = prepare_names(m, f);
	fill_events(m, p);
	prepare_jumps(m, p);
	prepare_live(m, p);
	p->main = arena_alloc(p->scratch, f->nblocks);
	p->main_if = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	return p;
}

void prepare_free(struct prepared *p)
{
	g_hash_table_destroy(p->locals);
	g_hash_table_destroy(p->definitions);
	g_hash_table_destroy(p->uses);
	if (p->masks)
		g_hash_table_destroy(p->masks);
	if (p->live_index)
		g_hash_table_destroy(p->live_index);
	if (p->main_if)
		g_hash_table_destroy(p->main_if);
	arena_free(p->scratch);
	g_free(p);
}
