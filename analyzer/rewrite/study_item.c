/* SPDX-License-Identifier: GPL-2.0-only */
/* What is known of each work item that a flush waits for. */
#include <string.h>

#include "study.h"

enum { FREE_DEPTH = 3 };

/* Functions that end the life of what they are given. */
static const char *const freers[] = {
	"kfree",	"kvfree",	   "kfree_sensitive", "kzfree",		"vfree",
	"kmem_cache_free", "kfree_rcu",	   "kvfree_rcu",      "kref_put",	"put_device",
	"mempool_free", "devm_kfree",	   "kobject_put",     "module_put",	"percpu_ref_put",
	"bio_endio",	"device_unregister", "kref_put_mutex",
};

gboolean study_frees(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(freers); i++)
		if (g_str_equal(name, freers[i]))
			return TRUE;
	return FALSE;
}

/* Locals and expressions of f that are the handler's object or its container. */
struct owner {
	const struct study *s;
	const char *roots[8];
	unsigned int n;
};

/* Is text one of the owned pointers itself, not something reached from it? */
static gboolean is_owned(const struct owner *o, const char *text)
{
	for (unsigned int i = 0; i < o->n; i++)
		if (g_str_equal(text, o->roots[i]))
			return TRUE;
	return g_str_has_prefix(text, "container(") && !strstr(text, ")->") && o->n &&
	       g_str_has_prefix(text + strlen("container("), o->roots[0]);
}

static void own(struct owner *o, const char *name)
{
	if (o->n < G_N_ELEMENTS(o->roots))
		o->roots[o->n++] = name;
}

static const struct event *frees_object(const struct study *s, const struct function *f,
					unsigned int param, unsigned int depth,
					const struct function **where);

static const struct event *freeing_event(const struct owner *o, const struct function *f,
					 const struct event *e, unsigned int depth,
					 const struct function **where)
{
	const struct function *callee;

	for (unsigned int i = 0; i < e->nargs; i++) {
		const char *arg = e->args[i];
		gboolean inside = *arg == '&' && o->n > 1 && g_str_has_prefix(arg + 1, o->roots[1]);

		if (!is_owned(o, arg) && !inside)
			continue;
		if (study_frees(e->callee) || study_frees(e->written)) {
			if (inside && !strstr(e->callee, "put"))
				continue;
			*where = f;
			return e;
		}
		callee = inside || depth >= FREE_DEPTH || e->api ?
				 NULL :
				 program_callee(o->s->program, f, e->callee);
		if (callee && frees_object(o->s, callee, i, depth + 1, where))
			return e;
	}
	return NULL;
}

static const struct event *frees_object(const struct study *s, const struct function *f,
					unsigned int param, unsigned int depth,
					const struct function **where)
{
	struct owner o = { .s = s };
	static const char *const names[] = { "$0", "$1", "$2", "$3", "$4", "$5" };

	if (param >= G_N_ELEMENTS(names))
		return NULL;
	own(&o, names[param]);
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			const struct event *found;

			if (e->kind == EVENT_SET) {
				if (*e->result == '%' && !strpbrk(e->result, ".-[") &&
				    is_owned(&o, e->value))
					own(&o, e->result);
				continue;
			}
			found = e->kind == EVENT_CALL ? freeing_event(&o, f, e, depth, where) : NULL;
			if (found)
				return found;
		}
	}
	return NULL;
}

static void copy_waits(GHashTable *table, const char *class, GArray *out)
{
	const GArray *list = g_hash_table_lookup(table, class);

	for (guint i = 0; list && i < list->len; i++) {
		const struct study_call *c = &g_array_index(list, struct study_call, i);
		struct item_wait w = { c->from, c->event };

		g_array_append_val(out, w);
	}
}

/* Places anywhere that queue the item on a workqueue other than the flushed one. */
static void find_elsewhere(const struct study *s, const struct plan *plan, struct item *item)
{
	const GPtrArray *all = queues_sites(s->queues);

	for (guint i = 0; i < all->len && !item->elsewhere; i++) {
		const struct queue_site *site = g_ptr_array_index(all, i);

		if (!g_ptr_array_find(site->items, item->class, NULL) ||
		    g_ptr_array_find(item->sites, site, NULL))
			continue;
		if (plan_queue_of(plan, &site->wq) && wq_value_certain(&site->wq))
			continue;
		item->elsewhere = TRUE;
		item->other = site;
	}
}

static void look_at_handlers(const struct study *s, struct item *item)
{
	for (guint i = 0; i < item->handlers->len; i++) {
		const struct work_handler *h = g_ptr_array_index(item->handlers, i);

		for (guint n = 0; h->function && n < item->sites->len; n++)
			if (((struct queue_site *)item->sites->pdata[n])->function == h->function)
				item->requeues = TRUE;
		if (h->function && !item->freed)
			item->freed = frees_object(s, h->function, 0, 0, &item->freed_in);
	}
}

static void item_free(gpointer data)
{
	struct item *item = data;

	g_ptr_array_unref(item->sites);
	g_ptr_array_unref(item->handlers);
	g_array_unref(item->waits);
	g_array_unref(item->cancels);
	g_free(item);
}

static struct item *find_item(GPtrArray *items, const char *class)
{
	for (guint i = 0; i < items->len; i++) {
		struct item *item = g_ptr_array_index(items, i);

		if (g_str_equal(item->class, class))
			return item;
	}
	return NULL;
}

static struct item *add_item(const struct study *s, GPtrArray *items, const char *class,
			     const struct queue_site *site)
{
	struct item *item = g_new0(struct item, 1);

	item->class = class;
	item->unit = site->function->unit;
	item->sites = g_ptr_array_new();
	item->handlers = queues_handlers(s->queues, item->unit, class);
	item->waits = g_array_new(FALSE, FALSE, sizeof(struct item_wait));
	item->cancels = g_array_new(FALSE, FALSE, sizeof(struct item_wait));
	item->delayed = site->event->api->class == CLASS_DELAYED_WORK;
	item->rcu = site->event->api->class == CLASS_RCU_WORK;
	copy_waits(s->waits, class, item->waits);
	copy_waits(s->cancels, class, item->cancels);
	g_ptr_array_add(items, item);
	return item;
}

static gint by_class(gconstpointer a, gconstpointer b)
{
	return strcmp((*(struct item *const *)a)->class, (*(struct item *const *)b)->class);
}

GPtrArray *study_items(const struct study *s, const struct plan *plan, const GPtrArray *sites)
{
	GPtrArray *items = g_ptr_array_new_with_free_func(item_free);

	for (guint i = 0; i < sites->len; i++) {
		const struct queue_site *site = g_ptr_array_index(sites, i);

		for (guint n = 0; n < site->items->len; n++) {
			const char *class = g_ptr_array_index(site->items, n);
			struct item *item = find_item(items, class);

			if (!item)
				item = add_item(s, items, class, site);
			g_ptr_array_add(item->sites, (gpointer)site);
		}
	}
	for (guint i = 0; i < items->len; i++) {
		find_elsewhere(s, plan, g_ptr_array_index(items, i));
		look_at_handlers(s, g_ptr_array_index(items, i));
	}
	g_ptr_array_sort(items, by_class);
	return items;
}
