/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The same-instance proof: what a handler calls its objects, in the words of the
 * function that waits for it.
 */
#include <string.h>

#include "locks.h"

/* &x->dwork.work is waited for like &x->dwork. */
static const struct expr *strip_inner(const struct expr *x)
{
	while (x->op == EXPR_FIELD &&
	       (!strcmp(x->name, "delayed_work:work") || !strcmp(x->name, "rcu_work:work") ||
		!strcmp(x->name, "kthread_delayed_work:work") ||
		g_str_has_suffix(x->name, "_attribute:attr")))
		x = x->base;
	return x;
}

static void add_matching(const struct lock_model *m, GPtrArray *out, const char *name,
			 const struct api *a)
{
	const GPtrArray *all = *name ? g_hash_table_lookup(m->objects, name) : NULL;

	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct binding *b = g_ptr_array_index(all, i);
		gboolean work = b->class == CLASS_WORK || b->class == CLASS_DELAYED_WORK ||
				b->class == CLASS_RCU_WORK;
		gboolean wants_work = a->kind == API_WORK_FLUSH || a->kind == API_WORK_CANCEL ||
				      a->kind == API_WQ_FLUSH || a->kind == API_WQ_DESTROY;

		if (work == wants_work && (work || b->class == a->class))
			g_ptr_array_add(out, (gpointer)b);
	}
}

/* Every item that is queued on the workqueue. */
static void add_queued(const struct lock_model *m, GPtrArray *out, const struct use *wait,
		       const struct function *place)
{
	const char *name = lock_class_name(m, wait->object, place);
	const GPtrArray *all = *name ? g_hash_table_lookup(m->queues, name) : NULL;
	GHashTable *seen = g_hash_table_new(NULL, NULL);

	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct queued *q = g_ptr_array_index(all, i);
		const char *work = lock_class_name(m, strip_inner(q->work), q->function);

		if (g_hash_table_add(seen, (gpointer)work))
			add_matching(m, out, work, wait->api);
	}
	g_hash_table_destroy(seen);
}

/* The argument of the wait that is the handler's data: free_irq(irq, dev). */
static const struct expr *wait_data(const struct use *wait)
{
	return wait->data;
}

static gboolean same_field(const struct expr *a, const struct expr *b)
{
	const char *x = a ? name_slot(a) : NULL, *y = b ? name_slot(b) : NULL;

	if (a && a == b && a->op == EXPR_GLOBAL)
		return TRUE;
	return x && y && !strcmp(x, y);
}

/* Interrupts: by the pointer given to the handler, else by what the number is called. */
static gboolean irq_fits(const struct binding *b, const struct use *wait,
			 const struct function *place)
{
	const struct function *last = use_last(wait)->function;
	gboolean near = b->function &&
			(b->function->unit == last->unit || b->function->unit == place->unit);

	if (b->class != wait->api->class || (b->thread && (wait->api->flags & API_HARDIRQ)))
		return FALSE;
	if (!near)
		return FALSE;
	if (same_field(b->object, wait->object))
		return TRUE;
	if (!wait_data(wait) || !b->data)
		return FALSE;
	return same_field(b->data, wait_data(wait)) || !name_slot(b->data) ||
	       !name_slot(wait_data(wait));
}

static void add_folder(const struct lock_model *m, GPtrArray *out, const struct use *wait,
		       const struct function *place)
{
	char *folder = g_path_get_dirname(use_last(wait)->function->at.path);
	const GPtrArray *all = g_hash_table_lookup(m->folders, folder);

	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct binding *b = g_ptr_array_index(all, i);

		if (irq_fits(b, wait, place))
			g_ptr_array_add(out, (gpointer)b);
	}
	g_free(folder);
}

/* rcu_barrier() waits for all callbacks; those of the same folder are looked at. */
static void add_rcu_callbacks(const struct lock_model *m, GPtrArray *out,
			      const struct function *place)
{
	size_t n = strlen(place->at.path) - strlen(strrchr(place->at.path, '/') ?: place->at.path);

	for (unsigned int i = 0; i < m->bindings->len; i++) {
		struct binding *b = g_ptr_array_index(m->bindings, i);

		if (b->class == CLASS_RCU && !strncmp(b->at.path, place->at.path, n) &&
		    !strchr(b->at.path + n + (n != 0), '/'))
			g_ptr_array_add(out, b);
	}
}

GPtrArray *lock_handlers(const struct lock_model *m, const struct use *wait,
			 const struct function *place)
{
	GPtrArray *out = g_ptr_array_new();

	if (!wait->object || !wait->api)
		return out;
	if (wait->api->kind == API_WQ_FLUSH || wait->api->kind == API_WQ_DESTROY)
		add_queued(m, out, wait, place);
	else if (wait->api->class == CLASS_RCU && wait->api->flags & API_BARRIER)
		add_rcu_callbacks(m, out, place);
	else if (wait->api->class == CLASS_IRQ || wait->api->class == CLASS_KTHREAD)
		add_folder(m, out, wait, place);
	else if (wait->api->class == CLASS_RPM || wait->api->class == CLASS_DEVICE)
		lock_device_handlers(m, wait, out);
	else
		add_matching(m, out, lock_class_name(m, strip_inner(wait->object), place),
			     wait->api);
	return out;
}

/* ------------------------------------------------------ the handler's words */

struct translation {
	const struct lock_model *model;
	const struct expr *params[2];
};

