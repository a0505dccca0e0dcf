/* SPDX-License-Identifier: GPL-2.0-only */
/* program_add(): the lines of facts that are about a whole unit. */
#include "load.h"

#include <string.h>

#include "base/arena.h"

static int read_place(struct loader *l, unsigned int field, struct location *at)
{
	at->path = load_field(l, field);
	return load_number(l, field + 1, &at->line) || load_number(l, field + 2, &at->column) ? -1 :
												0;
}

/* NAME LOC: modinit, modexit; missed has LOC first. */
static int read_named_place(struct loader *l, GPtrArray *list, unsigned int name,
			    unsigned int place)
{
	struct variable *v = arena_alloc(l->program->arena, sizeof(*v));

	v->name = load_field(l, name);
	v->type = "";
	g_ptr_array_add(list, v);
	return read_place(l, place, &v->at);
}

static int read_modinit(struct loader *l)
{
	return read_named_place(l, l->unit->modinits, 1, 2);
}

static int read_modexit(struct loader *l)
{
	return read_named_place(l, l->unit->modexits, 1, 2);
}

static int read_missed(struct loader *l)
{
	return read_named_place(l, l->unit->missed, 4, 1);
}

static int read_diagnostic(struct loader *l)
{
	return read_named_place(l, l->unit->diagnostics, 4, 1);
}

/* Only the proof of a rewrite reads these: what a configuration lacks is no concern of the checks. */
static int skip_line(struct loader *l)
{
	(void)l;
	return 0;
}

static int read_global(struct loader *l)
{
	struct variable *v = arena_alloc(l->program->arena, sizeof(*v));

	v->name = load_field(l, 1);
	v->is_static = g_str_equal(load_field(l, 2), "static");
	v->type = load_field(l, 3);
	g_ptr_array_add(l->unit->globals, v);
	return read_place(l, 4, &v->at);
}

static struct initialiser *new_initialiser(struct loader *l, GPtrArray *list)
{
	struct initialiser *i = arena_alloc(l->program->arena, sizeof(*i));

	i->unit = l->unit;
	i->function = l->function;
	g_ptr_array_add(list, i);
	return i;
}

static int read_init(struct loader *l)
{
	struct initialiser *i = new_initialiser(l, l->unit->initialisers);

	i->object = load_field(l, 1);
	i->value = load_field(l, 2);
	return read_place(l, 3, &i->at);
}

static int read_define(struct loader *l)
{
	struct initialiser *i = new_initialiser(l, l->unit->initialisers);

	i->written = load_field(l, 1);
	i->object = load_field(l, 2);
	i->args = load_rest(l, 6, &i->nargs);
	return read_place(l, 3, &i->at);
}

static int read_moddriver(struct loader *l)
{
	struct initialiser *i = new_initialiser(l, l->unit->moddrivers);

	i->written = load_field(l, 1);
	i->object = load_field(l, 2);
	return read_place(l, 3, &i->at);
}

static int read_export(struct loader *l)
{
	g_ptr_array_add(l->unit->exports, (gpointer)load_field(l, 1));
	return 0;
}

static int read_coverage(struct loader *l)
{
	return load_number(l, 1, &l->unit->calls_seen) ||
			       load_number(l, 2, &l->unit->calls_written) ?
		       -1 :
		       0;
}

static int read_nothing(struct loader *l)
{
	return 0;
}

static const struct {
	const char *word;
	int (*read)(struct loader *l);
} lines[] = {
	{ "unit", read_nothing },	 { "include", read_nothing },
	{ "diag", read_diagnostic },	 { "coverage", read_coverage },
	{ "missed", read_missed },	 { "global", read_global },
	{ "init", read_init },		 { "define", read_define },
	{ "export", read_export },	 { "modinit", read_modinit },
	{ "modexit", read_modexit },	 { "moddriver", read_moddriver },
	{ "func", load_function_start }, { "undeclared", skip_line },
};

static int read_line(struct loader *l)
{
	/* DECLARE_WORK and its kind are initialisers of the unit wherever they are written. */
	if (l->function && !g_str_equal(load_field(l, 0), "define"))
		return load_function_line(l);
	for (unsigned int i = 0; i < G_N_ELEMENTS(lines); i++)
		if (g_str_equal(lines[i].word, load_field(l, 0)))
			return lines[i].read(l);
	return load_error(l, "has an unknown keyword");
}

static int read_all(struct loader *l)
{
	int r;

	while ((r = load_next(l)) > 0)
		if (read_line(l))
			return -1;
	if (!r && l->function)
		return load_error(l, "the function has no end");
	return r;
}

static struct program_unit *unit_new(struct program *p, const char *path, const GPtrArray *modules)
{
	struct program_unit *u = arena_alloc(p->arena, sizeof(*u));

	u->path = arena_intern(p->arena, path);
	u->modules = modules ? modules : p->nothing;
	u->functions = g_ptr_array_new();
	u->globals = g_ptr_array_new();
	u->initialisers = g_ptr_array_new();
	u->exports = g_ptr_array_new();
	u->modinits = g_ptr_array_new();
	u->modexits = g_ptr_array_new();
	u->moddrivers = g_ptr_array_new();
	u->missed = g_ptr_array_new();
	u->diagnostics = g_ptr_array_new();
	return u;
}

static void unit_release(struct program_unit *u)
{
	g_ptr_array_free(u->functions, TRUE);
	g_ptr_array_free(u->globals, TRUE);
	g_ptr_array_free(u->initialisers, TRUE);
	g_ptr_array_free(u->exports, TRUE);
	g_ptr_array_free(u->modinits, TRUE);
	g_ptr_array_free(u->modexits, TRUE);
	g_ptr_array_free(u->moddrivers, TRUE);
	g_ptr_array_free(u->missed, TRUE);
	g_ptr_array_free(u->diagnostics, TRUE);
}

static int add_not_analysed(struct program *p, const char *path, const char *reason)
{
	struct facts *f = arena_alloc(p->arena, sizeof(*f));

	f->path = arena_intern(p->arena, path);
	f->reason = (char *)arena_intern(p->arena, reason ? reason : "no facts");
	g_ptr_array_add(p->not_analysed, f);
	return 0;
}

static int load_text(struct program *p, struct program_unit *u, const char *text)
{
	struct loader l = { .program = p, .unit = u, .next = text };
	int r;

	l.fields = g_ptr_array_new();
	l.params = g_array_new(FALSE, FALSE, sizeof(struct variable));
	l.locals = g_array_new(FALSE, FALSE, sizeof(struct variable));
	l.blocks = g_array_new(FALSE, TRUE, sizeof(struct block));
	l.events = g_array_new(FALSE, FALSE, sizeof(struct event));
	r = read_all(&l);
	g_ptr_array_free(l.fields, TRUE);
	g_array_free(l.params, TRUE);
	g_array_free(l.locals, TRUE);
	g_array_free(l.blocks, TRUE);
	g_array_free(l.events, TRUE);
	return r;
}

int program_add(struct program *p, const struct facts *f, const GPtrArray *modules)
{
	struct program_unit *u;

	if (!f->text)
		return add_not_analysed(p, f->path, f->reason);
	u = unit_new(p, f->path, modules);
	if (load_text(p, u, f->text)) {
		unit_release(u);
		add_not_analysed(p, f->path, "its facts are damaged");
		return -1;
	}
	load_commit(p, u);
	return 0;
}
