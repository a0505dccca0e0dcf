/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wq-flush-system: waits for a workqueue that the whole system shares.  Such a wait
 * depends on every handler that anything in the kernel queues there, so it is slow
 * at best, and a deadlock if one of them needs a lock that is held here.
 * The notes list what the module itself queues there: all that it has to wait for.
 */
#include <string.h>

#include "base/arena.h"
#include "checks/rows.h"
#include "queues.h"
#include "wq_flush_danger.h"

struct context {
	const struct program *program;
	struct queues *queues;
	const struct flush_use *use;
	struct finding *finding;
	struct flush_danger *danger; /* NULL without the lock model */
};

/* Moves the text into the program's arena. */
static const char *keep(const struct context *c, GString *s)
{
	const char *text = arena_intern(c->program->arena, s->str);

	g_string_free(s, TRUE);
	return text;
}

static const struct program_unit *unit_of(const struct context *c)
{
	return c->use->function->unit;
}

static const char *module_name(const struct program_unit *u)
{
	return u->modules->len ? ((const struct module *)g_ptr_array_index(u->modules, 0))->name :
				 NULL;
}

static void append_names(GString *s, const struct wq_value *v)
{
	for (unsigned int i = 0; i < v->n; i++)
		g_string_append_printf(s, "%s%s", i ? " or " : "", v->names[i]);
}

/* "flush_workqueue(d->wq)", or "foo_wait()" for a wrapper. */
static void append_call(GString *s, const struct context *c)
{
	const struct flush_use *u = c->use;
	const struct api *a = u->via->len ? NULL : u->event->api;

	g_string_append_printf(s, "%s(", u->event->written);
	if (a && !(a->flags & API_SYSTEM))
		g_string_append(s, u->variable ? u->variable : u->wq.names[0]);
	g_string_append_c(s, ')');
}

/* The argument itself names several workqueues: a conditional expression. */
static gboolean is_choice(const struct flush_use *u)
{
	return u->variable && strstr(u->variable, " or ");
}

static const char *message(const struct context *c)
{
	const struct flush_use *u = c->use;
	GString *s = g_string_new(NULL);

	append_call(s, c);
	g_string_append_printf(s, " in %s() %s for every work item on ", u->function->name,
			       is_choice(u) ? "may wait" : "waits");
	append_names(s, &u->wq);
	if (u->variable && !is_choice(u))
		g_string_append_printf(s, ", which %s %s", u->variable,
				       wq_value_certain(&u->wq) ? "holds" : "may hold");
	return keep(c, s);
}

static const char *subject(const struct context *c)
{
	GString *s = g_string_new(c->use->event->written);

	for (unsigned int i = 0; i < c->use->wq.n; i++)
		g_string_append_printf(s, " %s", c->use->wq.names[i]);
	return keep(c, s);
}

static void add_locks(const struct context *c)
{
	for (unsigned int i = 0; i < c->use->wq.n; i++) {
		const struct system_wq *w = tree_system_wq(c->program->tree, c->use->wq.names[i]);
		GString *s = g_string_new("(wq_completion)");

		g_string_append(s, w && w->title ? w->title : c->use->wq.names[i]);
		g_ptr_array_add(c->finding->locks, (gpointer)keep(c, s));
	}
}

static void add_note(const struct context *c, struct location at, const char *function, GString *s)
{
	finding_add_step(c->finding, at, function, keep(c, s), NULL);
}

static void note_macro(const struct context *c)
{
	const struct event *e = c->use->event;
	GString *s;

	if (!e->macro)
		return;
	s = g_string_new(NULL);
	g_string_printf(s, "macro %s calls %s() here", e->macro->name, e->written);
	add_note(c, e->macro->at, NULL, s);
}

static void note_wrappers(const struct context *c)
{
	note_macro(c);
	for (unsigned int i = 0; i < c->use->via->len; i++) {
		const struct flush_step *w = &g_array_index(c->use->via, struct flush_step, i);
		struct location at = { w->function->at.path, w->event->line, w->event->column };
		GString *s = g_string_new(NULL);

		g_string_printf(s, "%s() calls %s() here", w->function->name, w->event->written);
		add_note(c, at, w->function->name, s);
	}
}

