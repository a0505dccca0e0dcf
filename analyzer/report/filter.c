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
 * The place of a finding within those of the same fingerprint; seen maps
 * "fingerprint" to their number and holds "fingerprint place" for each.
 * FALSE: it was seen at this place.
 */
static gboolean number(GHashTable *seen, struct finding *f)
{
	char fingerprint[33];
	char *place;

	f->occurrence = 0;
	finding_fingerprint(f, fingerprint);
	place = g_strdup_printf("%s %u:%u", fingerprint, f->at.line, f->at.column);
	if (!g_hash_table_add(seen, place))
		return FALSE;
	f->occurrence = GPOINTER_TO_UINT(g_hash_table_lookup(seen, fingerprint));
	g_hash_table_insert(seen, g_strdup(fingerprint), GUINT_TO_POINTER(f->occurrence + 1));
	return TRUE;
}

void filter_apply(const struct filter *filter, struct report *r)
{
	GPtrArray *all = r->findings;
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	unsigned int i, kept = 0;

	g_ptr_array_sort(all, by_place);
	g_array_sort(r->not_analysed, by_path);
	g_array_sort(r->missed, by_location);
	for (i = 0; i < all->len; i++) {
		struct finding *f = g_ptr_array_index(all, i);

		if ((f->confidence == CONFIDENCE_POSSIBLE && !filter->inconclusive) ||
		    !number(seen, f)) {
			finding_free(f);
			continue;
		}
		raise_severity(filter, f);
		all->pdata[kept++] = f;
	}
	/* the rest of the array was freed or moved to the front */
	while (all->len > kept)
		g_ptr_array_steal_index(all, all->len - 1);
	g_hash_table_destroy(seen);
}
