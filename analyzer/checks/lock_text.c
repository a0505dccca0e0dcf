/* SPDX-License-Identifier: GPL-2.0-only */
/* Names of locks and call chains, as text and steps of findings. */
#include "lock_text.h"

#include <stdarg.h>
#include <string.h>

#include "base/arena.h"

const char *lock_keep(const struct program *p, GString *s)
{
	const char *text = arena_intern(p->arena, s->str);

	g_string_free(s, TRUE);
	return text;
}

const char *lock_format(const struct program *p, const char *fmt, ...)
{
	va_list ap;
	const char *kept;

	va_start(ap, fmt);
	kept = arena_vprintf(p->arena, fmt, ap);
	va_end(ap);
	return kept;
}

const char *lock_title(const struct program *p, const struct expr *object,
		       const struct function *place)
{
	const char *name = lock_class_name(p->locks, object, place);
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

/* Words that the function has: no value of a call, no object around a member. */
static gboolean is_readable(const char *words)
{
	return !strpbrk(words, "%#?") && !strstr(words, "container_of(") && !strstr(words, "*&");
}

const char *lock_words(const struct program *p, const struct expr *object,
		       const struct function *place)
{
	const char **names, *words, *title;
	GString *s;

	if (!object)
		return "?";
	names = g_new(const char *, place->nparams + 1);
	for (unsigned int i = 0; i < place->nparams; i++)
		names[i] = place->params[i].name;
	s = g_string_new(NULL);
	expr_print(s, object, names, place->nparams);
	g_free(names);
	words = lock_keep(p, s);
	title = is_readable(words) ? "" : lock_title(p, object, place);
	return *title ? title : words;
}

const char *lock_row(const struct program *p, const char *title)
{
	return lock_format(p, "lock(%s);", title);
}

const char *lock_kind_word(const struct api *a)
{
	switch (a ? a->class : CLASS_NONE) {
	case CLASS_SPINLOCK:
	case CLASS_RAW_SPINLOCK:
		return "spinlock";
	case CLASS_RWLOCK:
		return "rwlock";
	case CLASS_BITLOCK:
		return "bit spinlock";
	case CLASS_SEQLOCK:
		return "seqlock";
	case CLASS_MUTEX:
	case CLASS_WW_MUTEX:
	case CLASS_RT_MUTEX:
		return "mutex";
	case CLASS_RWSEM:
	case CLASS_PERCPU_RWSEM:
		return "rw-semaphore";
	case CLASS_SEMAPHORE:
		return "semaphore";
	case CLASS_SOCK:
		return "socket lock";
	case CLASS_RCU:
	case CLASS_SRCU:
		return "RCU read lock";
	default:
		return "lock";
	}
}

struct location lock_place(const struct function *f, const struct event *e)
{
	return (struct location){ f->at.path, e->line, e->column };
}

void lock_step(struct finding *out, const struct function *f, const struct event *e,
	       const char *thread, const char *message)
{
	finding_add_step(out, lock_place(f, e), f->name, message, thread);
}

void lock_step_held(const struct program *p, struct finding *out, const struct function *f,
		    const struct held *h, const char *thread)
{
	const char *title = lock_title(p, h->object, f);

	if (h->flags & HELD_RULE) {
		lock_step(out, f, h->event, thread,
			  lock_format(p, "%s() is called with %s held", f->name, title));
	} else if (h->flags & HELD_ASSUMED) {
		lock_step(out, f, h->event, thread,
			  lock_format(p, "%s() says that its caller holds %s", f->name, title));
	} else if (!h->via) {
		lock_step(out, f, h->event, thread,
			  lock_format(p, "%s() takes %s here", f->name, title));
	} else {
		lock_step(out, f, h->event, thread,
			  lock_format(p, "%s() calls %s(), which returns with %s held", f->name,
				      h->via->name, title));
		lock_step(out, h->via, h->via_event, thread,
			  lock_format(p, "%s() takes it here", h->via->name));
	}
}

void lock_step_chain(const struct program *p, struct finding *out, const struct use *u,
		     const char *thread, const char *what)
{
	for (; u->next; u = u->next)
		lock_step(out, u->function, u->event, thread,
			  lock_format(p, "%s() calls %s() here", u->function->name,
				      u->next->function->name));
	lock_step(out, u->function, u->event, thread,
		  lock_format(p, "%s() %s", u->function->name, what));
}

size_t lock_chain_length(const struct use *u)
{
	size_t n = 0;

	for (; u; u = u->next)
		n++;
	return n;
}

struct use *lock_chain_fill(struct use *chain, const struct use *slot, const struct use *inner)
{
	*chain = *inner;
	chain->event = slot->event;
	chain->function = slot->function;
	chain->depth = (unsigned short)(inner->depth + slot->depth + 1);
	chain->flags |= USE_INDIRECT |
			(slot->flags & (USE_RARE | USE_BRANCH | USE_FAILURE));
	chain->next = slot->next ? lock_chain_fill(chain + 1, slot->next, inner) : inner;
	return chain;
}

struct use *lock_chain_through(const struct program *p, const struct use *slot,
			       const struct use *inner)
{
	return lock_chain_fill(arena_alloc(p->arena, lock_chain_length(slot) * sizeof(*slot)), slot,
			       inner);
}

struct finding *lock_finding(const struct program *p, const char *check, const struct function *f,
			     unsigned int line, unsigned int column, const char *message)
{
	struct location at = { f->at.path, line, column };
	struct finding *out = finding_new(check, at, f->name, message);
	const GPtrArray *modules = f->unit->modules;

	if (modules && modules->len)
		out->module = ((const struct module *)g_ptr_array_index(modules, 0))->name;
	return out;
}

void lock_add_name(const struct program *p, struct finding *out, const char *name)
{
	for (unsigned int i = 0; i < out->locks->len; i++)
		if (!strcmp(g_ptr_array_index(out->locks, i), name))
			return;
	g_ptr_array_add(out->locks, (gpointer)arena_intern(p->arena, name));
}

enum confidence lock_weaker(enum confidence a, enum confidence b)
{
	return MAX(a, b);
}

gboolean lock_once(GHashTable *seen, const struct function *f, const char *lock)
{
	return g_hash_table_add(seen, g_strdup_printf("%u %s", f->id, lock));
}

gboolean lock_same_module(const struct function *a, const struct function *b)
{
	const GPtrArray *x = a->unit->modules, *y = b->unit->modules;

	if (a->unit == b->unit)
		return TRUE;
	if (!x || !y || !x->len || !y->len)
		return lock_same_folder(a, b);
	for (unsigned int i = 0; i < x->len; i++)
		for (unsigned int k = 0; k < y->len; k++)
			if (g_ptr_array_index(x, i) == g_ptr_array_index(y, k))
				return TRUE;
	return FALSE;
}

gboolean lock_same_folder(const struct function *a, const struct function *b)
{
	const char *x = strrchr(a->at.path, '/'), *y = strrchr(b->at.path, '/');
	size_t n = x ? (size_t)(x - a->at.path) : 0;

	return n == (y ? (size_t)(y - b->at.path) : 0) && !strncmp(a->at.path, b->at.path, n);
}