static void note_modules(const struct context *c)
{
	const GPtrArray *all = unit_of(c)->modules;
	GString *s;

	if (all->len < 2)
		return;
	s = g_string_new("also part of module");
	for (unsigned int i = 1; i < all->len; i++)
		g_string_append_printf(s, "%s %s",
				       i > 1	    ? "," :
				       all->len > 2 ? "s" :
						      "",
				       ((const struct module *)g_ptr_array_index(all, i))->name);
	add_note(c, c->use->at, c->use->function->name, s);
}

static void append_handlers(GString *s, const struct context *c, const struct queue_site *site,
			    const char *item)
{
	GPtrArray *all = queues_handlers(c->queues, site->function->unit, item);

	for (unsigned int i = 0; i < all->len; i++) {
		const struct work_handler *h = g_ptr_array_index(all, i);

		g_string_append_printf(s, "%s%s()",
				       i	    ? " or " :
				       all->len > 1 ? " (handlers " :
						      " (handler ",
				       h->name);
	}
	if (all->len)
		g_string_append_c(s, ')');
	g_ptr_array_free(all, TRUE);
}

static void append_items(GString *s, const struct context *c, const struct queue_site *site)
{
	const struct api *a = site->event->api;

	for (unsigned int i = 0; i < site->items->len; i++) {
		const char *item = g_ptr_array_index(site->items, i);

		g_string_append_printf(s, "%s%s", i ? ", " : "", queues_item_name(item));
		append_handlers(s, c, site, item);
	}
	if (site->items->len)
		return;
	g_string_append(s, "an item that is not known");
	if (a->object >= 0 && (unsigned int)a->object < site->event->nargs)
		g_string_append_printf(s, " (%s)",
				       queues_printable(c->queues, site->function,
							site->event->args[a->object]));
}

static gboolean meets(const struct wq_value *a, const struct wq_value *b)
{
	for (unsigned int i = 0; i < a->n; i++)
		if (wq_value_has(b, a->names[i]))
			return TRUE;
	return FALSE;
}

static void append_queue(GString *s, const struct context *c, const struct queue_site *site)
{
	const char * or = "";

	g_string_append(s, " on ");
	for (unsigned int i = 0; i < site->wq.n; i++) {
		g_string_append_printf(s, "%s%s", or, site->wq.names[i]);
		or = " or ";
	}
	if (site->wq.is_private || site->wq.is_unknown)
		g_string_append_printf(s, "%s%s", or,
				       site->wq.n ? "another workqueue" :
						    "a workqueue that is not known");
	g_string_append(s, " here");
}

/* role: what the site's module is to ours, "helper"; NULL if it is ours. */
static void note_site(const struct context *c, const struct queue_site *site, const char *role)
{
	const char *module = module_name(site->function->unit);
	GString *s = g_string_new(NULL);

	g_string_printf(s, "%s()", site->function->name);
	if (role && module)
		g_string_append_printf(s, " of %s module %s", role, module);
	g_string_append(s, " queues ");
	append_items(s, c, site);
	append_queue(s, c, site);
	add_note(c, site->at, site->function->name, s);
}

static gboolean has_unit(const struct program_unit *u, const char *path)
{
	for (unsigned int i = 0; i < u->modules->len; i++) {
		const struct module *m = g_ptr_array_index(u->modules, i);

		for (unsigned int k = 0; k < m->units->len; k++)
			if (g_str_equal(g_ptr_array_index(m->units, k), path))
				return TRUE;
	}
	return FALSE;
}

/* What is known of the queue calls in some modules. */
struct tally {
	unsigned int found; /* on the workqueue */
	unsigned int unknown; /* on one that could not be determined */
	unsigned int failed; /* units that could not be analysed */
};

static gboolean is_unknown(const struct queue_site *site)
{
	return !site->wq.n && site->wq.is_unknown && !site->wq.is_private;
}

/*
 * The queue sites of u's modules; role as for note_site().  `unknown`: note those on
 * workqueues that could not be determined.
 */
