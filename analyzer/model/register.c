/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is registered: functions in tables (slots), and callbacks of work items, timers,
 * interrupts and the like, with the object that they belong to.
 */
#include <string.h>

#include "locks.h"
#include "prepare.h"

enum { SLOT_FUNCTIONS_MAX = 4 };

/* The last "tag:member" of an EXPR; NULL if it does not end in one. */
static const char *last_member(const struct lock_model *m, const char *expr)
{
	const char *colon = expr ? strrchr(expr, ':') : NULL, *from;

	if (!colon)
		return NULL;
	for (from = colon; from > expr && from[-1] != '.' && from[-1] != '>'; from--)
		;
	if (from == expr)
		return NULL;
	return arena_intern_len(m->program->arena, from, strcspn(from, "[|)"));
}

static struct function *function_in(const struct lock_model *m, const struct program_unit *u,
				    const char *value)
{
	struct function from = { .unit = (struct program_unit *)u };

	if (!value || value[0] != '@' || strpbrk(value, ".-[|"))
		return NULL;
	return program_callee(m->program, &from, value + 1);
}

/* Tables of everything: what is called through them says nothing of the caller. */
static gboolean is_anything(const char *slot)
{
	static const char *const slots[] = {
		"notifier_block:notifier_call",
		"tracepoint_func:func",
		"callback_head:func",
		"work_struct:func",
		"timer_list:function",
		"rcu_head:func",
		"ctl_table:proc_handler",
		"static_call_key:func",
		"hrtimer:function",
		"smp_call_function:func",
		"kernel_param_ops:set",
		"obs_kernel_param:setup_func",
	};

	for (unsigned int i = 0; i < G_N_ELEMENTS(slots); i++)
		if (!strcmp(slots[i], slot))
			return TRUE;
	return FALSE;
}

static void add_slot(struct lock_model *m, const char *slot, struct function *f)
{
	GPtrArray *all = g_hash_table_lookup(m->slots, slot);

	if (is_anything(slot))
		return;
	if (!all) {
		all = g_ptr_array_new();
		g_hash_table_insert(m->slots, (gpointer)slot, all);
	}
	for (unsigned int i = 0; i < all->len; i++)
		if (g_ptr_array_index(all, i) == f)
			return;
	g_ptr_array_add(all, f);
}

static void slots_of_function(struct lock_model *m, const struct function *f)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			struct function *target;
			const char *slot;

			if (e->kind != EVENT_SET || !e->value || e->value[0] != '@')
				continue;
			target = function_in(m, f->unit, e->value);
			slot = target ? last_member(m, e->result) : NULL;
			if (slot)
				add_slot(m, slot, target);
		}
	}
}

static void remember_static(struct lock_model *m, const struct program_unit *u)
{
	for (unsigned int i = 0; i < u->globals->len; i++) {
		const struct variable *v = g_ptr_array_index(u->globals, i);

		if (v->is_static)
			g_hash_table_add(m->statics,
					 g_strdup_printf("%s\n%s", v->at.path, v->name));
	}
}

void register_slots(struct lock_model *m)
{
	const struct program *p = m->program;

	for (unsigned int i = 0; i < p->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(p->units, i);

		remember_static(m, u);
		for (unsigned int k = 0; k < u->initialisers->len; k++) {
			const struct initialiser *n = g_ptr_array_index(u->initialisers, k);
			const char *slot = last_member(m, n->object);
			struct function *f = n->written ? NULL : function_in(m, u, n->value);

			if (slot && f)
				add_slot(m, slot, f);
		}
	}
	for (unsigned int i = 0; i < p->functions->len; i++)
		slots_of_function(m, g_ptr_array_index(p->functions, i));
}

/* --------------------------------------------------------------- callbacks */

static void add_binding(struct lock_model *m, const struct binding *b)
{
	struct binding *copy = arena_alloc(m->program->arena, sizeof(*copy));

	*copy = *b;
	g_ptr_array_add(m->bindings, copy);
}

static void bind_handlers(struct lock_model *m, const struct program_unit *u, const char *value,
			  struct binding b);

/* A handler in a variable: whatever is assigned to it. */
static void bind_variable(struct lock_model *m, const struct program_unit *u, const char *name,
			  const struct binding *b)
{
	const struct function *f = b->function;

	for (unsigned int k = 0; f && k < f->nblocks; k++) {
		for (unsigned int i = 0; i < f->blocks[k].nevents; i++) {
			const struct event *e = &f->blocks[k].events[i];

			if (e->kind == EVENT_SET && !strcmp(e->result, name) && e->value &&
			    e->value[0] == '@')
				bind_handlers(m, u, e->value, *b);
		}
	}
}

/* Every function that the expression may mean. */
static void bind_handlers(struct lock_model *m, const struct program_unit *u, const char *value,
			  struct binding b)
{
	char **parts = value ? g_strsplit(value, "|", 4) : NULL;
	const char *slot;
	GPtrArray *targets;

