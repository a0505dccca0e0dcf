/* SPDX-License-Identifier: GPL-2.0-only */
/* Steps 1 to 3: name and variable of the new workqueue, and where it is made. */
#include <string.h>

#include "create.h"

char *create_symbol(const char *module)
{
	char *name = g_strdup(module);

	for (char *c = name; *c; c++)
		if (!g_ascii_isalnum(*c) && *c != '_')
			*c = '_';
	return name;
}

static gboolean is_home(const struct plan *plan, const struct program_unit *u)
{
	const GPtrArray *modules = plan->home->modules;

	if (u == plan->home)
		return TRUE;
	for (guint i = 0; i < modules->len; i++)
		if (g_ptr_array_find((GPtrArray *)u->modules, modules->pdata[i], NULL))
			return TRUE;
	return FALSE;
}

static const char *module_name(const struct program_unit *u)
{
	return u->modules->len ? ((const struct module *)u->modules->pdata[0])->name : NULL;
}

/* Does a file in the folder of the home module, or below it, say the word? */
static gboolean is_said(const struct maker *m, const char *name)
{
	const GPtrArray *modules = m->plan->home->modules;
	const char *dir = modules->len ? ((const struct module *)modules->pdata[0])->dir : NULL;
	GPtrArray *files = dir ? tree_walk(m->program->tree, dir) : NULL;
	gboolean said = FALSE;

	for (guint i = 0; files && i < files->len && !said; i++) {
		g_autofree char *text = NULL;
		gsize length;

		said = !tree_read(m->program->tree, files->pdata[i], &text, &length) &&
		       ctext_has_word(text, name);
	}
	if (files)
		g_ptr_array_free(files, TRUE);
	return said;
}

/* A name that others see must be the only one of its kind in the kernel, as far as it was read. */
static gboolean is_global(const struct maker *m, const char *name)
{
	for (guint i = 0; i < m->program->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(m->program->units, i);

		for (guint n = 0; n < u->globals->len; n++)
			if (g_str_equal(((struct variable *)u->globals->pdata[n])->name, name) &&
			    !((struct variable *)u->globals->pdata[n])->is_static)
				return TRUE;
	}
	return g_hash_table_contains(m->program->by_name, name);
}

static gboolean is_taken(const struct maker *m, const char *name)
{
	return is_global(m, name) || is_said(m, name);
}

/* The one file that queues, as "module_file": what the workqueue is for.  NULL: there are several. */
static const char *only_file(const struct maker *m, const char *base)
{
	const GPtrArray *moved = m->plan->moved;
	const char *path = moved->len ? ((struct queue_site *)moved->pdata[0])->at.path : NULL;
	g_autofree char *name = NULL, *stem = NULL;

	for (guint i = 0; i < moved->len; i++)
		if (!g_str_equal(((struct queue_site *)moved->pdata[i])->at.path, path))
			return NULL;
	if (!path || !g_str_has_suffix(path, ".c"))
		return NULL;
	name = g_path_get_basename(path);
	name[strlen(name) - 2] = '\0';
	stem = create_symbol(name);
	return g_str_has_prefix(stem, base) ? maker_printf(m, "%s", stem) :
					      maker_printf(m, "%s_%s", base, stem);
}

const char *create_choose_name(const struct maker *m)
{
	const char *module = module_name(m->plan->home);
	g_autofree char *base = create_symbol(module ? module : "module");
	const char *file = only_file(m, base);
	const char *const names[] = { g_str_has_suffix(base, "_wq") ? maker_printf(m, "%s", base) :
								      maker_printf(m, "%s_wq", base),
				      file ? maker_printf(m, "%s_wq", file) : NULL,
				      maker_printf(m, "%s_flush_wq", base),
				      maker_printf(m, "%s_module_wq", base) };

	if (m->options->wq_name) {
		m->plan->variable = maker_printf(m, "%s", m->options->wq_name);
		return is_taken(m, m->plan->variable) ?
			       maker_printf(m, "the name %s is taken", m->plan->variable) :
			       NULL;
	}
	m->plan->variable = NULL;
	for (guint i = 0; i < G_N_ELEMENTS(names) && !m->plan->variable; i++)
		if (names[i] && !is_taken(m, names[i]))
			m->plan->variable = names[i];
	return m->plan->variable ? NULL : "no good name for the workqueue is free";
}

