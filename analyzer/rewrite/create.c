/* SPDX-License-Identifier: GPL-2.0-only */
/* Steps 2 and 3: how the new workqueues are made and destroyed, and where. */
#include <string.h>

#include "create.h"

enum { LINE_MAX_COLUMNS = 100 };

char *create_symbol(const char *module)
{
	char *name = g_strconcat(g_ascii_isdigit(*module) ? "_" : "", module, NULL);

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

/* The system workqueue's own flags, as the tree writes them. */
char *create_flags(const struct maker *m, const char *wq)
{
	const struct system_wq *w = tree_system_wq(m->program->tree, wq);
	const char *own = w && w->flags ? w->flags : "0";
	const char *max = w && w->max_active ? w->max_active : "0";

	if (!m->plan->reclaim)
		return g_strdup_printf("%s, %s", own, max);
	return g_str_equal(own, "0") ? g_strdup_printf("WQ_MEM_RECLAIM, %s", max) :
				       g_strdup_printf("%s | WQ_MEM_RECLAIM, %s", own, max);
}

/* The first of the plan's system workqueues that the variable stands for. */
static const char *stands_for(const struct plan *plan, const char *variable)
{
	for (guint i = 0; i < plan->queues->len; i++) {
		const struct plan_queue *q = &g_array_index(plan->queues, struct plan_queue, i);

		if (!g_strcmp0(q->variable, variable))
			return q->wq;
	}
	return plan->wq;
}

/* "v = alloc_workqueue("v", FLAGS, 0);", on two lines if it is too long for one. */
static char *alloc_line(const struct maker *m, const char *indent, const char *v)
{
	g_autofree char *flags = create_flags(m, stands_for(m->plan, v));
	g_autofree char *start = g_strdup_printf("%s = alloc_workqueue(", v);
	guint open = (guint)strlen(indent) * (*indent == ' ' ? 1 : 8) + (guint)strlen(start);
	gboolean fits = open + strlen(v) + strlen(flags) + strlen("\"\", );") <= LINE_MAX_COLUMNS;
	g_autofree char *tabs = g_strnfill(open / 8, '\t'), *spaces = g_strnfill(open % 8, ' ');

	return fits ? g_strdup_printf("%s%s\"%s\", %s);\n", indent, start, v, flags) :
		      g_strdup_printf("%s%s\"%s\",\n%s%s%s);\n", indent, start, v, tabs, spaces, flags);
}

/* destroy_workqueue() of the first n, the last one first. */
static void destroy_first(GString *s, const GPtrArray *names, guint n, const char *indent)
{
	for (; n > 0; n--)
		g_string_append_printf(s, "%sdestroy_workqueue(%s);\n", indent,
				       (const char *)names->pdata[n - 1]);
}

char *create_alloc(const struct maker *m, const char *indent)
{
	g_autoptr(GPtrArray) names = plan_variables(m->plan);
	g_autofree char *inner = create_indent_more(indent);
	GString *s = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++) {
		g_autofree char *line = alloc_line(m, indent, names->pdata[i]);

		g_string_append_printf(s, "%s%s%sif (!%s)%s\n", i ? "\n" : "", line, indent,
				       (const char *)names->pdata[i], i ? " {" : "");
		destroy_first(s, names, i, inner);
		g_string_append_printf(s, "%sreturn -ENOMEM;\n", inner);
		if (i)
			g_string_append_printf(s, "%s}\n", indent);
	}
	return g_string_free(s, FALSE);
}

char *create_destroy(const struct maker *m, const char *indent)
{
	g_autoptr(GPtrArray) names = plan_variables(m->plan);
	GString *s = g_string_new(NULL);

	destroy_first(s, names, names->len, indent);
	return g_string_free(s, FALSE);
}

char *create_destroy_if(const struct maker *m, const char *indent, const char *condition)
{
	g_autoptr(GPtrArray) names = plan_variables(m->plan);
	g_autofree char *inner = create_indent_more(indent);
	GString *s = g_string_new(NULL);

	g_string_append_printf(s, "%sif (%s)%s\n", indent, condition, names->len > 1 ? " {" : "");
	destroy_first(s, names, names->len, inner);
	if (names->len > 1)
		g_string_append_printf(s, "%s}\n", indent);
	return g_string_free(s, FALSE);
}

/* What the home module says of its own start and end. */
struct ends {
	const struct program_unit *init_unit, *exit_unit, *driver_unit;
	const char *init, *exit;
	const struct initialiser *driver;
	unsigned int inits, exits, drivers;
};

/* What module_exit() makes of it, where the macro shares its line. */
static void find_hidden_exit(const struct program_unit *u, struct ends *e)
{
	for (guint i = 0; i < u->initialisers->len; i++) {
		const struct initialiser *t = g_ptr_array_index(u->initialisers, i);

		if (!g_str_has_prefix(t->object, "@__exitcall_") || !t->value || *t->value != '@')
			continue;
		e->exit = t->value + 1;
		e->exit_unit = u;
		e->exits++;
	}
}

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
		if (!u->modexits->len)
			find_hidden_exit(u, &e);
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
	why = create_in_init(m, init, exit);
	return why || !exit ? why : create_in_exit(m, exit);
}

/* Does a file of the home module say module_exit()? */
static gboolean says_exit(const struct maker *m)
{
	for (guint i = 0; i < m->program->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(m->program->units, i);
		const struct edited_file *f = is_home(m->plan, u) ? maker_file(m, u->path) : NULL;

		for (gssize at = 0; f && at < (gssize)f->length; at = ctext_next(f, at))
			if (ctext_is_word(f, at, "module_exit") && !ctext_in_directive(f, at))
				return TRUE;
	}
	return FALSE;
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
	if (e.inits && !e.exits && says_exit(m))
		return "module_exit() is there, but what it names was not found";
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
