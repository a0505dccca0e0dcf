/* SPDX-License-Identifier: GPL-2.0-only */
/* Facts of single units for the cache, as a build makes them. */
#include "base/log.h"
#include "run.h"

int run_collect(struct run *r)
{
	GPtrArray *facts = g_ptr_array_new_with_free_func((GDestroyNotify)facts_free);
	int status = parser_facts(r->parser, r->scope, facts);

	for (guint i = 0; i < facts->len; i++) {
		const struct facts *f = g_ptr_array_index(facts, i);

		if (!f->text)
			note("%s not analysed: %s", f->path, f->reason);
	}
	g_ptr_array_unref(facts);
	return status;
}
