/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * --build=KDIR: what the plan touches is built with kbuild, W=1, as modules of a copy that
 * is made of links: first as it was, then with the changes.  Only a difference counts; a file that does not
 * build as it was says something about KDIR.
 */
#include "build.h"

#include <string.h>

#include "base/child.h"

/* Modules of more units are not linked: all their objects would have to be made, twice. */
enum { SECONDS = 580, LINK_UNITS_MAX = 120 };

struct builder {
	struct plan *plan;
	const struct proof_options *o;
	char *farm, *config; /* the copy; the text of KDIR's .config */
	GPtrArray *modules; /* const struct module *: those with a touched unit */
	gboolean link; /* make the .ko as well */
	guint objects, linked;
};

static gboolean is_touched(const struct builder *b, const char *unit)
{
	const GPtrArray *files = b->plan->edits->files;

	for (guint i = 0; i < files->len; i++) {
		const struct edited_file *f = g_ptr_array_index(files, i);

		if (f->changes->len && g_str_equal(f->path, unit))
			return TRUE;
	}
	return FALSE;
}

static void find_modules(struct builder *b)
{
	const GPtrArray *files = b->plan->edits->files;

	for (guint i = 0; i < files->len; i++) {
		const struct edited_file *f = g_ptr_array_index(files, i);
		const GPtrArray *all = f->changes->len ? kbuild_modules_of(b->o->kbuild, f->path) : NULL;

		for (guint n = 0; all && n < all->len; n++)
			if (!g_ptr_array_find(b->modules, all->pdata[n], NULL))
				g_ptr_array_add(b->modules, all->pdata[n]);
	}
}

/* "file.c:12:3: warning: text" without the numbers; the first of its kind that only `now` has. */
static char *without_numbers(const char *line)
{
	GString *s = g_string_new(NULL);

	for (; *line; line++)
		if (!g_ascii_isdigit(*line))
			g_string_append_c(s, *line);
	return g_string_free(s, FALSE);
}

static GHashTable *complaints(const char *text)
{
	GHashTable *found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (guint i = 0; lines[i]; i++)
		if (strstr(lines[i], "warning:") || strstr(lines[i], "error:") ||
		    strstr(lines[i], "undefined!"))
			g_hash_table_add(found, without_numbers(lines[i]));
	return found;
}

/*
 * Modules may need what only a built kernel lists; without its list, all of it is unknown, but for the new
 * variables.
 */
static gboolean is_missing(const struct builder *b, const char *line)
{
	g_autofree char *list = g_build_filename(b->o->build, "Module.symvers", NULL);
	g_autoptr(GPtrArray) names = plan_variables(b->plan);
	gboolean is_ours = FALSE;

	for (guint i = 0; i < names->len; i++) {
		g_autofree char *name = g_strdup_printf("\"%s\"", (const char *)names->pdata[i]);

		is_ours |= strstr(line, name) != NULL;
	}
	return strstr(line, "undefined!") && (is_ours || g_file_test(list, G_FILE_TEST_EXISTS));
}

/* The first complaint in `now` that `was` does not have; or the first error of all for `was` NULL. */
static char *first_complaint(const struct builder *b, const char *was, const char *now)
{
	GHashTable *known = complaints(was ? was : "");
	g_auto(GStrv) lines = g_strsplit(now, "\n", -1);
	char *first = NULL;

	for (guint i = 0; lines[i] && !first; i++) {
		g_autofree char *text = without_numbers(lines[i]);

		if ((strstr(lines[i], "error:") || is_missing(b, lines[i]) ||
		     (was && strstr(lines[i], "warning:"))) &&
		    !g_hash_table_contains(known, text))
			first = g_strstrip(g_strdup(lines[i]));
	}
	g_hash_table_unref(known);
	return first;
}

/* Is the symbol on in KDIR? */
static gboolean is_configured(const struct builder *b, const char *config)
{
	g_autofree char *line = g_strdup_printf("\n%s=", config);

	return b->config && strstr(b->config, line);
}

/*
 * The include folders that the unit's Makefiles name in the module's own folder, in the copy: a Makefile may
 * name them by $(srctree)/$(src), which is no folder for a module outside of the tree.
 */
