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

static gboolean is_file(const struct maker *m, const char *path)
{
	g_autofree char *full = g_build_filename(m->program->tree->root, path, NULL);

	return g_file_test(full, G_FILE_TEST_IS_REGULAR);
}

/* The header that "name" means in this file; NULL: not one of the module's. */
static const char *resolve(const struct maker *m, const char *file, const char *name)
{
	const GPtrArray *modules = m->plan->home->modules;
	g_autofree char *own = g_path_get_dirname(file);
	const char *dir = modules->len ? ((const struct module *)modules->pdata[0])->dir : own;
	const char *const dirs[] = { own, dir };

	for (guint i = 0; i < G_N_ELEMENTS(dirs); i++) {
		g_autofree char *joined = g_build_filename("/", dirs[i], name, NULL);
		g_autofree char *path = g_canonicalize_filename(joined, "/");

		if (is_file(m, path + 1) && g_str_has_prefix(path + 1, dir))
			return maker_printf(m, "%s", path + 1);
	}
	return NULL;
}

static void add_headers(const struct maker *m, const char *file, GHashTable *seen)
{
	struct edited_file *f = maker_file(m, file);

	for (guint i = 0; f && i < f->lines->len; i++) {
		const char *line = f->text + g_array_index(f->lines, gsize, i);
		const char *quote, *path;
		g_autofree char *name = NULL;

		line += strspn(line, " \t");
		if (*line != '#' || !g_str_has_prefix(line + 1 + strspn(line + 1, " \t"), "include"))
			continue;
		quote = line + strcspn(line, "\"\n");
		if (*quote != '"')
			continue;
		name = g_strndup(quote + 1, strcspn(quote + 1, "\"\n"));
		path = g_str_has_suffix(name, ".h") ? resolve(m, file, name) : NULL;
		if (path && g_hash_table_add(seen, (gpointer)path))
			add_headers(m, path, seen);
	}
}

/* Does the name say that the header is for the whole module? */
static int rank(const struct maker *m, const char *header)
{
	const GPtrArray *modules = m->plan->home->modules;
	g_autofree char *name = g_path_get_basename(header);
	const char *module = modules->len ? ((const struct module *)modules->pdata[0])->name : "";
	gsize n = strlen(name) - strlen(".h");

	if (!strncmp(name, module, n) && !module[n])
		return 0;
	return g_str_has_prefix(name, module) || !strncmp(name, module, n) ? 1 : 2;
}

/* How many #if are open at each line's start, and whether the whole file is in one. */
static guint conditional_depth(const struct edited_file *f, gssize until)
{
	guint depth = 0;

	for (guint i = 0; i < f->lines->len; i++) {
		gsize start = g_array_index(f->lines, gsize, i);
		const char *line = f->text + start;

		if ((gssize)start >= until)
			break;
		line += strspn(line, " \t");
		if (*line != '#')
			continue;
		line += 1 + strspn(line + 1, " \t");
		if (g_str_has_prefix(line, "if"))
			depth++;
		else if (g_str_has_prefix(line, "endif") && depth)
			depth--;
	}
	return depth;
}

/* How many of the units read the header. */
static guint count_readers(const GPtrArray *sets, const char *header)
{
	guint n = 0;

	for (guint i = 0; i < sets->len; i++)
		n += g_hash_table_contains(sets->pdata[i], header);
	return n;
}

/* Which of two headers suits better: more readers, then the name. */
static gboolean is_better(const struct maker *m, const GPtrArray *sets, const char *a, const char *b)
{
	guint x = count_readers(sets, a), y = b ? count_readers(sets, b) : 0;

	if (x != y || !b)
		return x > y;
	if (rank(m, a) != rank(m, b))
		return rank(m, a) < rank(m, b);
	return strcmp(a, b) < 0;
}

