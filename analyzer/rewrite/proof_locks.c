/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A rewrite may not bring a new way to hang: a wait by name under a lock that the handler takes, or
 * a workqueue whose items wait for one another.  The lock analysis says so of both programs.
 */
#include "proof_queue.h"

#include <string.h>

#include "checks.h"
#include "lockgraph.h"

static const char *const ids[] = { "wq-flush-under-lock", "wq-flush-self", "wq-flush-reclaim",
				   "lock-order", "lock-recursive", "lock-sleep-atomic" };

static GPtrArray *findings_of(const struct program *p, const char *id)
{
	GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
	const struct check *check = checks_find(id);

	if (check)
		check->run(p, found);
	return found;
}

static char *fingerprint(const struct finding *f)
{
	char text[33];

	finding_fingerprint(f, text);
	return g_strdup(text);
}

static GHashTable *known_findings(const struct program *p, const char *id)
{
	GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *found = findings_of(p, id);

	for (guint i = 0; i < found->len; i++)
		g_hash_table_add(known, fingerprint(found->pdata[i]));
	g_ptr_array_unref(found);
	return known;
}

/* The first finding of the check that only the new program has. */
static char *first_new(const struct program *before, const struct program *after, const char *id)
{
	GHashTable *known = NULL;
	GPtrArray *found = findings_of(after, id);
	char *text = NULL;

	if (found->len)
		known = known_findings(before, id);
	for (guint i = 0; i < found->len && !text; i++) {
		const struct finding *f = g_ptr_array_index(found, i);
		g_autofree char *print = fingerprint(f);

		if (f->confidence != CONFIDENCE_POSSIBLE && !g_hash_table_contains(known, print))
			text = g_strdup_printf("%s:%u: %s [%s]", f->at.path, f->at.line, f->message,
					       f->check);
	}
	if (known)
		g_hash_table_unref(known);
	g_ptr_array_unref(found);
	return text;
}

/* How many findings of its kind there are that can not be told from it. */
static guint count_of(const struct program *p, const struct finding *f)
{
	GPtrArray *found = findings_of(p, f->check);
	g_autofree char *print = fingerprint(f);
	guint n = 0;

	for (guint i = 0; i < found->len; i++) {
		g_autofree char *other = fingerprint(found->pdata[i]);

		n += g_str_equal(print, other);
	}
	g_ptr_array_unref(found);
	return n;
}

static char *check_gone(const struct finding *f, const struct program *before,
			const struct program *after)
{
	return count_of(after, f) < count_of(before, f) ? NULL :
							  g_strdup("the finding is still there");
}

/* All checks for a proposal: what mends one thing may break another. */
static char *check_others(const struct program *before, const struct program *after)
{
	unsigned int count;
	const struct check *all = checks_all(&count);
	char *problem = NULL;

	for (unsigned int i = 0; i < count && !problem; i++)
		if (!g_str_equal(all[i].id, "wq-flush-system"))
			problem = first_new(before, after, all[i].id);
	return problem;
}

char *proof_of_locks(const GPtrArray *gone, struct program *before, struct program *after,
		     gboolean *reclaim)
{
	char *problem = NULL;

	*reclaim = FALSE;
	if (lock_model_build(before) || lock_model_build(after))
		return g_strdup("the locks could not be analysed");
	for (guint i = 0; gone && i < gone->len && !problem; i++)
		problem = check_gone(gone->pdata[i], before, after);
	if (gone)
		return problem ? problem : check_others(before, after);
	for (guint i = 0; i < G_N_ELEMENTS(ids) && !problem; i++) {
		problem = first_new(before, after, ids[i]);
		*reclaim = problem && g_str_equal(ids[i], "wq-flush-reclaim");
	}
	return problem;
}
