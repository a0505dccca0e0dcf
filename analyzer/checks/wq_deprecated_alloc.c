/* SPDX-License-Identifier: GPL-2.0-only */
/* wq-deprecated-alloc: create_workqueue() and its kind, and the call that says the same. */
#include <string.h>

#include "lock_text.h"

/* The definitions in <linux/workqueue.h> without __WQ_LEGACY. */
static const struct {
	const char *old, *call, *flags;
	gboolean ordered; /* has no max_active */
} replacements[] = {
	{ "create_workqueue", "alloc_workqueue", "WQ_MEM_RECLAIM", FALSE },
	{ "create_freezable_workqueue", "alloc_workqueue",
	  "WQ_FREEZABLE | WQ_UNBOUND | WQ_MEM_RECLAIM", FALSE },
	{ "create_singlethread_workqueue", "alloc_ordered_workqueue", "WQ_MEM_RECLAIM", TRUE },
};

/* alloc_workqueue() has a format: a name that is no plain text needs one of its own. */
static const char *replacement(const struct program *p, const struct event *e)
{
	const char *name = e->nargs ? e->args[0] : "?";
	gboolean plain = *name == '"' && !strchr(name, '%');

	for (unsigned int i = 0; i < G_N_ELEMENTS(replacements); i++) {
		if (strcmp(replacements[i].old, e->api->name))
			continue;
		return lock_format(p, "%s(%s, %s%s%s)", replacements[i].call,
				   plain ? name : "\"%s\"", replacements[i].flags,
				   replacements[i].ordered ? "" : ", 1", plain ? "" : ", ...");
	}
	return NULL;
}

static void report(const struct program *p, const struct function *f, const struct event *e,
		   GPtrArray *findings)
{
	const char *same = replacement(p, e);
	struct finding *out;

	if (!same)
		return;
	out = lock_finding(p, "wq-deprecated-alloc", f, e->line, e->column,
			   lock_format(p, "%s() in %s() is deprecated: %s means the same", e->api->name,
				       f->name, same));
	out->confidence = CONFIDENCE_CERTAIN;
	out->subject = e->api->name;
	g_ptr_array_add(findings, out);
}

void check_wq_deprecated_alloc(const struct program *p, GPtrArray *findings)
{
	for (unsigned int i = 0; i < p->functions->len; i++) {
		const struct function *f = g_ptr_array_index(p->functions, i);

		for (unsigned int b = 0; b < f->nblocks; b++) {
			for (unsigned int k = 0; k < f->blocks[b].nevents; k++) {
				const struct event *e = &f->blocks[b].events[k];

				if (e->kind == EVENT_CALL && e->api &&
				    (e->api->flags & API_DEPRECATED) &&
				    e->api->kind == API_WQ_ALLOC)
					report(p, f, e, findings);
			}
		}
	}
}
