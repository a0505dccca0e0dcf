/* SPDX-License-Identifier: GPL-2.0-only */
/* Proposals: from places of findings to functions, calls and locks. */
#include <string.h>

#include "lockgraph.h"
#include "proposer.h"

struct proposer propose_elsewhere(const struct proposer *x, const char *path)
{
	struct proposer y = *x;

	y.file = *path == '/' ? NULL : edits_file(x->plan->edits, path);
	return y;
}

const struct function *propose_function(const struct proposer *x, const char *path,
					unsigned int line)
{
	const GPtrArray *all = x->program->functions;

	for (guint i = 0; i < all->len; i++) {
		const struct function *f = g_ptr_array_index(all, i);

		if (f->at.line <= line && line <= f->end_line && g_str_equal(f->at.path, path))
			return f;
	}
	return NULL;
}

const struct event *propose_event(const struct function *f, unsigned int line, unsigned int column)
{
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_CALL && e->api && e->line == line &&
			    e->column == column)
				return e;
		}
	return NULL;
}

const struct expr *propose_object(const struct proposer *x, const struct function *f,
				  const struct event *e)
{
	int i = e->api->object;

	if (i < 0 || (unsigned int)i >= e->nargs)
		return NULL;
	return expr_deref(x->program->locks->exprs, lock_expr(x->program->locks, f, e->args[i]));
}

const char *propose_title(const struct proposer *x, const struct expr *object,
			  const struct function *f)
{
	const char *name = lock_class_name(x->program->locks, object, f);
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}
