/* SPDX-License-Identifier: GPL-2.0-only */
/* The header of the module that says what its files share. */
#include <string.h>

#include "create.h"

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
	/* a driver repository is all the module's */
	const char *top = m->program->tree->mode == TREE_DRIVER ? "" : dir;
	g_autofree char *include = g_build_filename(dir, "include", NULL);
	const char *const dirs[] = { own, dir, include, top, *top ? dir : "include" };

	for (guint i = 0; i < G_N_ELEMENTS(dirs); i++) {
		g_autofree char *joined = g_build_filename("/", dirs[i], name, NULL);
		g_autofree char *path = g_canonicalize_filename(joined, "/");

		if (is_file(m, path + 1) && g_str_has_prefix(path + 1, top))
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
		quote = line + strcspn(line, "\"<\n");
		if (*quote == '\n' || !*quote)
			continue;
		name = g_strndup(quote + 1, strcspn(quote + 1, "\">\n"));
		path = g_str_has_suffix(name, ".h") ? resolve(m, file, name) : NULL;
		if (path && g_hash_table_add(seen, (gpointer)path))
			add_headers(m, path, seen);
	}
}

/* Does the name say that the header is for the whole module?  The lower the better. */
static int rank(const struct maker *m, const char *header)
{
	static const char *const general[] = { "drv", "driver", "priv", "private", "core",  "main", "dev",
					       "int", "internal", "local", "common", "global", "defs" };
	static const char *const special[] = { "test", "trace", "debug", "reg", "uapi" };
	const GPtrArray *modules = m->plan->home->modules;
	const char *module = modules->len ? ((const struct module *)modules->pdata[0])->name : "";
	g_autofree char *name = g_path_get_basename(header);
	gsize n = strlen(name) - strlen(".h"), known = strlen(module);

	for (guint i = 0; i < G_N_ELEMENTS(special); i++)
		if (strstr(name, special[i]))
			return 4;
	name[n] = '\0';
	if (g_str_equal(name, module))
		return 0;
	for (guint i = 0; g_str_has_prefix(name, module) && i < G_N_ELEMENTS(general); i++)
		if (n > known && g_str_equal(name + known + 1, general[i]))
			return 1;
	return g_str_has_prefix(name, module) || !strncmp(name, module, n) ? 2 : 3;
}

/* How many #if are open at each line's start, and whether the whole file is in one. */
guint create_conditional_depth(const struct edited_file *f, gssize until)
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

/*
 * Which of two headers suits better: one that is the module's by its name and that most units
 * read; then more readers, then the name.
 */
static gboolean is_better(const struct maker *m, const GPtrArray *sets, const char *a, const char *b)
{
	guint x = count_readers(sets, a), y = b ? count_readers(sets, b) : 0;
	int p = rank(m, a), q = b ? rank(m, b) : 0;
	gboolean main_a = p <= 1 && 2 * x > sets->len, main_b = b && q <= 1 && 2 * y > sets->len;

	if (!b || main_a != main_b)
		return !b || main_a;
	if (x != y)
		return x > y;
	return p != q ? p < q : strcmp(a, b) < 0;
}

/* The last line that includes a header of the module, at no condition; TEXT_NONE: none. */
static gssize last_own_include(const struct edited_file *f)
{
	gssize found = TEXT_NONE;

	for (guint i = 0; i < f->lines->len; i++) {
		gssize line = (gssize)g_array_index(f->lines, gsize, i);

		if (g_str_has_prefix(f->text + line, "#include \"") && !create_conditional_depth(f, line) &&
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
		if (g_str_has_prefix(text, "#endif") && create_conditional_depth(f, line) == 1)
			last = line;
		break;
	}
	return last;
}

/* After the last "extern TYPE...;" of the header, outside of what is conditional there; or TEXT_NONE. */
static gssize after_externs(const struct edited_file *f, const char *start, guint base)
{
	gssize at = TEXT_NONE;

	for (guint i = 0; i < f->lines->len; i++) {
		gssize line = (gssize)g_array_index(f->lines, gsize, i);
		gssize next = ctext_line_end(f, line);

		if (g_str_has_prefix(f->text + line, start) && f->text[next - 1] == '\n' &&
		    memchr(f->text + line, ';', (gsize)(next - line)) &&
		    !g_str_has_prefix(f->text + line, "extern \"") &&
		    !memchr(f->text + line, '(', (gsize)(next - line)) &&
		    create_conditional_depth(f, line) == base)
			at = next;
	}
	return at;
}

static char *extern_text(const struct maker *m)
{
	GPtrArray *names = plan_variables(m->plan);
	GString *s = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++)
		g_string_append_printf(s, "extern struct workqueue_struct *%s;\n",
				       (const char *)names->pdata[i]);
	g_ptr_array_unref(names);
	return g_string_free(s, FALSE);
}