/* The last line that includes a header of the module, at no condition; TEXT_NONE: none. */
static gssize last_own_include(const struct edited_file *f)
{
	gssize found = TEXT_NONE;

	for (guint i = 0; i < f->lines->len; i++) {
		gssize line = (gssize)g_array_index(f->lines, gsize, i);

		if (g_str_has_prefix(f->text + line, "#include \"") && !conditional_depth(f, line) &&
		    memmem(f->text + line, (gsize)(ctext_line_end(f, line) - line), ".h\"", 3))
			found = ctext_line_end(f, line);
		else if (f->text[line] == '{')
			break;
	}
	return found;
}

static const char *add_include(const struct maker *m, const char *file, const char *header)
{
	const GPtrArray *modules = m->plan->home->modules;
	const char *dir = ((const struct module *)modules->pdata[0])->dir;
	g_autofree char *own = g_path_get_dirname(file), *base = g_path_get_dirname(header);
	const char *name = g_str_equal(own, base) || !g_str_has_prefix(header, dir) ?
				   strrchr(header, '/') + 1 :
				   header + strlen(dir) + 1;
	struct edited_file *f = maker_file(m, file);
	gssize at = f ? last_own_include(f) : TEXT_NONE;
	g_autofree char *text = g_strdup_printf("#include \"%s\"\n", name);

	if (at == TEXT_NONE)
		return maker_printf(m, "%s does not include %s, and has no place for it", file, header);
	edit_replace(f, (gsize)at, (gsize)at, text);
	return NULL;
}

/* The header of the module that most of these units read; the others get it. */
static const char *choose_header(const struct maker *m, const GPtrArray *units, const char **header)
{
	GPtrArray *sets = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref);
	const char *why = NULL;

	*header = NULL;
	for (guint i = 0; i < units->len; i++) {
		GHashTable *seen = g_hash_table_new(NULL, NULL);

		add_headers(m, ((struct program_unit *)units->pdata[i])->path, seen);
		g_ptr_array_add(sets, seen);
	}
	for (guint i = 0; i < sets->len; i++) {
		GHashTableIter it;
		gpointer key;

		g_hash_table_iter_init(&it, sets->pdata[i]);
		while (g_hash_table_iter_next(&it, &key, NULL))
			if (is_better(m, sets, key, *header))
				*header = key;
	}
	for (guint i = 0; *header && i < sets->len && !why; i++)
		if (!g_hash_table_contains(sets->pdata[i], *header))
			why = add_include(m, ((struct program_unit *)units->pdata[i])->path, *header);
	g_ptr_array_unref(sets);
	return *header ? why : "the files have no header of the module in common";
}

/* The #endif that closes the include guard, or the end of the file. */
static gssize end_of_header(const struct edited_file *f)
{
	gssize last = (gssize)f->length;

	for (guint i = f->lines->len; i > 0; i--) {
		gssize line = (gssize)g_array_index(f->lines, gsize, i - 1);
		const char *text = f->text + line;

		if (line == (gssize)f->length || ctext_is_blank(f, line))
			continue;
		if (g_str_has_prefix(text, "#endif") && conditional_depth(f, line) == 1)
			last = line;
		break;
	}
	return last;
}

static const char *declare_in(const struct maker *m, const char *path)
{
	struct edited_file *f = maker_file(m, path);
	g_autofree char *text = NULL;
	gssize at = TEXT_NONE, end;
	guint base;

	if (!f)
		return maker_printf(m, "%s can not be read", path);
	end = end_of_header(f);
	base = conditional_depth(f, end);
	for (guint i = 0; i < f->lines->len; i++) {
		gssize line = (gssize)g_array_index(f->lines, gsize, i);
		gssize next = ctext_line_end(f, line);

		if (g_str_has_prefix(f->text + line, "extern ") && f->text[next - 1] == '\n' &&
		    memchr(f->text + line, ';', (gsize)(next - line)) &&
		    !g_str_has_prefix(f->text + line, "extern \"") &&
		    !memchr(f->text + line, '(', (gsize)(next - line)) &&
		    conditional_depth(f, line) == base)
			at = next;
	}
	text = g_strdup_printf("extern struct workqueue_struct *%s;\n", m->plan->variable);
	if (at != TEXT_NONE) {
		edit_replace(f, (gsize)at, (gsize)at, text);
		return NULL;
	}
	if (end && f->text[end - 1] != '\n')
		return maker_printf(m, "%s does not end with a line feed", path);
	at = end;
	if (at > 1 && !ctext_is_blank(f, ctext_line(f, at - 1)))
		edit_replace(f, (gsize)at, (gsize)at, "\n");
	edit_replace(f, (gsize)at, (gsize)at, text);
	if (end < (gssize)f->length)
		edit_replace(f, (gsize)at, (gsize)at, "\n");
	return NULL;
}