/* The system workqueue's own flags, as the tree writes them. */
char *create_flags(const struct maker *m)
{
	const struct system_wq *w = tree_system_wq(m->program->tree, m->plan->wq);
	const char *own = w && w->flags ? w->flags : "0";
	const char *max = w && w->max_active ? w->max_active : "0";

	if (!m->plan->reclaim)
		return g_strdup_printf("%s, %s", own, max);
	return g_str_equal(own, "0") ? g_strdup_printf("WQ_MEM_RECLAIM, %s", max) :
				       g_strdup_printf("%s | WQ_MEM_RECLAIM, %s", own, max);
}

char *create_alloc(const struct maker *m, const char *indent)
{
	const char *v = m->plan->variable;
	g_autofree char *flags = create_flags(m);

	return g_strdup_printf("%s%s = alloc_workqueue(\"%s\", %s);\n"
			       "%sif (!%s)\n"
			       "%s\treturn -ENOMEM;\n",
			       indent, v, v, flags, indent, v, indent);
}

/* What the home module says of its own start and end. */
struct ends {
	const struct program_unit *init_unit, *exit_unit, *driver_unit;
	const char *init, *exit;
	const struct initialiser *driver;
	unsigned int inits, exits, drivers;
};

static struct ends find_ends(const struct maker *m)
{
	struct ends e = { 0 };

	for (guint i = 0; i < m->program->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(m->program->units, i);

		if (!is_home(m->plan, u))
			continue;
		for (guint n = 0; n < u->moddrivers->len; n++, e.drivers++) {
			e.driver = g_ptr_array_index(u->moddrivers, n);
			e.driver_unit = u;
		}
		for (guint n = 0; n < u->modinits->len; n++, e.inits++) {
			e.init = ((struct variable *)u->modinits->pdata[n])->name;
			e.init_unit = u;
		}
		for (guint n = 0; n < u->modexits->len; n++, e.exits++) {
			e.exit = ((struct variable *)u->modexits->pdata[n])->name;
			e.exit_unit = u;
		}
	}
	return e;
}

static const struct function *function_in(const struct maker *m, const struct program_unit *u,
					  const char *name)
{
	struct function from = { .unit = (struct program_unit *)u };

	return program_callee(m->program, &from, name);
}

static const char *in_functions(const struct maker *m, const struct ends *e,
				const struct program_unit **init_unit)
{
	const struct function *init = function_in(m, e->init_unit, e->init);
	const struct function *exit = e->exit ? function_in(m, e->exit_unit, e->exit) : NULL;
	const char *why;

	if (!init)
		return maker_printf(m, "%s() is made by a macro", e->init);
	if (e->exit && !exit)
		return maker_printf(m, "%s() is made by a macro", e->exit);
	if (exit && create_in_part(m, init, exit, init_unit))
		return NULL;
	why = create_in_init(m, init);
	return why || !exit ? why : create_in_exit(m, exit);
}

const char *create_queue(const struct maker *m, const struct program_unit **init_unit)
{
	struct ends e = find_ends(m);
	const struct module *module =
		m->plan->home->modules->len ? m->plan->home->modules->pdata[0] : NULL;

	if ((module && module->builtin && (e.drivers || e.inits != 1)) ||
	    (e.driver && g_str_has_prefix(e.driver->written, "builtin_")))
		return "the code is always built in and its parts start in link order, so nothing "
		       "shows that the workqueue would be made before it is used";
	if (e.drivers > 1)
		return "the module registers several drivers, each with its own macro";
	if (e.drivers) {
		*init_unit = e.driver_unit;
		return create_for_driver(m, e.driver);
	}
	if (e.inits > 1)
		return "the module has several init functions, and any of them may queue first";
	if (e.inits) {
		*init_unit = e.init_unit;
		return in_functions(m, &e, init_unit);
	}
	if (e.exits)
		return "the module has an exit function but no init function that was found";
	if (!module || module->builtin)
		return "the code is always built in and has no init function of its own";
	*init_unit = m->plan->home;
	return create_new_functions(m, m->plan->home);
}
