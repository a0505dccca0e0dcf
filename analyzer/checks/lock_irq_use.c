/* SPDX-License-Identifier: GPL-2.0-only */
/* lock-irq-unsafe: which lock classes interrupt handlers take, and where all are taken. */
#include <string.h>

#include "lock_irq.h"

static gboolean is_spin(const struct api *a)
{
	return a && (a->class == CLASS_SPINLOCK || a->class == CLASS_RAW_SPINLOCK ||
		     a->class == CLASS_RWLOCK || a->class == CLASS_SEQLOCK);
}

/* The handler and the lock are in one module: then no other module's objects are meant. */
static gboolean is_near(const struct function *root, const struct use *u)
{
	return lock_same_module(root, use_last(u)->function);
}

/* The better example: of the exclusive kind, direct, of one module, and short. */
static gboolean better(const struct function *root, const struct use *a, const struct irq_use *known)
{
	const struct use *b = known->use;

	if ((a->flags & USE_SHARED) != (b->flags & USE_SHARED))
		return !(a->flags & USE_SHARED);
	if ((a->flags & (USE_INDIRECT | USE_ASKED)) != (b->flags & (USE_INDIRECT | USE_ASKED)))
		return !(a->flags & (USE_INDIRECT | USE_ASKED));
	if (is_near(root, a) != is_near(known->root, b))
		return is_near(root, a);
	return a->depth < b->depth;
}

/* A handler that asks "if (!data) return" or the like still takes the lock. */
static gboolean is_usual(const struct guard *g)
{
	return g->param < 0 || (!g->equal && !g->gfp);
}

static void add_use(struct irq_search *s, int context, const struct binding *b,
		    const struct function *root, const struct use *u)
{
	const char *key = lock_class_key(s->program->locks, u->object, root);
	struct irq_use *known;

	if (!key || u->kind != USE_LOCK || !is_spin(u->api) || !is_usual(&u->guard) ||
	    strchr(key, ' '))
		return;
	known = g_hash_table_lookup(s->uses[context], key);
	if (known && !better(root, u, known))
		return;
	if (!known) {
		known = g_new0(struct irq_use, 1);
		known->key = key;
		known->context = context;
		g_hash_table_insert(s->uses[context], (gpointer)key, known);
		g_ptr_array_add(s->list, known);
	}
	known->binding = b;
	known->root = root;
	known->use = u;
	known->depth = u->depth;
	known->indirect = u->flags & (USE_INDIRECT | USE_ASKED) || (u->flags & USE_RARE && !is_near(root, u));
}

static void collect_bindings(struct irq_search *s)
{
	const struct lock_model *m = s->program->locks;

	for (unsigned int i = 0; i < m->bindings->len; i++) {
		const struct binding *b = g_ptr_array_index(m->bindings, i);
		const struct summary *u = &m->summaries[b->handler->id];
		int context = lock_callback_context(b);

		if (context != CONTEXT_SOFTIRQ && context != CONTEXT_HARDIRQ)
			continue;
		for (unsigned int k = 0; k < u->nuses; k++)
			add_use(s, context, b, b->handler, u->uses[k]);
	}
}

static void collect_rules(struct irq_search *s)
{
	const struct lock_model *m = s->program->locks;

	for (unsigned int i = 0; i < s->program->functions->len; i++) {
		const struct function *f = g_ptr_array_index(s->program->functions, i);
		const struct summary *u = &m->summaries[i];
		int context = CONTEXT_PROCESS;

		if (!u->nuses || !lock_rule_slot(m, f, &context) ||
		    (context != CONTEXT_SOFTIRQ && context != CONTEXT_HARDIRQ))
			continue;
		for (unsigned int k = 0; k < u->nuses; k++)
			add_use(s, context, NULL, f, u->uses[k]);
	}
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct taking *x = *(const struct taking *const *)a;
	const struct taking *y = *(const struct taking *const *)b;
	int r = strcmp(x->function->at.path, y->function->at.path);

	return r ? r : (int)x->event->line - (int)y->event->line;
}

