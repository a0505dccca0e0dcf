/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A function in a header is shown by many units and kept once.  The copy of the
 * unit that comes first by path counts, so that the order of loading has no
 * effect.
 */
#include "load.h"

#include <string.h>

/* Paths and names are interned, so their addresses identify them. */
static guint place_hash(gconstpointer key)
{
	const struct function *f = key;

	return g_direct_hash(f->at.path) ^ g_direct_hash(f->name) * 31 ^ f->at.line * 2654435761u;
}

static gboolean place_equal(gconstpointer a, gconstpointer b)
{
	const struct function *x = a, *y = b;

	return x->at.path == y->at.path && x->name == y->name && x->at.line == y->at.line &&
	       x->at.column == y->at.column;
}

GHashTable *load_places_new(void)
{
	return g_hash_table_new(place_hash, place_equal);
}

struct function *load_known(const struct program *p, const struct function *like)
{
	return g_hash_table_lookup(p->places, like);
}

/* The unit is fine: its functions become part of the program. */
void load_commit(struct program *p, struct program_unit *u)
{
	struct function *f, *known;

	for (unsigned int i = 0; i < u->functions->len; i++) {
		f = g_ptr_array_index(u->functions, i);
		known = load_known(p, f);
		if (known == f)
			continue;
		if (!known) {
			g_hash_table_add(p->places, f);
			g_ptr_array_add(p->functions, f);
		} else if (known->unit == u) {
			g_ptr_array_add(p->functions, f); /* another configuration of it */
		} else {
			*known = *f;
			u->functions->pdata[i] = known;
		}
	}
	g_ptr_array_add(p->units, u);
}
