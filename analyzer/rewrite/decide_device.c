/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * device-wq: one workqueue per object that holds the items.  Every item has to be a member of the one
 * structure, set up in the one function, and the flush has to have the object at hand.
 */
#include <string.h>

#include "base/arena.h"
#include "ctext.h"
#include "decide.h"

/* "foo_chip" of class "foo_chip.work"; NULL: the item is no member. */
static const char *tag_of(const struct study *s, const char *class)
{
	const char *dot = strchr(class, '.');

	if (!dot || strpbrk(class, ":/#") || strchr(dot + 1, '.'))
		return NULL;
	return study_printf(s, "%.*s", (int)(dot - class), class);
}

/* The one call that sets the item up, on every path through its function. */
static const struct study_call *init_of(const struct study *s, const struct item *item)
{
	const GArray *inits = g_hash_table_lookup(s->inits, item->class);
	const struct study_call *c;

	if (!inits || inits->len != 1)
		return NULL;
	c = &g_array_index(inits, struct study_call, 0);
	return study_is_conditional(c->from, c->event) ? NULL : c;
}

static const char *look_at(const struct study *s, const struct item *item, struct plan_site *site,
			   struct plan_device *d)
{
	const struct function *f = site->use->function;
	const char *tag = tag_of(s, item->class), *name = queues_item_name(item->class);
	const char *argument = tag ? study_name_item(s, f, site->use->event, item->class) : NULL;
	g_autofree char *object = argument ? ctext_object(argument) : NULL;
	const struct study_call *c = init_of(s, item);

	if (tag && d->tag && d->tag != tag)
		return study_printf(s, "%s is a member of another structure than the rest", name);
	if (!object || (site->object && !g_str_equal(site->object, object)))
		return study_printf(s, "%s() has no single object that holds %s", f->name, name);
	if (item->freed)
		return study_printf(s, "the handler of %s frees its object, which would have to destroy "
				       "the workqueue that runs it", name);
	if (!c || (d->function && c->from != d->function))
		return study_printf(s, "%s is not set up at the one place where all items are", name);
	site->object = study_printf(s, "%s", object);
	d->tag = tag;
	d->item = item->class + strlen(tag) + 1;
	d->function = c->from;
	if (!d->init || c->event->line < d->init->line)
		d->init = c->event;
	return NULL;
}

const char *decide_device(const struct study *s, struct plan *plan, const struct scope *scope,
			  struct plan_site *site)
{
	struct plan_device *d = arena_alloc(s->program->arena, sizeof(*d));
	const char *why = NULL;

	*d = (struct plan_device){ 0 };
	if (scope->nameless || !scope->items->len)
		return "an item is not known";
	site->object = NULL;
	for (guint i = 0; i < scope->items->len && !why; i++)
		why = look_at(s, scope->items->pdata[i], site, d);
	if (!why)
		plan->device = d;
	return why;
}
