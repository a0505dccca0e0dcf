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

static gboolean fits_wait(const struct binding *b, const struct api *a)
{
	gboolean work = b->class == CLASS_WORK || b->class == CLASS_DELAYED_WORK ||
			b->class == CLASS_RCU_WORK;
	gboolean wants_work = a->kind == API_WORK_FLUSH || a->kind == API_WORK_CANCEL ||
			      a->kind == API_WQ_FLUSH || a->kind == API_WQ_DESTROY;

	return work == wants_work && (work || b->class == a->class);
}

static const struct expr *skip_index(const struct expr *x)
{
	while (x && x->op == EXPR_INDEX)
		x = x->base;
	return x;
}

/*
 * Are two objects of one class parts of different structures, or different members of one?  What
 * is around x->rx_queue.work is not around x->tx_queue.work.
 */
static gboolean is_elsewhere(const struct expr *a, const struct expr *b)
{
	for (a = skip_index(a), b = skip_index(b);
	     a && b && a->op == EXPR_FIELD && b->op == EXPR_FIELD;
	     a = skip_index(a->base), b = skip_index(b->base))
		if (a->name != b->name)
			return TRUE;
	return FALSE;
}

/*
 * Callbacks of the object's class.  Drivers that grew from one another have structures of one name:
 * the module's own callbacks are meant, if there are any.
 */
static void add_matching(const struct lock_model *m, GPtrArray *out, const char *name,
			 const struct expr *object, const struct use *wait)
{
	const GPtrArray *all = *name ? g_hash_table_lookup(m->objects, name) : NULL;
	const struct function *last = use_last(wait)->function;
	unsigned int first = out->len;
	gboolean own = FALSE;

	for (unsigned int i = 0; all && i < all->len; i++) {
		const struct binding *b = g_ptr_array_index(all, i);

		if (!fits_wait(b, wait->api) || is_elsewhere(strip_inner(b->object), object))
			continue;
		own |= lock_together(m, b->handler, last);
		g_ptr_array_add(out, (gpointer)b);
	}
	for (unsigned int i = out->len; own && i > first; i--) {
		const struct binding *b = g_ptr_array_index(out, i - 1);

		if (!lock_together(m, b->handler, last))
			g_ptr_array_remove_index(out, i - 1);
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
		const struct expr *item = strip_inner(q->work);
		const char *work = lock_class_name(m, item, q->function);

		if (!is_elsewhere(q->wq, wait->object) && g_hash_table_add(seen, (gpointer)work))
			add_matching(m, out, work, item, wait);
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
static gboolean irq_fits(const struct lock_model *m, const struct binding *b,
			 const struct use *wait, const struct function *place)
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
	if (!wait_data(wait) || !b->data || !lock_together(m, b->function, last))
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

		if (irq_fits(m, b, wait, place))
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
			     strip_inner(wait->object), wait);
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
	if (is_elsewhere(a, b))
		return SAME_NO;
	if (expr_is_global(a) && expr_is_global(b))
		return SAME_NO;
	if (expr_root(a)->op == EXPR_UNKNOWN || expr_root(b)->op == EXPR_UNKNOWN)
		return SAME_LIKELY;
	if (expr_root(a) != expr_root(b))
		return SAME_LIKELY;
	return goes_back(a) || goes_back(b) ? SAME_LIKELY : SAME_UNKNOWN;
}

/* Is the class that of the member alone, of whatever structure it is part? */
static gboolean is_bare(const struct expr *x, const char *class)
{
	return strlen(class) == strlen(x->name);
}

gboolean lock_may_be_same(const struct lock_model *m, const struct expr *a, const struct expr *b,
			  const struct function *place)
{
	const char *x, *y;

	if (!a || !b || (expr_is_global(a) && expr_is_global(b)))
		return a == b;
	x = lock_class_name(m, a, place);
	y = lock_class_name(m, b, place);
	if (a->op == EXPR_FIELD && b->op == EXPR_FIELD && a->name == b->name)
		return x == y || is_bare(a, x) || is_bare(b, y);
	return *x && x == y;
}

static const struct expr *any_leaf(void *context, const struct expr *leaf)
{
	return leaf->op == EXPR_GLOBAL ? leaf : unknown(context);
}

const struct expr *lock_any_instance(const struct lock_model *m, const struct expr *object)
{
	return object ? expr_map(m->exprs, object, any_leaf, (void *)m) : NULL;
}