/* After the last #include of the file's head. */
static gssize after_includes(const struct edited_file *f)
{
	gssize found = TEXT_NONE;

	for (guint i = 0; i < f->lines->len; i++) {
		gssize line = (gssize)g_array_index(f->lines, gsize, i);
		const char *text = f->text + line + strspn(f->text + line, " \t");

		if (*text == '#' && g_str_has_prefix(text + 1 + strspn(text + 1, " \t"), "include") &&
		    conditional_depth(f, line) == 0 && !strstr(text, ".c\"\n"))
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

static unsigned int first_function_line(const struct maker *m, const struct program_unit *u)
{
	unsigned int first = G_MAXUINT;

	for (guint i = 0; i < u->functions->len; i++) {
		const struct function *f = g_ptr_array_index(u->functions, i);

		if (g_str_equal(f->at.path, u->path))
			first = MIN(first, f->at.line);
	}
	return first;
}

/* After the last static variable above all functions, for company; else after the includes. */
static gssize place_in_unit(const struct maker *m, const struct edited_file *f,
			    const struct program_unit *u, gboolean *company)
{
	gboolean alone = FALSE;
	unsigned int limit = first_function_line(m, u), last = 0;
	gssize at = TEXT_NONE, includes = after_includes(f);

	for (guint i = 0; i < u->globals->len; i++) {
		const struct variable *v = g_ptr_array_index(u->globals, i);

		if (g_str_equal(v->at.path, u->path) && v->at.line < limit && v->at.line > last &&
		    strchr(v->type, '[') == NULL && !g_str_has_prefix(v->type, "const ")) {
			gssize line = ctext_line(f, (gssize)edited_offset(f, v->at.line, 1));
			gssize end = ctext_line_end(f, line);

			if (end - line < 2 || conditional_depth(f, line) ||
			    !memchr(f->text + line, ';', (gsize)(end - line)) || line < includes ||
			    !g_str_has_prefix(f->text + line, "static "))
				continue;
			last = v->at.line;
			at = after_remarks(f, end);
			alone = at != end;
		}
	}
	*company = at != TEXT_NONE && !alone;
	return at != TEXT_NONE ? at : includes;
}

static const char *define_in(const struct maker *m, const struct program_unit *u, gboolean shared,
			     gboolean exported)
{
	struct edited_file *f = maker_file(m, u->path);
	g_autoptr(GString) text = g_string_new(NULL);
	gboolean company;
	gssize at;

	if (!f)
		return maker_printf(m, "%s can not be read", u->path);
	at = place_in_unit(m, f, u, &company);
	if (at == TEXT_NONE)
		return maker_printf(m, "%s has no place for a variable above its functions", u->path);
	if (!company || shared)
		g_string_append_c(text, '\n');
	g_string_append_printf(text, "%sstruct workqueue_struct *%s;\n", shared ? "" : "static ",
			       m->plan->variable);
	if (exported)
		g_string_append_printf(text, "EXPORT_SYMBOL_GPL(%s);\n", m->plan->variable);
	if (at < (gssize)f->length && !ctext_is_blank(f, at) && (!company || shared))
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
	const char *why = NULL, *header;

	for (guint i = 0; i < units->len; i++)
		exported |= !shares_module(init_unit, units->pdata[i]);
	if (shared) {
		why = choose_header(m, units, &header);
		if (!why)
			why = declare_in(m, header);
	}
	g_ptr_array_free(units, TRUE);
	return why ? why : define_in(m, init_unit, shared, exported);
}
