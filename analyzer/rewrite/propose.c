/* SPDX-License-Identifier: GPL-2.0-only */
/* Which finding gets which proposal. */
#include "propose.h"

#include <string.h>

#include "base/arena.h"
#include "proposer.h"

static const struct {
	const char *check;
	const char *(*edit)(const struct proposer *x);
} kinds[] = {
	{ "lock-leak", propose_leak },
	{ "lock-uninit", propose_uninit },
	{ "wq-deprecated-alloc", propose_alloc },
	{ "wq-flush-redundant", propose_redundant },
};

const char *propose_printf(const struct proposer *x, const char *fmt, ...)
{
	va_list ap;
	char *text;
	const char *kept;

	va_start(ap, fmt);
	text = g_strdup_vprintf(fmt, ap);
	va_end(ap);
	kept = arena_intern(x->program->arena, text);
	g_free(text);
	return kept;
}

gboolean propose_call(const struct proposer *x, const struct event *e, gssize *from, gssize *to)
{
	gssize open;

	*from = (gssize)edited_offset(x->file, e->line, e->column);
	*to = (gssize)edited_offset(x->file, e->end_line, e->end_column);
	open = ctext_skip(x->file, *from + (gssize)strlen(e->written));
	return ctext_is_word(x->file, *from, e->written) && x->file->text[open] == '(' &&
	       ctext_close(x->file, open) == *to - 1 && !ctext_in_directive(x->file, *from);
}

gboolean propose_knows(const char *check)
{
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (g_str_equal(kinds[i].check, check))
			return TRUE;
	return FALSE;
}

/* The unit that the place is in, or one that reads it. */
static struct program_unit *unit_at(const struct program *p, const char *path)
{
	for (guint i = 0; i < p->functions->len; i++) {
		const struct function *f = g_ptr_array_index(p->functions, i);

		if (g_str_equal(f->at.path, path) && f->unit)
			return f->unit;
	}
	for (guint i = 0; i < p->units->len; i++)
		if (g_str_equal(((struct program_unit *)p->units->pdata[i])->path, path))
			return p->units->pdata[i];
	return NULL;
}

/* The edits for one finding, added to the plan's; why there are none, or NULL. */
static const char *add_edits(struct plan *plan, const struct finding *f, const struct program *p)
{
	struct proposer x = { p, f, plan, NULL };
	const char *why = "no change for it is provable";

	x.file = *f->at.path == '/' ? NULL : edits_file(plan->edits, f->at.path);
	for (guint i = 0; i < G_N_ELEMENTS(kinds) && x.file; i++)
		if (g_str_equal(kinds[i].check, f->check))
			why = kinds[i].edit(&x);
	return why;
}

struct plan *propose(const struct finding *f, const struct program *p)
{
	struct plan *plan = plan_for(f, unit_at(p, f->at.path));
	const char *why;

	plan->edits = edits_new(p->tree->root);
	plan->edits->tree = p->tree;
	why = add_edits(plan, f, p);
	if (!why && plan->units->len)
		return plan;
	plan->proof = why ? why : "its file is in no unit that was read";
	edits_free(plan->edits);
	plan->edits = NULL;
	return plan;
}

struct plan *propose_together(const GPtrArray *plans, guint i, const struct program *p)
{
	const struct plan *first = g_ptr_array_index(plans, i);
	struct plan *all = NULL;

	for (guint n = i + 1; n < plans->len; n++) {
		const struct plan *other = g_ptr_array_index(plans, n);

		if (!other->diff || !g_str_equal(other->finding->at.path, first->finding->at.path))
			continue;
		if (!all) {
			all = propose(first->finding, p);
			all->more = g_ptr_array_new();
		}
		if (all->edits && !add_edits(all, other->finding, p))
			g_ptr_array_add(all->more, (gpointer)other->finding);
	}
	return all;
}
