/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Proposal for lock-sleep-atomic: an allocation that says GFP_KERNEL where nothing may sleep says
 * GFP_ATOMIC.  Only where the flag is written at the call; never the other way.
 */
#include <string.h>

#include "lockgraph.h"
#include "proposer.h"

/* These sleep, or are not allowed there, whatever the mask. */
static gboolean is_hopeless(const char *call)
{
	static const char *const words[] = { "vmalloc", "kvmalloc", "kvzalloc", "kvcalloc", "devm_",
					     "dmam_",	"preload",  "percpu" };

	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(call, words[i]))
			return TRUE;
	return FALSE;
}

/* Words that are as good with GFP_ATOMIC. */
static gboolean is_compatible(const char *mask)
{
	static const char *const known[] = { "GFP_KERNEL", "__GFP_ZERO",    "__GFP_NOWARN", "__GFP_COMP",
					     "GFP_DMA",	   "__GFP_DMA",	    "GFP_DMA32",    "__GFP_DMA32",
					     "__GFP_ACCOUNT", "__GFP_NORETRY" };
	g_auto(GStrv) words = g_strsplit_set(mask, "| \t()", -1);
	gboolean has = FALSE;

	for (guint i = 0; words[i]; i++) {
		gboolean ok = !*words[i];

		for (guint n = 0; n < G_N_ELEMENTS(known) && !ok; n++)
			ok = g_str_equal(known[n], words[i]);
		has |= g_str_equal(words[i], "GFP_KERNEL");
		if (!ok)
			return FALSE;
	}
	return has;
}

/* The call's flag becomes GFP_ATOMIC. */
static const char *change_call(const struct proposer *x, const struct event *e)
{
	const struct edited_file *f = x->file;
	gssize from, to, start, end, at;
	g_autofree char *mask = NULL;

	if (!(e->api->flags & API_GFP) || e->api->flagsarg < 0)
		return propose_printf(x, "%s() sleeps whatever its arguments are", e->written);
	if (is_hopeless(e->written))
		return propose_printf(x, "%s() may not be called there with any flag", e->written);
	if (e->macro || !propose_call(x, e, &from, &to) ||
	    !propose_argument(x, from, to, (unsigned int)e->api->flagsarg, &start, &end))
		return "the call is inside of a macro";
	mask = g_strndup(f->text + start, (gsize)(end - start));
	if (!is_compatible(mask))
		return propose_printf(x, "%s() is not called with a plain GFP_KERNEL", e->written);
	for (at = start; !ctext_is_word(f, at, "GFP_KERNEL");)
		at++;
	propose_edit(x->file, at, at + (gssize)strlen("GFP_KERNEL"), "GFP_ATOMIC");
	return NULL;
}

/* The same operation for the same reason elsewhere in the function: one finding stands for all. */
static const char *change_others(const struct proposer *x, const struct function *f,
				 const struct event *e)
{
	const GArray *all = x->program->locks->observations;
	const struct observation *first = NULL;
	const char *why = NULL;

	for (guint i = 0; i < all->len && !why; i++) {
		const struct observation *o = &g_array_index(all, struct observation, i);

		if (o->kind != SEEN_SLEEP || o->function != f || o->use->depth)
			continue;
		if (o->event == e && !first)
			first = o;
	}
	for (guint i = 0; first && i < all->len && !why; i++) {
		const struct observation *o = &g_array_index(all, struct observation, i);

		if (o->kind == SEEN_SLEEP && o->function == f && !o->use->depth && o->event != e &&
		    o->event->api == e->api && o->held.object == first->held.object &&
		    o->cause == first->cause)
			why = change_call(x, o->event);
	}
	return why;
}

/* Does all of the chain that leads there stay in one folder, so that its users are at hand? */
static gboolean is_near(const struct finding *f)
{
	g_autofree char *dir = g_path_get_dirname(f->at.path);

	for (guint i = 0; i < f->steps->len; i++) {
		const struct step *s = &g_array_index(f->steps, struct step, i);
		g_autofree char *other = s->at.path ? g_path_get_dirname(s->at.path) : NULL;

		if (other && !g_str_equal(dir, other))
			return FALSE;
	}
	return TRUE;
}

const char *propose_gfp(const struct proposer *x)
{
	const struct finding *found = x->finding;
	const struct function *f = propose_function(x, found->at.path, found->at.line);
	const struct event *e = f ? propose_event(f, found->at.line, found->at.column) : NULL;
	const char *why;

	if (!e || e->api->kind != API_SLEEP)
		return "what sleeps is in a function that is called there, or no allocation";
	if (!is_near(found))
		return "the allocation is in a function of another folder, for callers that may sleep too";
	why = change_call(x, e);
	if (!why)
		why = change_others(x, f, e);
	if (!why)
		*x->change = propose_printf(x, "%s() gets GFP_ATOMIC: it fails rather than sleeps",
					    e->written);
	return why;
}