	for (unsigned int i = 0; parts && parts[i]; i++) {
		const char *name = parts[i] + (parts[i][0] == '&');

		b.handler = function_in(m, u, name);
		if (b.handler)
			add_binding(m, &b);
		if (name[0] == '%' && !strpbrk(name, ".>:"))
			bind_variable(m, u, name, &b);
		slot = b.handler ? NULL : last_member(m, name);
		targets = slot ? g_hash_table_lookup(m->slots, slot) : NULL;
		for (unsigned int k = 0;
		     targets && targets->len <= SLOT_FUNCTIONS_MAX && k < targets->len; k++) {
			b.handler = g_ptr_array_index(targets, k);
			add_binding(m, &b);
		}
	}
	g_strfreev(parts);
}

struct registering {
	struct lock_model *model;
	const struct function *function;
	struct prepared *prep; /* made when needed */
	const struct event *event;
};

static const struct expr *argument(struct registering *r, int i)
{
	if (i < 0 || (unsigned int)i >= r->event->nargs)
		return NULL;
	return prepare_canonical(r->model, r->prep,
				 name_parse(r->model, r->function, r->event->args[i]));
}

/* Where the result is kept: task = kthread_run(). */
static const struct expr *assigned_object(struct registering *r)
{
	const struct function *f = r->function;

	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_SET && e->value && e->result &&
			    !strcmp(e->value, r->event->result) && e->result[0] != '%')
				return prepare_canonical(r->model, r->prep,
							 name_parse(r->model, f, e->result));
		}
	}
	return name_parse(r->model, f, r->event->result);
}

static const struct expr *registered_object(struct registering *r, const struct api *a)
{
	const struct expr *x = argument(r, a->object);

	if (a->flags & API_RETURNS)
		return assigned_object(r);
	if (!x || a->class == CLASS_IRQ)
		return x;
	return expr_deref(r->model->exprs, x);
}

static void register_call(struct registering *r)
{
	const struct event *e = r->event;
	const struct api *a = e->api;
	struct binding b = { .api = a,
			     .class = a->class,
			     .function = r->function,
			     .at = { r->function->at.path, e->line, e->column } };

	if (!r->prep)
		r->prep = prepare_names(r->model, r->function);
	b.object = registered_object(r, a);
	b.data = argument(r, a->data);
	if (a->handler >= 0 && (unsigned int)a->handler < e->nargs)
		bind_handlers(r->model, r->function->unit, e->args[a->handler], b);
	b.thread = TRUE;
	if (a->thread >= 0 && (unsigned int)a->thread < e->nargs)
		bind_handlers(r->model, r->function->unit, e->args[a->thread], b);
}

/* timer->function = fn, and what else is set directly. */
static enum api_class assigned_class(const char *slot)
{
	static const struct {
		const char *slot;
		enum api_class class;
	} rows[] = {
		{ "hrtimer:function", CLASS_HRTIMER },
		{ "timer_list:function", CLASS_TIMER },
		{ "tasklet_struct:func", CLASS_TASKLET },
		{ "work_struct:func", CLASS_WORK },
		{ "urb:complete", CLASS_URB },
		{ "irq_work:func", CLASS_IRQ_WORK },
		{ "device_attribute:show", CLASS_SYSFS },
		{ "device_attribute:store", CLASS_SYSFS },
		{ "kobj_attribute:show", CLASS_SYSFS },
		{ "kobj_attribute:store", CLASS_SYSFS },
		{ "driver_attribute:show", CLASS_SYSFS },
		{ "driver_attribute:store", CLASS_SYSFS },
		{ "class_attribute:show", CLASS_SYSFS },
		{ "class_attribute:store", CLASS_SYSFS },
		{ "dev_pm_ops:runtime_suspend", CLASS_RPM },
		{ "dev_pm_ops:runtime_resume", CLASS_RPM },
		{ "dev_pm_ops:runtime_idle", CLASS_RPM },
	};

	for (unsigned int i = 0; slot && i < G_N_ELEMENTS(rows); i++)
		if (!strcmp(rows[i].slot, slot))
			return rows[i].class;
	return CLASS_NONE;
}

static void register_assignment(struct registering *r)
{
	const struct event *e = r->event;
	const struct expr *x;
	struct binding b = { .class = assigned_class(last_member(r->model, e->result)),
			     .function = r->function,
			     .at = { r->function->at.path, e->line, e->column } };

	if (b.class == CLASS_NONE)
		return;
	if (!r->prep)
		r->prep = prepare_names(r->model, r->function);
	x = prepare_canonical(r->model, r->prep, name_parse(r->model, r->function, e->result));
	b.object = x->base;
	if (b.object)
		bind_handlers(r->model, r->function->unit, e->value, b);
}

/* hrtimer_init(timer, clock, HRTIMER_MODE_REL_SOFT): in softirq context. */
static void register_soft_timer(struct registering *r)
{
	const struct event *e = r->event;
	const char *name;

	for (unsigned int i = 2; i < e->nargs; i++) {
		if (!strstr(e->args[i], "_SOFT"))
			continue;
		if (!r->prep)
			r->prep = prepare_names(r->model, r->function);
		name = lock_class_name(r->model, expr_deref(r->model->exprs, argument(r, 0)),
				       r->function);
		g_hash_table_add(r->model->soft_timers, (gpointer)name);
	}
}

