/* SPDX-License-Identifier: GPL-2.0-only */
/* Order, duplicates, tiers and severities: the last step before printing. */
#include "filter.h"

#include <string.h>

#include "checks.h"

static gint by_place(gconstpointer a, gconstpointer b)
{
	const struct finding *x = *(const struct finding *const *)a;
	const struct finding *y = *(const struct finding *const *)b;
	int order = finding_compare(x, y);

	/* equal so far: the surest first, so that it is the one that stays */
	if (!order)
		order = (int)x->confidence - (int)y->confidence;
	if (!order)
		order = g_strcmp0(x->subject, y->subject);
	return order;
}

static gint by_path(gconstpointer a, gconstpointer b)
{
	const struct skipped *x = a, *y = b;
	int order = g_strcmp0(x->path, y->path);

	return order ? order : g_strcmp0(x->reason, y->reason);
}

static gint by_location(gconstpointer a, gconstpointer b)
{
	const struct missed_call *x = a, *y = b;
	int order = location_compare(&x->at, &y->at);

	return order ? order : g_strcmp0(x->word, y->word);
}

/* The severity that --warnings-as-errors asks for. */
static void raise_severity(const struct filter *filter, struct finding *f)
{
	unsigned int count;
	const struct check *c = checks_find(f->check), *all = checks_all(&count);

	if (filter->fatal && c && filter->fatal[c - all] && f->severity == SEVERITY_WARNING)
		f->severity = SEVERITY_ERROR;
}

/*
 * Numbers the finding within those of the same identity: in its file, and its file among the
 * others.  seen maps an identity to the number of its files, "identity\npath" to how many the file
 * has and "identity\npath\nplace" to itself.  FALSE: it was seen at this place.
 */
static gboolean number(GHashTable *seen, struct finding *f)
{
	char identity[33];
	char *file, *place;
	unsigned int files;

	f->occurrence = 0;
	f->twin = 0;
	finding_identity(f, identity);
	files = GPOINTER_TO_UINT(g_hash_table_lookup(seen, identity));
	file = g_strdup_printf("%s\n%s", identity, f->at.path);
	place = g_strdup_printf("%s\n%u:%u", file, f->at.line, f->at.column);
	if (!g_hash_table_add(seen, place)) {
		g_free(file);
		return FALSE;
	}
	f->occurrence = GPOINTER_TO_UINT(g_hash_table_lookup(seen, file));
	/* findings come sorted by path, so this file is the newest of them, or a new one */
	f->twin = f->occurrence ? files - 1 : files;
	if (!f->occurrence)
		g_hash_table_insert(seen, g_strdup(identity), GUINT_TO_POINTER(files + 1));
	g_hash_table_insert(seen, file, GUINT_TO_POINTER(f->occurrence + 1));
	return TRUE;
}

struct pass {
	const struct filter *filter;
	GHashTable *seen;
	struct ignores *ignores; /* NULL: not asked for */
};

static gboolean is_shown(const void *context, const struct finding *f)
{
	const struct pass *p = context;

	if (f->confidence == CONFIDENCE_POSSIBLE && !p->filter->inconclusive)
		return FALSE;
	if (p->filter->suppressions && suppressions_has(p->filter->suppressions, f))
		return FALSE;
	return !p->ignores || !ignores_has(p->ignores, f);
}

void filter_keep(struct report *r, gboolean (*keep)(const void *context, const struct finding *f),
		 const void *context)
{
	GPtrArray *all = r->findings;
	unsigned int i, kept = 0;

	for (i = 0; i < all->len; i++) {
		struct finding *f = g_ptr_array_index(all, i);

		if (keep(context, f))
			all->pdata[kept++] = f;
		else
			finding_free(f);
	}
	/* the rest of the array was freed or moved to the front */
	while (all->len > kept)
		g_ptr_array_steal_index(all, all->len - 1);
}

/* All are numbered, so that no option changes the fingerprint of what is shown. */
static gboolean is_new(const void *context, const struct finding *f)
{
	return number(((const struct pass *)context)->seen, (struct finding *)(gpointer)f);
}

void filter_apply(const struct filter *filter, struct report *r)
{
	struct pass pass = { .filter = filter };
	unsigned int i;

	g_ptr_array_sort(r->findings, by_place);
	g_array_sort(r->not_analysed, by_path);
	g_array_sort(r->missed, by_location);
	pass.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	filter_keep(r, is_new, &pass);
	g_hash_table_destroy(pass.seen);
	if (filter->ignores && r->tree)
		pass.ignores = ignores_new(r->tree);
	filter_keep(r, is_shown, &pass);
	ignores_free(pass.ignores);
	for (i = 0; i < r->findings->len; i++)
		raise_severity(filter, g_ptr_array_index(r->findings, i));
}