static void add_own_includes(const struct builder *b, const char *unit, const char *dir, GString *flags)
{
	const GPtrArray *words = kbuild_cflags_of(b->o->kbuild, unit);
	g_autofree char *own = g_build_filename("-I", b->o->tree->root, dir, NULL);

	for (guint i = 0; *dir && i < words->len; i++) {
		const char *word = words->pdata[i], *rest = word + strlen(own);
		g_autofree char *flag = NULL;

		if (!g_str_has_prefix(word, own) || (*rest && *rest != '/'))
			continue;
		flag = g_strdup_printf(" -I%s/%s%s ", b->farm, dir, rest);
		if (!strstr(flags->str, flag))
			g_string_append(flags, flag);
	}
}

/* make's arguments for all touched modules of one folder; strings to be freed. */
static GPtrArray *arguments(const struct builder *b, const char *dir)
{
	GPtrArray *argv = g_ptr_array_new_with_free_func(g_free);
	static const char *const start[] = { "env", "-u", "MAKEFLAGS", "-u", "MAKELEVEL", "LC_ALL=C",
					     "make", "-C" };
	GString *flags = g_string_new("KCFLAGS=");
	gsize skip = *dir ? strlen(dir) + 1 : 0;

	for (guint i = 0; i < G_N_ELEMENTS(start); i++)
		g_ptr_array_add(argv, g_strdup(start[i]));
	g_ptr_array_add(argv, g_strdup(b->o->build));
	g_ptr_array_add(argv, *dir ? g_strdup_printf("M=%s/%s", b->farm, dir) :
				     g_strdup_printf("M=%s", b->farm));
	g_ptr_array_add(argv, g_strdup("W=1"));
	g_ptr_array_add(argv, g_strdup("-k"));
	g_ptr_array_add(argv, g_strdup_printf("-j%u", g_get_num_processors()));
	g_ptr_array_add(argv, g_strdup("KBUILD_MODPOST_WARN=1"));
	for (guint i = 0; i < b->modules->len; i++) {
		const struct module *m = g_ptr_array_index(b->modules, i);

		if (!g_str_equal(m->dir, dir))
			continue;
		if (m->config)
			g_ptr_array_add(argv, g_strdup_printf("%s=m", m->config));
		if (m->config && !is_configured(b, m->config))
			g_string_append_printf(flags, " -D%s_MODULE=1", m->config);
		for (guint n = 0; n < m->units->len; n++) {
			const char *unit = g_ptr_array_index(m->units, n);

			if (!is_touched(b, unit) || !g_str_has_suffix(unit, ".c"))
				continue;
			add_own_includes(b, unit, dir, flags);
			if (!b->link)
				g_ptr_array_add(argv, g_strdup_printf("%.*s.o",
								      (int)(strlen(unit) - skip - 2),
								      unit + skip));
		}
		if (b->link)
			g_ptr_array_add(argv, g_strdup_printf("%s.ko", m->name));
	}
	g_ptr_array_add(argv, g_string_free(flags, FALSE));
	g_ptr_array_add(argv, NULL);
	return argv;
}

/* Builds one folder; what make said is appended to text.  TRUE if all went well. */
static gboolean build_folder(const struct builder *b, const char *dir, GString *text)
{
	GPtrArray *argv = arguments(b, dir);
	struct child_result r;
	gboolean ok = FALSE;

	if (child_run((const char *const *)argv->pdata, NULL, NULL, SECONDS, &r) == 0) {
		g_string_append_printf(text, "%s\n%s\n", r.out, r.err);
		ok = r.status == 0;
		child_result_clear(&r);
	}
	g_ptr_array_unref(argv);
	return ok;
}

static gboolean build_all(const struct builder *b, GString *text)
{
	gboolean ok = TRUE;

	for (guint i = 0; i < b->modules->len; i++) {
		const char *dir = ((const struct module *)b->modules->pdata[i])->dir;
		gboolean done = FALSE;

		for (guint n = 0; n < i; n++)
			done |= g_str_equal(((const struct module *)b->modules->pdata[n])->dir, dir);
		if (!done)
			ok &= build_folder(b, dir, text);
	}
	return ok;
}

static gboolean exists(const struct builder *b, const char *path)
{
	g_autofree char *full = g_build_filename(b->farm, path, NULL);

	return g_file_test(full, G_FILE_TEST_IS_REGULAR);
}

