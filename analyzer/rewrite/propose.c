/* SPDX-License-Identifier: GPL-2.0-only */
/* Which finding gets which proposal. */
#include "propose.h"

#include <string.h>

#include "proposer.h"

static const struct {
	const char *check;
	const char *(*edit)(const struct proposer *x);
	struct plan_change change; /* the sentence unless the edit knows a better one */
} kinds[] = {
	{ "lock-irq-unsafe", propose_irq, { "irq-variant", NULL } },
	{ "lock-leak", propose_leak, { "release", "releases it on this path as the others do" } },
	{ "lock-order", propose_order, { "swap", NULL } },
	{ "lock-sleep-atomic", propose_gfp, { "gfp-atomic", NULL } },
	{ "lock-uninit", propose_uninit, { "initialise", "initialises it where it is defined" } },
	{ "wq-deprecated-alloc", propose_alloc, { "rename", "calls it by its new name" } },
	{ "wq-flush-redundant", propose_redundant, { "remove", "removes the flush" } },
	{ "wq-flush-under-lock", propose_wait, { "move-wait", NULL } },
};

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
	struct proposer x = { p, f, plan, NULL, NULL };
	const char *why = "no change for it is provable";
	struct plan_change change = { NULL, NULL };

	x.file = *f->at.path == '/' ? NULL : edits_file(plan->edits, f->at.path);
	for (guint i = 0; i < G_N_ELEMENTS(kinds) && x.file; i++) {
		if (!g_str_equal(kinds[i].check, f->check))
			continue;
		change = kinds[i].change;
		x.change = &change.text;
		why = kinds[i].edit(&x);
	}
	if (!why)
		g_ptr_array_add(plan->changes, g_memdup2(&change, sizeof(change)));
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

/* How many changes each file has. */
static GArray *counts_of(const struct edits *e)
{
	GArray *counts = g_array_new(FALSE, TRUE, sizeof(guint));

	for (guint i = 0; i < e->files->len; i++)
		g_array_append_val(counts,
				   ((struct edited_file *)e->files->pdata[i])->changes->len);
	return counts;
}

/* Takes back what was added since then. */
static void take_back(const struct edits *e, const GArray *counts)
{
	for (guint i = 0; i < e->files->len; i++) {
		struct edited_file *f = g_ptr_array_index(e->files, i);
		guint keep = i < counts->len ? g_array_index(counts, guint, i) : 0;

		for (guint n = f->changes->len; n > 0; n--)
			if (g_array_index(f->changes, struct edit_change, n - 1).order >= keep)
				g_array_remove_index(f->changes, n - 1);
	}
}

/* Do old and new changes begin at one place? */
static gboolean begins_alike(const struct edited_file *f, guint keep)
{
	for (guint i = 0; i < f->changes->len; i++)
		for (guint n = 0; n < f->changes->len; n++) {
			const struct edit_change *a = &g_array_index(f->changes, struct edit_change, i);
			const struct edit_change *b = &g_array_index(f->changes, struct edit_change, n);

			if (a->order < keep && b->order >= keep && a->from == b->from)
				return TRUE;
		}
	return FALSE;
}

/* Do changes overlap, or those made since then touch earlier ones? */
static gboolean edits_meet(const struct edits *e, const GArray *counts)
{
	for (guint i = 0; i < e->files->len; i++) {
		g_autofree char *text = edited_text(e->files->pdata[i]);

		if (!text || (i < counts->len && begins_alike(e->files->pdata[i],
							      g_array_index(counts, guint, i))))
			return TRUE;
	}
	return FALSE;
}

/* Adds the other proposal, if its edits and the plan's leave each other alone. */
static void add_other(struct plan *all, const struct finding *f, const struct program *p)
{
	GArray *counts = counts_of(all->edits);

	if (add_edits(all, f, p)) {
		take_back(all->edits, counts);
	} else if (edits_meet(all->edits, counts)) {
		take_back(all->edits, counts);
		g_ptr_array_set_size(all->changes, (gint)all->changes->len - 1);
	} else {
		g_ptr_array_add(all->more, (gpointer)f);
	}
	g_array_free(counts, TRUE);
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
		if (all->edits)
			add_other(all, other->finding, p);
	}
	return all;
}