static void collect_takings(struct irq_search *s)
{
	const struct lock_model *m = s->program->locks;
	GHashTableIter it;
	gpointer list;

	for (unsigned int i = 0; i < m->takings->len; i++) {
		const struct taking *t = &g_array_index(m->takings, struct taking, i);
		const char *key = lock_class_key(m, t->object, t->function);

		list = key ? g_hash_table_lookup(s->takings, key) : NULL;
		if (key && !list) {
			list = g_ptr_array_new();
			g_hash_table_insert(s->takings, (gpointer)key, list);
		}
		if (list)
			g_ptr_array_add(list, (gpointer)t);
	}
	g_hash_table_iter_init(&it, s->takings);
	while (g_hash_table_iter_next(&it, NULL, &list))
		g_ptr_array_sort(list, by_place);
}

/* The function at the start of the chain of calls that leads there. */
static const struct context *root_of(const struct lock_model *m, const struct function **f,
				     int context)
{
	const struct context *c = &m->contexts[(*f)->id][context];

	while (c->caller) {
		*f = c->caller;
		c = &m->contexts[(*f)->id][context];
	}
	return c;
}

/* What summaries have no room for: a function that runs there takes it. */
static void add_taking(struct irq_search *s, int context, const char *key, const struct taking *t)
{
	const struct lock_model *m = s->program->locks;
	const struct context *c = &m->contexts[t->function->id][context];
	const struct function *root = t->function;
	struct irq_use *u;

	if (!c->known || t->api->flags & API_TRY || !is_spin(t->api) || strchr(key, ' ') ||
	    g_hash_table_contains(s->uses[context], key))
		return;
	u = g_new0(struct irq_use, 1);
	u->key = key;
	u->context = context;
	u->taking = t;
	u->depth = c->depth;
	u->indirect = c->asked;
	u->binding = root_of(m, &root, context)->binding;
	u->root = root;
	g_hash_table_insert(s->uses[context], (gpointer)key, u);
	g_ptr_array_add(s->list, u);
}

static void add_takings(struct irq_search *s)
{
	const struct lock_model *m = s->program->locks;

	for (unsigned int i = 0; i < m->takings->len; i++) {
		const struct taking *t = &g_array_index(m->takings, struct taking, i);
		const char *key = lock_class_key(m, t->object, t->function);

		for (int c = CONTEXT_SOFTIRQ; key && c <= CONTEXT_HARDIRQ; c++)
			add_taking(s, c, key, t);
	}
}

/* A lock that a core takes through a pointer is used where the core uses it. */
static void add_pointers(struct irq_search *s)
{
	GPtrArray *all = lock_pointers(s);

	for (unsigned int i = 0; i < all->len; i++) {
		const struct lock_pointer *x = g_ptr_array_index(all, i);

		for (int c = CONTEXT_SOFTIRQ; c <= CONTEXT_HARDIRQ; c++) {
			const struct irq_use *core = g_hash_table_lookup(s->uses[c], x->member);
			struct irq_use *u;

			if (!core || g_hash_table_contains(s->uses[c], x->key))
				continue;
			u = g_memdup2(core, sizeof(*core));
			u->key = x->key;
			u->pointer = x;
			g_hash_table_insert(s->uses[c], (gpointer)x->key, u);
			g_ptr_array_add(s->list, u);
		}
	}
	g_ptr_array_free(all, TRUE);
}

void irq_search_init(struct irq_search *s, const struct program *p)
{
	s->program = p;
	s->list = g_ptr_array_new_with_free_func(g_free);
	for (int c = 0; c < NCONTEXTS; c++)
		s->uses[c] = g_hash_table_new(NULL, NULL);
	s->takings = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
	collect_bindings(s);
	collect_rules(s);
	collect_takings(s);
	add_takings(s);
	add_pointers(s);
}

void irq_search_release(struct irq_search *s)
{
	for (int c = 0; c < NCONTEXTS; c++)
		g_hash_table_destroy(s->uses[c]);
	g_hash_table_destroy(s->takings);
	g_ptr_array_free(s->list, TRUE);
}
