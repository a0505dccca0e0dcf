/* SPDX-License-Identifier: GPL-2.0-only */
/* From plans to patches. */
#include "series.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "message.h"
#include "posting.h"

static void patch_free(gpointer data)
{
	struct patch *p = data;

	people_clear(&p->people);
	g_free(p->module);
	g_free(p->subject);
	g_free(p->message);
	g_free(p->diff);
	g_free(p);
}

struct series *series_new(const struct tree *t, const struct series_options *o)
{
	struct series *s = g_new0(struct series, 1);

	s->tree = t;
	s->options = o;
	s->patches = g_ptr_array_new_with_free_func(patch_free);
	s->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	s->repo = repo_new(t, o);
	if (s->repo)
		return s;
	series_free(s);
	return NULL;
}

void series_free(struct series *s)
{
	if (!s)
		return;
	repo_free(s->repo);
	g_ptr_array_free(s->patches, TRUE);
	g_hash_table_unref(s->files);
	g_free(s);
}

gboolean series_is_empty(const struct series *s)
{
	return s->patches->len == 0;
}

/* The findings at the flushes of the plan. */
static GPtrArray *findings_of(const struct plan *plan, const GPtrArray *findings)
{
	GPtrArray *own = g_ptr_array_new();

	for (guint i = 0; i < findings->len; i++) {
		struct finding *f = g_ptr_array_index(findings, i);

		for (guint n = 0; n < plan->sites->len; n++) {
			const struct plan_site *site = g_ptr_array_index(plan->sites, n);

			if (!location_compare(&site->use->at, &f->at) &&
			    g_str_equal(f->check, "wq-flush-system"))
				g_ptr_array_add(own, f);
		}
	}
	return own;
}

/* The unit that names the patch: it owns the new workqueue, or has the first flush. */
static const struct program_unit *main_unit(const struct plan *plan)
{
	if (plan->finding)
		return plan->units->pdata[0];
	return plan->home ? plan->home :
			    ((struct plan_site *)plan->sites->pdata[0])->use->function->unit;
}

static char *module_of(const struct program_unit *u)
{
	char *name, *dot;

	if (u->modules->len)
		return g_strdup(((struct module *)u->modules->pdata[0])->name);
	name = g_path_get_basename(u->path);
	dot = strrchr(name, '.');
	if (dot)
		*dot = '\0';
	return name;
}

/* The changed files; const char *, NULL-terminated, the array to be freed. */
static const char **files_of(const struct plan *plan)
{
	GPtrArray *files = g_ptr_array_new();

	for (guint i = 0; i < plan->edits->files->len; i++) {
		const struct edited_file *f = g_ptr_array_index(plan->edits->files, i);

		if (f->changes->len)
			g_ptr_array_add(files, f->path);
	}
	g_ptr_array_add(files, NULL);
	return (const char **)g_ptr_array_free(files, FALSE);
}

/* Two patches of one file would each be made against the file without the other. */
static gboolean meets_another(const struct series *s, const char *const *files, const char *module)
{
	for (; *files; files++) {
		if (!g_hash_table_contains(s->files, *files))
			continue;
		error("%s: another patch of the series changes %s as well; run again when that one is "
		      "applied",
		      module, *files);
		return TRUE;
	}
	return FALSE;
}

static void write_texts(const struct series *s, struct patch *patch, const struct plan *plan,
			const char *const *files, const GPtrArray *findings, const struct queues *q)
{
	g_autofree char *folder = g_path_get_dirname(main_unit(plan)->path);
	struct prefix prefix = history_prefix(s->repo, files, folder, patch->module);
	GPtrArray *own = findings_of(plan, findings);
	struct message m = { plan, own, q, s->options->signoff ? s->repo->committer : NULL };

	patch->subject = message_subject(plan, prefix.text, prefix.capital);
	patch->message = message_text(&m, patch->subject);
	patch->diff = g_strdup(plan->diff);
	patch->strategy = plan->finding ?
				  plan->finding->check :
				  strategy_name(((struct plan_site *)plan->sites->pdata[0])->strategy);
	patch->is_flush = !plan->finding;
	patch->is_compiled = plan->compiled > 0;
	g_free(prefix.text);
	g_ptr_array_free(own, TRUE);
}

gboolean series_add(struct series *s, const struct plan *plan, const GPtrArray *findings,
		    const struct queues *q)
{
	g_autofree char *module = module_of(main_unit(plan));
	g_autofree const char **files = files_of(plan);
	struct patch *patch;

	if (meets_another(s, files, module) || repo_add_files(s->repo, plan->edits) < 0)
		return FALSE;
	patch = g_new0(struct patch, 1);
	patch->module = g_steal_pointer(&module);
	people_find(&patch->people, s->tree, plan->diff);
	write_texts(s, patch, plan, files, findings, q);
	for (guint i = 0; files[i]; i++)
		g_hash_table_add(s->files, g_strdup(files[i]));
	g_ptr_array_add(s->patches, patch);
	return TRUE;
}

int series_write(struct series *s, const char *folder, GPtrArray *names)
{
	GPtrArray *postings = postings_of(s);
	int result = 0;

	for (guint i = 0; i < postings->len && !result; i++)
		result = posting_write(s, postings->pdata[i], folder, names);
	g_ptr_array_free(postings, TRUE);
	return result;
}