/* The first queue call that moves and is in the header itself; TEXT_NONE: there is none. */
static gssize first_use(const struct maker *m, const struct edited_file *f)
{
	gssize first = TEXT_NONE;

	for (guint i = 0; i < m->plan->moved->len; i++) {
		const struct function *fn = ((const struct queue_site *)m->plan->moved->pdata[i])->function;
		gssize at = (gssize)edited_offset(f, fn->at.line, 1);

		if (g_str_equal(fn->at.path, f->path) && (first == TEXT_NONE || at < first))
			first = at;
	}
	return first;
}

/* After the includes above `limit`, or else after the include guard; TEXT_NONE: there are none. */
static gssize head_of_header(const struct edited_file *f, gssize limit, guint base)
{
	gssize guard = TEXT_NONE, includes = TEXT_NONE;

	for (guint i = 0; i < f->lines->len; i++) {
		gssize line = (gssize)g_array_index(f->lines, gsize, i);

		if (line >= limit || create_conditional_depth(f, line) != base)
			continue;
		if (g_str_has_prefix(f->text + line, "#include"))
			includes = ctext_line_end(f, line);
		else if (guard == TEXT_NONE && (g_str_has_prefix(f->text + line, "#define") ||
						g_str_has_prefix(f->text + line, "#pragma once")))
			guard = ctext_line_end(f, line);
	}
	return includes == TEXT_NONE ? guard : includes;
}

static const char *declare_in(const struct maker *m, const char *path)
{
	struct edited_file *f = maker_file(m, path);
	g_autofree char *text = extern_text(m);
	gssize at, end, use;
	guint base;

	if (!f)
		return maker_printf(m, "%s can not be read", path);
	end = end_of_header(f);
	base = create_conditional_depth(f, end);
	at = after_externs(f, "extern struct workqueue_struct *", base);
	if (at == TEXT_NONE)
		at = after_externs(f, "extern ", base);
	use = first_use(m, f);
	if (use != TEXT_NONE && (at == TEXT_NONE || at > use)) {
		g_autofree char *lines = NULL;

		at = head_of_header(f, use, base);
		if (at == TEXT_NONE)
			return maker_printf(m, "%s has no place for a declaration above its functions", path);
		lines = g_strdup_printf("\n%s%s", text, ctext_is_blank(f, at) ? "" : "\n");
		edit_replace(f, (gsize)at, (gsize)at, lines);
		return NULL;
	}
	if (at != TEXT_NONE) {
		edit_replace(f, (gsize)at, (gsize)at, text);
		return NULL;
	}
	at = end;
	if (end && f->text[end - 1] != '\n')
		edit_replace(f, (gsize)at, (gsize)at, "\n\n");
	else if (at > 1 && !ctext_is_blank(f, ctext_line(f, at - 1)))
		edit_replace(f, (gsize)at, (gsize)at, "\n");
	edit_replace(f, (gsize)at, (gsize)at, text);
	if (end < (gssize)f->length)
		edit_replace(f, (gsize)at, (gsize)at, "\n");
	return NULL;
}

const char *create_declare(const struct maker *m, const GPtrArray *units)
{
	const char *header, *why = choose_header(m, units, &header);

	return why ? why : declare_in(m, header);
}
