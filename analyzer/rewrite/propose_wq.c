/* SPDX-License-Identifier: GPL-2.0-only */
/* Proposals for workqueues: a flush that does nothing, an allocation by its old name. */
#include <string.h>

#include "proposer.h"

/* The call of this kind where the finding is. */
static const struct event *event_here(const struct proposer *x, enum api_kind kind)
{
	for (guint i = 0; i < x->program->functions->len; i++) {
		const struct function *f = g_ptr_array_index(x->program->functions, i);

		if (!g_str_equal(f->at.path, x->finding->at.path))
			continue;
		for (unsigned int b = 0; b < f->nblocks; b++)
			for (unsigned int n = 0; n < f->blocks[b].nevents; n++) {
				const struct event *e = &f->blocks[b].events[n];

				if (e->kind == EVENT_CALL && e->api && e->api->kind == kind &&
				    e->line == x->finding->at.line &&
				    e->column == x->finding->at.column)
					return e;
			}
	}
	return NULL;
}

const char *propose_redundant(const struct proposer *x)
{
	const struct event *e = event_here(x, API_WQ_FLUSH);
	struct edited_file *f = x->file;
	struct statement s;
	gssize from, to, above;

	if (!e || !propose_call(x, e, &from, &to) || !ctext_statement(f, from, to, &s))
		return "the flush is no plain statement";
	if (s.body || s.line == TEXT_NONE)
		return "the flush is all that a condition does, or shares its line";
	from = s.line;
	above = from > 0 ? ctext_line(f, from - 1) : from;
	if (from > above && ctext_is_blank(f, above) &&
	    s.line_end < (gssize)f->length && ctext_is_blank(f, s.line_end))
		from = above;
	edit_replace(f, (gsize)from, (gsize)s.line_end, "");
	return NULL;
}

/* What <linux/workqueue.h> says that the old calls are, without __WQ_LEGACY. */
static const struct {
	const char *old, *call, *flags, *rest;
} allocations[] = {
	{ "create_workqueue", "alloc_workqueue", "WQ_MEM_RECLAIM", ", 1" },
	{ "create_freezable_workqueue", "alloc_workqueue",
	  "WQ_FREEZABLE | WQ_UNBOUND | WQ_MEM_RECLAIM", ", 1" },
	{ "create_singlethread_workqueue", "alloc_ordered_workqueue", "WQ_MEM_RECLAIM", "" },
};

const char *propose_alloc(const struct proposer *x)
{
	const struct event *e = event_here(x, API_WQ_ALLOC);
	gssize from, to, open;

	if (!e || !propose_call(x, e, &from, &to))
		return "the call is inside of a macro";
	open = from + (gssize)strcspn(x->file->text + from, "(");
	for (guint i = 0; i < G_N_ELEMENTS(allocations); i++) {
		g_autofree char *name = NULL, *text = NULL;
		gboolean plain;

		if (!g_str_equal(e->written, allocations[i].old))
			continue;
		name = g_strstrip(g_strndup(x->file->text + open + 1, (gsize)(to - open - 2)));
		plain = *name == '"' && !strchr(name, '%') && name[strlen(name) - 1] == '"';
		text = g_strdup_printf("%s(%s, %s%s%s%s)", allocations[i].call,
				       plain ? name : "\"%s\"", allocations[i].flags,
				       allocations[i].rest, plain ? "" : ", ", plain ? "" : name);
		edit_replace(x->file, (gsize)from, (gsize)to, text);
		return NULL;
	}
	return "what the call means is not known";
}
