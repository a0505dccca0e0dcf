/* SPDX-License-Identifier: GPL-2.0-only */
/* Proposals: their words and their edits. */
#include "base/arena.h"
#include "proposer.h"

const char *propose_printf(const struct proposer *x, const char *fmt, ...)
{
	va_list ap;
	const char *kept;

	va_start(ap, fmt);
	kept = arena_vprintf(x->program->arena, fmt, ap);
	va_end(ap);
	return kept;
}

gboolean propose_call(const struct proposer *x, const struct event *e, gssize *from, gssize *to)
{
	*from = (gssize)edited_offset(x->file, e->line, e->column);
	*to = (gssize)edited_offset(x->file, e->end_line, e->end_column);
	return ctext_is_call(x->file, *from, *to, e->written);
}

/* Text of a file with \r\n has both at each line's end; edits are given without. */
static char *without_returns(const char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, "\r\n", -1);

	return g_strjoinv("\n", parts);
}

void propose_edit(struct edited_file *f, gssize from, gssize to, const char *text)
{
	g_autofree char *new = without_returns(text);

	for (guint i = 0; i < f->changes->len; i++) {
		const struct edit_change *c = &g_array_index(f->changes, struct edit_change, i);
		g_autofree char *old = without_returns(c->text);

		if ((gssize)c->from == from && (gssize)c->to == to && g_str_equal(old, new))
			return;
	}
	edit_replace(f, (gsize)from, (gsize)to, new);
}

void propose_note(const struct proposer *x, const char *text)
{
	struct plan *plan = x->plan;

	if (!plan->hazards)
		plan->hazards = g_ptr_array_new();
	if (!g_ptr_array_find(plan->hazards, text, NULL)) /* interned */
		g_ptr_array_add(plan->hazards, (gpointer)text);
}