static void count_sites(const struct context *c, const struct program_unit *u, const char *role,
			gboolean unknown, struct tally *t)
{
	const GPtrArray *failed = c->program->not_analysed;
	GHashTable *own = queues_module_functions(c->queues, u);
	GPtrArray *sites = queues_sites_of(c->queues, u);

	for (unsigned int i = 0; i < failed->len && unknown; i++)
		t->failed += has_unit(u, ((struct facts *)g_ptr_array_index(failed, i))->path);
	for (unsigned int i = 0; i < sites->len; i++) {
		const struct queue_site *site = g_ptr_array_index(sites, i);
		gboolean helper = !g_hash_table_contains(own, site->function);

		if (unknown ? !is_unknown(site) : !meets(&c->use->wq, &site->wq))
			continue;
		if (unknown)
			t->unknown++;
		else
			t->found++;
		if (!helper || !role)
			note_site(c, site, helper ? "helper" : role);
	}
	g_ptr_array_free(sites, TRUE);
	g_hash_table_destroy(own);
}

static void append_count(GString *s, const char **separator, unsigned int n, const char *what,
			 const char *rest)
{
	if (!n)
		return;
	g_string_append_printf(s, "%s %u %s%s %s", *separator, n, what, n > 1 ? "s" : "", rest);
	*separator = " and";
}

/* Nothing was found to be queued on the workqueue: Step 0, if that is sure. */
static void note_nothing(const struct context *c, const struct tally *t, const GPtrArray *exports,
			 const GPtrArray *users)
{
	const char *separator = ", but";
	GString *s = g_string_new("nothing in ");

	if (c->finding->module)
		g_string_append_printf(s, "module %s", c->finding->module);
	else
		g_string_append(s, "this file");
	for (unsigned int i = 0; i < users->len; i++)
		if (module_name(g_ptr_array_index(users, i)))
			g_string_append_printf(s, "%s %s", i ? "," : " and its users",
					       module_name(g_ptr_array_index(users, i)));
	g_string_append(s, t->unknown || t->failed ? " is known to queue work on " :
						     " queues work on ");
	append_names(s, &c->use->wq);
	append_count(s, &separator, t->unknown, "call", "above may");
	append_count(s, &separator, t->failed, "unit", "could not be analysed");
	if (exports->len && !users->len)
		g_string_append_printf(s, "; callers of the exported %s() were not seen",
				       (const char *)g_ptr_array_index(exports, 0));
	else if (!t->unknown && !t->failed)
		g_string_append(s, ": Step 0, the call may just go");
	add_note(c, c->use->at, c->use->function->name, s);
}

static void note_sites(const struct context *c)
{
	GPtrArray *exports = queues_exports_above(c->queues, c->use->function);
	GPtrArray *users = queues_users(c->queues, unit_of(c), exports);
	struct tally t = { 0 };

	for (unsigned int unknown = 0; unknown < 2 && !t.found; unknown++) {
		count_sites(c, unit_of(c), NULL, unknown, &t);
		for (unsigned int i = 0; i < users->len; i++)
			count_sites(c, g_ptr_array_index(users, i), "user", unknown, &t);
	}
	if (!t.found)
		note_nothing(c, &t, exports, users);
	g_ptr_array_free(users, TRUE);
	g_ptr_array_free(exports, TRUE);
}

static struct finding *make_finding(struct context *c)
{
	struct finding *f =
		finding_new("wq-flush-system", c->use->at, c->use->function->name, message(c));

	c->finding = f;
	f->confidence = wq_value_certain(&c->use->wq) ? CONFIDENCE_CERTAIN : CONFIDENCE_LIKELY;
	f->module = module_name(unit_of(c));
	f->subject = subject(c);
	add_locks(c);
	note_wrappers(c);
	note_modules(c);
	note_sites(c);
	if (c->danger)
		flush_danger_add(c->danger, c->use, f);
	return f;
}

void check_wq_flush_system(const struct program *p, GPtrArray *findings)
{
	struct context c = { .program = p, .queues = queues_new(p) };
	const GPtrArray *uses = queues_flushes(c.queues);

	if (p->locks)
		c.danger = flush_danger_new(p, c.queues);
	for (unsigned int i = 0; i < uses->len; i++) {
		c.use = g_ptr_array_index(uses, i);
		g_ptr_array_add(findings, make_finding(&c));
	}
	flush_danger_free(c.danger);
	queues_free(c.queues);
}
