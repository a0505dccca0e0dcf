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

static gboolean is_taken(const struct maker *m, const char *name)
{
	for (guint i = 0; i < m->program->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(m->program->units, i);
		const struct edited_file *f = is_home(m->plan, u) ? maker_file(m, u->path) : NULL;

		if (f && ctext_has_word(f->text, name))
			return TRUE;
	}
	for (guint i = 0; i < m->edits->files->len; i++)
		if (ctext_has_word(((struct edited_file *)m->edits->files->pdata[i])->text, name))
			return TRUE;
	return FALSE;
}

const char *create_choose_name(const struct maker *m)
{
	const char *module = module_name(m->plan->home);
	const char *const ends[] = { "_wq", "_flush_wq", "_module_wq" };
	char *base = create_symbol(module ? module : "module");

	if (m->options->wq_name) {
		m->plan->variable = maker_printf(m, "%s", m->options->wq_name);
		g_free(base);
		return is_taken(m, m->plan->variable) ?
			       maker_printf(m, "the name %s is taken", m->plan->variable) :
			       NULL;
	}
	m->plan->variable = NULL;
	for (guint i = 0; i < G_N_ELEMENTS(ends) && !m->plan->variable; i++) {
		gboolean has_it = g_str_has_suffix(base, ends[i]);
		const char *name = maker_printf(m, "%s%s", base, has_it ? "" : ends[i]);

		if (!is_taken(m, name))
			m->plan->variable = name;
	}
	g_free(base);
	return m->plan->variable ? NULL : "no good name for the workqueue is free";
}

char *create_alloc(const struct maker *m, const char *indent)
{
	const struct system_wq *w = tree_system_wq(m->program->tree, m->plan->wq);
	const char *v = m->plan->variable;

	return g_strdup_printf("%s%s = alloc_workqueue(\"%s\", %s, %s);\n"
			       "%sif (!%s)\n"
			       "%s\treturn -ENOMEM;\n",
			       indent, v, v, w && w->flags ? w->flags : "0",
			       w && w->max_active ? w->max_active : "0", indent, v, indent);
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

static const char *in_functions(const struct maker *m, const struct ends *e)
{
	const struct function *init = function_in(m, e->init_unit, e->init);
	const struct function *exit = e->exit ? function_in(m, e->exit_unit, e->exit) : NULL;
	const char *why;

	if (!init)
		return maker_printf(m, "%s() is made by a macro", e->init);
	if (e->exit && !exit)
		return maker_printf(m, "%s() is made by a macro", e->exit);
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
		return in_functions(m, &e);
	}
	if (e.exits)
		return "the module has an exit function but no init function that was found";
	if (!module || module->builtin)
		return "the code is always built in and has no init function of its own";
	*init_unit = m->plan->home;
	return create_new_functions(m, m->plan->home);
}