/* queue_work(wq, work): what a flush of wq waits for. */
static void register_queueing(struct registering *r)
{
	const struct api *a = r->event->api;
	struct lock_model *m = r->model;
	struct queued *q = arena_alloc(m->program->arena, sizeof(*q));
	const struct expr *work;
	const char *name;
	GPtrArray *same;

	if (!r->prep)
		r->prep = prepare_names(m, r->function);
	q->function = r->function;
	q->event = r->event;
	q->wq = a->flags & API_SYSTEM ? name_system(m, a->system) : argument(r, a->wq);
	work = argument(r, a->object);
	name = q->wq ? lock_class_name(m, q->wq, r->function) : "";
	if (!work || !*name)
		return;
	q->work = expr_deref(m->exprs, work);
	same = g_hash_table_lookup(m->queues, name);
	if (!same) {
		same = g_ptr_array_new();
		g_hash_table_insert(m->queues, (gpointer)name, same);
	}
	g_ptr_array_add(same, q);
}

static void callbacks_of_function(struct lock_model *m, const struct function *f)
{
	struct registering r = { m, f, NULL, NULL };

	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			r.event = &f->blocks[b].events[i];
			if (r.event->kind == EVENT_CALL && r.event->api &&
			    (r.event->api->kind == API_WORK_INIT ||
			     r.event->api->kind == API_CALLBACK_INIT)) {
				register_call(&r);
				if (r.event->api->class == CLASS_HRTIMER)
					register_soft_timer(&r);
			} else if (r.event->kind == EVENT_CALL && r.event->api &&
				   r.event->api->kind == API_WORK_QUEUE)
				register_queueing(&r);
			else if (r.event->kind == EVENT_CALL && r.event->nargs > 2 &&
				 g_str_has_prefix(r.event->written, "hrtimer_"))
				register_soft_timer(&r);
			else if (r.event->kind == EVENT_SET && r.event->value &&
				 strchr("@$%&", r.event->value[0]))
				register_assignment(&r);
		}
	}
	if (r.prep)
		prepare_free(r.prep);
}

/* DECLARE_WORK(w, fn) at file scope; its arguments follow the object. */
static void callbacks_of_unit(struct lock_model *m, const struct program_unit *u)
{
	for (unsigned int i = 0; i < u->initialisers->len; i++) {
		const struct initialiser *n = g_ptr_array_index(u->initialisers, i);
		const struct api *a = n->written ? api_find(n->written) : NULL;
		struct binding b = { .api = a, .at = n->at };

		if (a && (a->kind == API_WORK_INIT || a->kind == API_CALLBACK_INIT) &&
		    a->handler > 0 && (unsigned int)a->handler <= n->nargs) {
			b.class = a->class;
			b.object = name_parse_unit(m, u, n->object);
			bind_handlers(m, u, n->args[a->handler - 1], b);
		} else if (!n->written && n->value && n->value[0] == '@') {
			b.class = assigned_class(last_member(m, n->object));
			b.object = b.class ? name_parse_unit(m, u, n->object)->base : NULL;
			if (b.object)
				bind_handlers(m, u, n->value, b);
		}
	}
}

static void index_by_object(struct lock_model *m, struct binding *b)
{
	const char *name = lock_class_name(m, b->object, b->function);
	GPtrArray *same;

	if (!b->object || !*name)
		return;
	b->soft = b->class == CLASS_HRTIMER && g_hash_table_contains(m->soft_timers, name);
	same = g_hash_table_lookup(m->objects, name);
	if (!same) {
		same = g_ptr_array_new();
		g_hash_table_insert(m->objects, (gpointer)name, same);
	}
	g_ptr_array_add(same, b);
}

/* Interrupt numbers and threads are values that go many ways: the folder has to do. */
static void index_by_folder(struct lock_model *m, struct binding *b)
{
	char *folder = g_path_get_dirname(b->at.path);
	GPtrArray *same = g_hash_table_lookup(m->folders, folder);

	if (!same) {
		same = g_ptr_array_new();
		g_hash_table_insert(m->folders, g_strdup(folder), same);
	}
	g_ptr_array_add(same, b);
	g_free(folder);
}

static void index_binding(struct lock_model *m, struct binding *b)
{
	if (b->class == CLASS_SYSFS && register_lets_go(b->handler))
		return;
	if (b->class == CLASS_IRQ || b->class == CLASS_KTHREAD || b->class == CLASS_RPM ||
	    b->class == CLASS_SYSFS)
		index_by_folder(m, b);
	if (b->class != CLASS_IRQ && b->class != CLASS_KTHREAD)
		index_by_object(m, b);
}

void register_callbacks(struct lock_model *m)
{
	const struct program *p = m->program;

	for (unsigned int i = 0; i < p->units->len; i++)
		callbacks_of_unit(m, g_ptr_array_index(p->units, i));
	for (unsigned int i = 0; i < p->functions->len; i++)
		callbacks_of_function(m, g_ptr_array_index(p->functions, i));
	for (unsigned int i = 0; i < m->bindings->len; i++)
		index_binding(m, g_ptr_array_index(m->bindings, i));
	register_groups(m);
}
