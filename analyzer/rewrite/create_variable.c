/* SPDX-License-Identifier: GPL-2.0-only */
/* Step 1: the variable, seen by all files that use it. */
#include <string.h>

#include "create.h"

/* The units that name the workqueue: those that queue or flush, and the one that makes it. */
static GPtrArray *using_units(const struct maker *m, const struct program_unit *init_unit)
{
	GPtrArray *units = g_ptr_array_new();

	g_ptr_array_add(units, (gpointer)init_unit);
	for (guint i = 0; i < m->plan->moved->len; i++) {
		struct queue_site *s = g_ptr_array_index(m->plan->moved, i);

		if (!g_ptr_array_find(units, s->function->unit, NULL))
			g_ptr_array_add(units, s->function->unit);
	}
	for (guint i = 0; i < m->plan->sites->len; i++) {
		struct plan_site *s = g_ptr_array_index(m->plan->sites, i);
		const struct function *f;
		const struct event *e;

		if (s->strategy == STRATEGY_MODULE_WQ && !maker_flush(m, s, &f, &e) &&
		    !g_ptr_array_find(units, f->unit, NULL))
			g_ptr_array_add(units, f->unit);
	}
	return units;
}

/* After the last #include of the file's head. */
static gssize after_includes(const struct edited_file *f)
{
	gssize found = TEXT_NONE;

	for (guint i = 0; i < f->lines->len; i++) {
		gssize line = (gssize)g_array_index(f->lines, gsize, i);
		const char *text = f->text + line + strspn(f->text + line, " \t");

		if (*text == '#' && g_str_has_prefix(text + 1 + strspn(text + 1, " \t"), "include") &&
		    create_conditional_depth(f, line) == 0 && !strstr(text, ".c\"\n"))
			found = ctext_line_end(f, line);
		else if (*text == '{')
			break;
	}
	return found;
}

/* module_param() and its kind follow their variable. */
static gssize after_remarks(const struct edited_file *f, gssize line)
{
	static const char *const remarks[] = { "module_param", "MODULE_PARM", "EXPORT_", "core_param" };
	gboolean again = TRUE;

	while (again && line < (gssize)f->length) {
		again = FALSE;
		for (guint i = 0; i < G_N_ELEMENTS(remarks) && !again; i++)
			again = g_str_has_prefix(f->text + line, remarks[i]);
		while (again && line < (gssize)f->length) {
			gssize end = ctext_line_end(f, line);
			gboolean last = memchr(f->text + line, ';', (gsize)(end - line)) != NULL;

			line = end;
			if (last)
				break;
		}
	}
	return line;
}

/* Those that a macro makes, as module_param() does, are none. */
static unsigned int first_function_line(const struct edited_file *text, const struct program_unit *u)
{
	unsigned int first = G_MAXUINT;

	for (guint i = 0; i < u->functions->len; i++) {
		const struct function *f = g_ptr_array_index(u->functions, i);

		if (g_str_equal(f->at.path, u->path) &&
		    ctext_is_word(text, (gssize)edited_offset(text, f->at.line, f->at.column), f->name))
			first = MIN(first, f->at.line);
	}
	return first;
}

/* A whole line of its own at no condition, with the declaration of a static variable or a workqueue. */
static gboolean is_company(const struct edited_file *f, const struct variable *v, gssize includes)
{
	gssize line = ctext_line(f, (gssize)edited_offset(f, v->at.line, 1));
	gssize end = ctext_line_end(f, line);

	return end - line >= 2 && !create_conditional_depth(f, line) && line >= includes &&
	       memchr(f->text + line, ';', (gsize)(end - line)) &&
	       (g_str_has_prefix(f->text + line, "static ") ||
		g_str_has_prefix(f->text + line, "struct workqueue_struct *"));
}

/*
 * After the last workqueue above all functions, or else the last static variable, for company; else
 * after the includes.
 */
static gssize place_in_unit(const struct edited_file *f, const struct program_unit *u,
			    gboolean *company)
{
	unsigned int limit = first_function_line(f, u);
	const struct variable *last = NULL;
	gssize includes = after_includes(f), at, end;

	for (guint i = 0; i < u->globals->len; i++) {
		const struct variable *v = g_ptr_array_index(u->globals, i);
		gboolean is_wq = g_str_equal(v->type, "struct workqueue_struct *");
		gboolean last_wq = last && g_str_equal(last->type, "struct workqueue_struct *");

		if (!g_str_equal(v->at.path, u->path) || v->at.line >= limit ||
		    strchr(v->type, '[') || g_str_has_prefix(v->type, "const ") ||
		    !is_company(f, v, includes))
			continue;
		if (!last || is_wq > last_wq || (is_wq == last_wq && v->at.line > last->at.line))
			last = v;
	}
	if (!last) {
		*company = FALSE;
		return includes;
	}
	end = ctext_line_end(f, (gssize)edited_offset(f, last->at.line, 1));
	at = after_remarks(f, end);
	*company = at == end;
	return at;
}

/* Is the line above one with a workqueue? */
static gboolean is_after_queue(const struct edited_file *f, gssize at)
{
	gssize line = at > 0 ? ctext_line(f, at - 1) : at;

	return memmem(f->text + line, (gsize)(at - line), "struct workqueue_struct *",
		      strlen("struct workqueue_struct *")) != NULL;
}

static const char *define_in(const struct maker *m, const struct program_unit *u, gboolean shared,
			     gboolean exported)
{
	struct edited_file *f = maker_file(m, u->path);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GPtrArray) names = plan_variables(m->plan);
	gboolean company;
	gssize at;

	if (!f)
		return maker_printf(m, "%s can not be read", u->path);
	at = place_in_unit(f, u, &company);
	if (at == TEXT_NONE)
		return maker_printf(m, "%s has no place for a variable above its functions", u->path);
	if (exported || (shared && !is_after_queue(f, at)))
		company = FALSE;
	if (!company)
		g_string_append_c(text, '\n');
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);

		g_string_append_printf(text, "%sstruct workqueue_struct *%s;\n",
				       shared ? "" : "static ", name);
		if (exported)
			g_string_append_printf(text, "EXPORT_SYMBOL_GPL(%s);\n", name);
	}
	if (at < (gssize)f->length && !ctext_is_blank(f, at) && !company)
		g_string_append_c(text, '\n');
	edit_replace(f, (gsize)at, (gsize)at, text->str);
	return NULL;
}

static gboolean shares_module(const struct program_unit *a, const struct program_unit *b)
{
	for (guint i = 0; i < a->modules->len; i++)
		if (g_ptr_array_find((GPtrArray *)b->modules, a->modules->pdata[i], NULL))
			return TRUE;
	return a == b;
}

const char *create_variable(const struct maker *m, const struct program_unit *init_unit)
{
	GPtrArray *units = using_units(m, init_unit);
	gboolean shared = units->len > 1, exported = FALSE;
	const char *why;

	for (guint i = 0; i < units->len; i++)
		exported |= !shares_module(init_unit, units->pdata[i]);
	why = shared ? create_declare(m, units) : NULL;
	g_ptr_array_free(units, TRUE);
	return why ? why : define_in(m, init_unit, shared, exported);
}
