/* SPDX-License-Identifier: GPL-2.0-only */
/* Step 1: the names of the new workqueues, from the module and from what tells them apart. */
#include <string.h>

#include "create.h"

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

/* Is the site's flush somewhere else? */
static gboolean is_elsewhere(const struct maker *m, const struct plan_site *site, const char *path)
{
	const struct function *f;
	const struct event *e;

	return maker_flush(m, site, &f, &e) || !g_str_equal(f->at.path, path);
}

/*
 * The one file that queues and flushes, as "module_file": what the workqueue is for.  NULL: there are
 * several.  *is_part: the file's own name starts like that.
 */
static const char *only_file(const struct maker *m, const char *base, gboolean *is_part)
{
	const GPtrArray *moved = m->plan->moved;
	const char *path = moved->len ? ((struct queue_site *)moved->pdata[0])->at.path : NULL;
	g_autofree char *name = NULL, *stem = NULL;

	for (guint i = 0; i < moved->len; i++)
		if (!g_str_equal(((struct queue_site *)moved->pdata[i])->at.path, path))
			return NULL;
	for (guint i = 0; path && i < m->plan->sites->len; i++)
		if (is_elsewhere(m, m->plan->sites->pdata[i], path))
			return NULL;
	if (!path || !g_str_has_suffix(path, ".c"))
		return NULL;
	name = g_path_get_basename(path);
	name[strlen(name) - 2] = '\0';
	stem = create_symbol(name);
	if (g_str_equal(stem, base))
		return NULL;
	*is_part = g_str_has_prefix(stem, base);
	return *is_part ? maker_printf(m, "%s", stem) : maker_printf(m, "%s_%s", base, stem);
}

/* "long" for system_long_wq, "" for the one that schedule_work() uses. */
static char *word_of(const struct maker *m, const char *wq)
{
	char *word;

	if (g_str_equal(wq, tree_default_wq(m->program->tree)))
		return g_strdup("");
	word = g_strdup(g_str_has_prefix(wq, "system_") ? wq + strlen("system_") : wq);
	if (g_str_has_suffix(word, "_wq"))
		word[strlen(word) - strlen("_wq")] = '\0';
	return word;
}

/* "BASE_WORD_wq", with another word in between if that is taken; NULL: no good name is free. */
static const char *choose(const struct maker *m, const char *word)
{
	const char *module = module_name(m->plan->home);
	g_autofree char *base = create_symbol(module ? module : "module");
	g_autofree char *middle = *word ? g_strconcat("_", word, NULL) : g_strdup("");
	gboolean is_part;
	const char *file = only_file(m, base, &is_part);
	char *tail = g_str_has_suffix(base, "_wq") ? base + strlen(base) - strlen("_wq") : NULL;
	const char *names[5];

	if (tail)
		*tail = '\0';
	/* a file that says more than the module goes first */
	names[0] = file && is_part ? maker_printf(m, "%s%s_wq", file, middle) : NULL;
	names[1] = maker_printf(m, "%s%s_wq", base, middle);
	names[2] = file ? maker_printf(m, "%s%s_wq", file, middle) : NULL;
	names[3] = maker_printf(m, "%s%s_flush_wq", base, middle);
	names[4] = maker_printf(m, "%s%s_module_wq", base, middle);
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (names[i] && !is_taken(m, names[i]))
			return names[i];
	return NULL;
}

/* Is a new workqueue made in place of this one? */
static gboolean is_wanted(const struct plan *plan, const struct plan_queue *q)
{
	for (guint i = 0; i < plan->sites->len; i++) {
		const struct plan_site *site = g_ptr_array_index(plan->sites, i);

		if (plan_wants_queue(site) && wq_value_has(&site->use->wq, q->wq))
			return TRUE;
	}
	return FALSE;
}

/* For each of the plan's workqueues the first one that a new workqueue stands for as well; or -1. */
static GArray *find_groups(const struct maker *m, guint *count)
{
	const GArray *queues = m->plan->queues;
	GArray *groups = g_array_new(FALSE, FALSE, sizeof(int));

	*count = 0;
	for (guint i = 0; i < queues->len; i++) {
		const struct plan_queue *q = &g_array_index(queues, struct plan_queue, i);
		g_autofree char *flags = create_flags(m, q->wq);
		int group = is_wanted(m->plan, q) ? (int)i : -1;

		for (guint n = 0; n < i && group == (int)i; n++) {
			g_autofree char *other = create_flags(
				m, g_array_index(queues, struct plan_queue, n).wq);

			if (g_array_index(groups, int, n) >= 0 && g_str_equal(flags, other))
				group = g_array_index(groups, int, n);
		}
		*count += group == (int)i;
		g_array_append_val(groups, group);
	}
	return groups;
}

/* One that stands for the usual system workqueue as well needs no more than the module's name. */
static char *word_of_group(const struct maker *m, const GArray *groups, int group)
{
	char *word = NULL;

	for (guint i = 0; i < groups->len; i++) {
		const struct plan_queue *q = &g_array_index(m->plan->queues, struct plan_queue, i);
		g_autofree char *own = word_of(m, q->wq);

		if (g_array_index(groups, int, i) == group && (!word || !*own)) {
			g_free(word);
			word = g_steal_pointer(&own);
		}
	}
	return word;
}

static const char *name_groups(const struct maker *m, const GArray *groups, guint count)
{
	const char *asked = m->options->wq_name;

	for (guint i = 0; i < groups->len; i++) {
		struct plan_queue *q = &g_array_index(m->plan->queues, struct plan_queue, i);
		int group = g_array_index(groups, int, i);
		g_autofree char *word = group == (int)i ? word_of_group(m, groups, group) : NULL;

		if (group < 0)
			continue;
		if (!word)
			q->variable = g_array_index(m->plan->queues, struct plan_queue, group).variable;
		else
			q->variable = asked ? maker_printf(m, "%s", asked) :
					      choose(m, count > 1 ? word : "");
		if (!q->variable)
			return "no good name for the workqueue is free";
	}
	return NULL;
}

const char *create_choose_name(const struct maker *m)
{
	const char *asked = m->options->wq_name, *why;
	GArray *groups;
	GPtrArray *names;
	g_autofree char *text = NULL;
	guint count;

	if (asked && is_taken(m, asked))
		return maker_printf(m, "the name %s is taken", asked);
	plan_name_queues(m->plan, NULL);
	groups = find_groups(m, &count);
	if (asked && count > 1)
		why = maker_printf(m, "%u workqueues are needed, but %s is the name of one", count, asked);
	else
		why = name_groups(m, groups, count);
	g_array_unref(groups);
	names = plan_variables(m->plan);
	text = plan_words(names);
	m->plan->variable = names->len ? maker_printf(m, "%s", text) : NULL;
	g_ptr_array_unref(names);
	return why;
}