/* What is there after a build; make passes by what KDIR's configuration leaves out. */
static void count_results(struct builder *b)
{
	b->objects = b->linked = 0;
	for (guint i = 0; i < b->modules->len; i++) {
		const struct module *m = g_ptr_array_index(b->modules, i);
		g_autofree char *name = g_strdup_printf("%s/%s.ko", *m->dir ? m->dir : ".", m->name);

		b->linked += exists(b, name);
		for (guint n = 0; n < m->units->len; n++) {
			const char *unit = g_ptr_array_index(m->units, n);
			g_autofree char *object = g_strdup_printf("%.*so", (int)strlen(unit) - 1, unit);

			b->objects += is_touched(b, unit) && exists(b, object);
		}
	}
}

static void say_built(const struct builder *b, guint objects, guint linked, char **said)
{
	g_autofree char *modules =
		linked ? g_strdup_printf("%u %s", linked, linked == 1 ? "module" : "modules") :
			 g_strdup("no module (too large, or not possible here)");

	*said = g_strdup_printf("kbuild (W=1) in %s compiles %u %s and links %s without new warnings",
				b->o->build, objects, objects == 1 ? "object" : "objects", modules);
}

static char *compare(struct builder *b, char **said)
{
	g_autoptr(GString) was = g_string_new(NULL), now = g_string_new(NULL);
	g_autofree char *first = NULL;
	guint objects, linked;
	gboolean ok;

	/* what can only be built in, or a tree that is not ready to link modules, is compiled only */
	if (b->link && !build_all(b, was))
		b->link = FALSE;
	/* one by one, some may be files that the configuration leaves out and that can not be built */
	ok = b->link || build_all(b, was);
	count_results(b);
	if (!ok && !b->objects) {
		first = first_complaint(b, NULL, was->str);
		*said = g_strdup_printf("not built: already the unchanged files do not build in %s%s%s",
					b->o->build, first ? ": " : "", first ? first : "");
		return NULL;
	}
	objects = b->objects;
	linked = b->linked;
	if (!objects) {
		*said = g_strdup_printf("not built: the configuration of %s leaves these files out",
					b->o->build);
		return NULL;
	}
	if (farm_change(b->farm, b->plan->edits) < 0)
		return g_strdup("the copy to build could not be changed");
	if (!build_all(b, now) && ok) {
		first = first_complaint(b, was->str, now->str);
		return g_strdup_printf("it does not build: %s", first ? first : "make fails");
	}
	first = first_complaint(b, was->str, now->str);
	if (first)
		return g_strdup_printf("the build complains: %s", first);
	count_results(b);
	if (b->objects < objects || b->linked < linked)
		return g_strdup("the build makes fewer files than before");
	b->plan->compiled = objects;
	b->plan->linked = linked;
	say_built(b, objects, linked, said);
	return NULL;
}

char *build_check(struct plan *plan, const struct proof_options *o, char **said)
{
	struct builder b = { plan, o, g_build_filename(o->tmpdir, "build", NULL), NULL,
			     g_ptr_array_new(), TRUE, 0, 0 };
	const char *const clean[] = { "rm", "-rf", b.farm, NULL };
	g_autofree char *config = g_build_filename(o->build, ".config", NULL);
	struct child_result r;
	char *problem = NULL;
	guint units = 0;

	*said = NULL;
	g_file_get_contents(config, &b.config, NULL, NULL);
	find_modules(&b);
	for (guint i = 0; i < b.modules->len; i++)
		units += ((const struct module *)b.modules->pdata[i])->units->len;
	b.link = units <= LINK_UNITS_MAX;
	for (guint i = 0; i < b.modules->len && !problem; i++)
		if (farm_make(o->tree->root, b.farm, ((const struct module *)b.modules->pdata[i])->dir) < 0)
			problem = g_strdup("no copy to build could be made");
	if (!problem && plan->edits->tree && farm_see(b.farm, plan->edits->tree->overlay) < 0)
		problem = g_strdup("the copy to build could not be made like the tree");
	if (!problem && b.modules->len)
		problem = compare(&b, said);
	else if (!problem)
		*said = g_strdup("not built: no Kbuild file names these files");
	if (child_run(clean, NULL, NULL, SECONDS, &r) == 0)
		child_result_clear(&r);
	g_ptr_array_free(b.modules, TRUE);
	g_free(b.farm);
	g_free(b.config);
	return problem;
}