static const struct expr *unknown(const struct lock_model *m)
{
	return expr_make(m->exprs, EXPR_UNKNOWN, NULL, NULL, 0);
}

static const struct expr *translate_leaf(void *context, const struct expr *leaf)
{
	const struct translation *t = context;

	if (leaf->op == EXPR_GLOBAL)
		return leaf;
	if (leaf->op == EXPR_PARAM && leaf->number >= 0 && leaf->number < 2 &&
	    t->params[leaf->number])
		return t->params[leaf->number];
	return unknown(t->model);
}

/*
 * The registering function's data in the waiting function's words: both name the same
 * object, so what their names have in common at the end is taken away.
 */
static const struct expr *translate_data(const struct lock_model *m, const struct expr *object,
					 const struct expr *waited, const struct expr *data)
{
	if (!object || !waited || !data)
		return NULL;
	while (object->base && waited->base && object->op == waited->op &&
	       object->name == waited->name) {
		if (object == data)
			return waited;
		object = object->base;
		waited = waited->base;
	}
	if (expr_is_global(data))
		return data;
	if (object != data && !expr_contains(data, object))
		return NULL;
	return expr_replace(m->exprs, data, object, waited);
}

/* The work_struct that the handler gets, by the kind of item. */
static const struct expr *work_argument(const struct lock_model *m, const struct binding *b,
					const struct expr *item)
{
	const char *inner = NULL;

	item = strip_inner(item);
	if (b->class == CLASS_DELAYED_WORK)
		inner = "delayed_work:work";
	if (b->class == CLASS_RCU_WORK)
		inner = "rcu_work:work";
	if (b->api && g_str_has_prefix(b->api->name, "kthread_"))
		inner = b->class == CLASS_DELAYED_WORK ? "kthread_delayed_work:work" : NULL;
	if (inner)
		item = expr_make(m->exprs, EXPR_FIELD, item, inner, 0);
	return expr_address(m->exprs, item);
}

static void fill_params(const struct lock_model *m, const struct binding *b, const struct use *wait,
			struct translation *t)
{
	gboolean queue = wait->api->kind == API_WQ_FLUSH || wait->api->kind == API_WQ_DESTROY;
	const struct expr *data = translate_data(m, b->object, wait->object, b->data);

	switch (b->class) {
	case CLASS_WORK:
	case CLASS_DELAYED_WORK:
	case CLASS_RCU_WORK:
		if (!queue)
			t->params[0] = work_argument(m, b, wait->object);
		else if (b->object && expr_is_global(b->object))
			t->params[0] = work_argument(m, b, b->object);
		break;
	case CLASS_IRQ:
		t->params[1] = wait_data(wait) ? wait_data(wait) : data;
		break;
	case CLASS_KTHREAD:
		t->params[0] = data;
		break;
	case CLASS_SYSFS:
		t->params[0] = wait->api->class == CLASS_DEVICE ?
				       expr_address(m->exprs, wait->object) :
				       wait_data(wait);
		t->params[1] = wait->api->class == CLASS_DEVICE ?
				       NULL :
				       expr_address(m->exprs, wait->object);
		break;
	case CLASS_RPM:
		break; /* the device is known by its module only */
	case CLASS_RCU:
		break; /* rcu_barrier(): any callback, whatever it is for */
	default:
		t->params[0] = b->data ? data : expr_address(m->exprs, wait->object);
	}
}

const struct expr *lock_handler_object(const struct lock_model *m, const struct binding *b,
				       const struct use *wait, const struct expr *object)
{
	struct translation t = { m, { NULL, NULL } };

	if (!object)
		return NULL;
	fill_params(m, b, wait, &t);
	return expr_map(m->exprs, object, translate_leaf, &t);
}

/* Is b reached from a by way of another structure and back: x->queue->x? */
static gboolean goes_back(const struct expr *x)
{
	const char *last = NULL;
	unsigned int turns = 0;

	for (; x; x = x->base) {
		size_t n;

		if (x->op != EXPR_FIELD)
			continue;
		n = strcspn(x->name, ":");
		if (last && (strncmp(last, x->name, n) || last[n] != ':'))
			turns++;
		last = x->name;
	}
	return turns >= 2;
}

enum same_object lock_same_object(const struct lock_model *m, const struct expr *a,
				  const struct expr *b, const struct function *place)
{
	const char *name;

	if (!a || !b)
		return SAME_NO;
	name = lock_class_name(m, a, place);
	if (!*name || name != lock_class_name(m, b, place))
		return SAME_NO;
	if (a == b && expr_root(a)->op != EXPR_UNKNOWN)
		return SAME_CERTAIN;
	if (expr_is_global(a) && expr_is_global(b))
		return SAME_NO;
	if (expr_root(a)->op == EXPR_UNKNOWN || expr_root(b)->op == EXPR_UNKNOWN)
		return SAME_LIKELY;
	if (expr_root(a) != expr_root(b))
		return SAME_LIKELY;
	return goes_back(a) || goes_back(b) ? SAME_LIKELY : SAME_UNKNOWN;
}

static const struct expr *any_leaf(void *context, const struct expr *leaf)
{
	return leaf->op == EXPR_GLOBAL ? leaf : unknown(context);
}

const struct expr *lock_any_instance(const struct lock_model *m, const struct expr *object)
{
	return object ? expr_map(m->exprs, object, any_leaf, (void *)m) : NULL;
}
