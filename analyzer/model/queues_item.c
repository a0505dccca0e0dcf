/* SPDX-License-Identifier: GPL-2.0-only */
/* Work items by class: what a pointer to an item may point to. */
#include <string.h>

#include "base/arena.h"
#include "queue_index.h"

static const char *intern_printf(const struct queues *q, const char *fmt, ...) G_GNUC_PRINTF(2, 3);

static const char *intern_printf(const struct queues *q, const char *fmt, ...)
{
	va_list ap;
	const char *kept;

	va_start(ap, fmt);
	kept = arena_vprintf(q->program->arena, fmt, ap);
	va_end(ap);
	return kept;
}

/* The class of an object, or NULL. */
static const char *class_of(const struct queues *q, const struct function *f, const struct expr *x)
{
	const char *colon;

	while (x->op == EXPR_INDEX)
		x = x->base;
	if (x->op == EXPR_GLOBAL)
		return x->name;
	if (x->op == EXPR_LOCAL && f)
		return intern_printf(q, "%s:%s", f->name, x->name);
	if (x->op != EXPR_FIELD)
		return NULL;
	colon = strchr(x->name, ':');
	return colon ? intern_printf(q, "%.*s.%s", (int)(colon - x->name), x->name, colon + 1) :
		       x->name;
}

void queues_add_class(GPtrArray *classes, const char *class)
{
	if (class && !g_ptr_array_find(classes, class, NULL))
		g_ptr_array_add(classes, (gpointer) class);
}

static void pointer_classes(const struct queues *q, struct origin o, unsigned int depth,
			    GPtrArray *classes);

/* A pointer to an item that is kept in a variable or member: what it is set to. */
static void stored_classes(const struct queues *q, const struct origin *o, unsigned int depth,
			   GPtrArray *classes)
{
	GArray *sets = queues_sets(q, o->unit, o->x);

	for (unsigned int i = 0; i < sets->len; i++) {
		const struct queue_set *s = &g_array_index(sets, struct queue_set, i);
		struct origin from = { .function = s->function, .unit = s->unit };

		from.x = queues_parse(q, s->function, s->unit, s->value);
		pointer_classes(q, from, depth + 1, classes);
	}
	g_array_free(sets, TRUE);
}

static void leaf_classes(const struct queues *q, const struct origin *o, unsigned int depth,
			 GPtrArray *classes)
{
	const GPtrArray *own;

	if (o->x->op == EXPR_ADDR) {
		queues_add_class(classes, class_of(q, o->function, o->x->base));
	} else if (o->x->op == EXPR_PARAM && !o->x->number) {
		own = g_hash_table_lookup(q->handled, o->function);
		for (unsigned int i = 0; own && i < own->len; i++)
			queues_add_class(classes, g_ptr_array_index(own, i));
	} else if (depth < 3) {
		stored_classes(q, o, depth, classes);
	}
}

static void pointer_classes(const struct queues *q, struct origin o, unsigned int depth,
			    GPtrArray *classes)
{
	GArray *origins = queues_origins(q, o, TRUE);
	unsigned int before = classes->len;

	for (unsigned int i = 0; i < origins->len; i++)
		leaf_classes(q, &g_array_index(origins, struct origin, i), depth, classes);
	g_array_free(origins, TRUE);
	o.x = queues_strip_work(q, o.x);
	if (classes->len == before && o.x->op == EXPR_LOCAL)
		queues_add_class(classes, class_of(q, o.function, o.x)); /* allocated here */
}

void queues_classes_of(const struct queues *q, struct origin o, GPtrArray *classes)
{
	pointer_classes(q, o, 0, classes);
}

GPtrArray *queues_items(const struct queues *q, const struct function *f, const struct event *at,
			const char *expr)
{
	struct origin o = queues_origin(q, f, at, expr);
	GPtrArray *classes = g_ptr_array_new();

	pointer_classes(q, o, 0, classes);
	return classes;
}

const char *queues_item_name(const char *item)
{
	const char *colon = strrchr(item, ':');
	const char *hash = strrchr(item, '#');

	if (hash && g_ascii_isalpha(hash[1]))
		return hash + 1;
	return colon ? colon + 1 : item;
}

const char *queues_printable(const struct queues *q, const struct function *f, const char *expr)
{
	const char **names = g_new0(const char *, f->nparams + 1);
	GString *s = g_string_new(NULL);
	const char *unique;

	for (unsigned int i = 0; i < f->nparams; i++)
		names[i] = f->params[i].name;
	expr_print(s, queues_parse(q, f, f->unit, expr), names, f->nparams);
	unique = arena_intern(q->program->arena, s->str);
	g_string_free(s, TRUE);
	g_free(names);
	return unique;
}
