/* SPDX-License-Identifier: GPL-2.0-only */
/* The cover letter: what all patches of a posting have in common. */
#include <string.h>

#include "message.h"
#include "posting.h"
#include "words.h"

#define SUBJECT_BLANK "*** SUBJECT HERE ***"
#define BLURB_BLANK "*** BLURB HERE ***"

/* The tags that all subjects start with. */
static char *shared_tags(const struct posting *p)
{
	char *tags = g_strdup(((struct patch *)p->patches->pdata[0])->subject);
	char *end;

	for (guint i = 0; i < p->patches->len; i++) {
		const char *other = ((struct patch *)p->patches->pdata[i])->subject;
		gsize n = 0;

		while (tags[n] && tags[n] == other[n])
			n++;
		tags[n] = '\0';
	}
	end = g_strrstr(tags, ": ");
	tags[end ? end - tags + 2 : 0] = '\0';
	return tags;
}

/* How many patches are about a flush, and how many were compiled. */
static guint count(const struct posting *p, gboolean compiled)
{
	guint n = 0;

	for (guint i = 0; i < p->patches->len; i++) {
		const struct patch *patch = g_ptr_array_index(p->patches, i);

		n += compiled ? patch->is_compiled : patch->is_flush;
	}
	return n;
}

static char *subject(const struct posting *p)
{
	g_autofree char *tags = shared_tags(p);

	return g_strdup_printf("%s%s", tags,
			       count(p, FALSE) == p->patches->len ?
				       "avoid flushing system-wide workqueues" :
				       "fixes for locks and workqueues");
}

static void add_list(const struct posting *p, GString *out)
{
	g_string_append_c(out, '\n');
	for (guint i = 0; i < p->patches->len; i++) {
		const struct patch *patch = g_ptr_array_index(p->patches, i);
		g_autofree char *line = g_strdup_printf("%s (%s)", patch->module, patch->strategy);

		words_item(out, line);
	}
}

static void add_flushes(const struct posting *p, GString *out)
{
	gboolean is_all = count(p, FALSE) == p->patches->len;

	words_paragraph(out,
			"flush_scheduled_work(), and flush_workqueue() on one of the kernel's own "
			"workqueues, wait for work that has nothing to do with the caller. That can "
			"deadlock, and so an announcement asked for these calls to go [1]. These are %s "
			"that lockstep could replace%s%s:",
			is_all ? "the ones" : "those, and other findings,",
			p->title ? " in what goes through " : "", p->title ? p->title : "");
	add_list(p, out);
	words_paragraph(out,
			"\"remove\" is Step 0 of the announcement: there is nothing to wait for. "
			"\"flush-work\" waits for the items themselves, \"module-wq\" makes a workqueue "
			"for the module.");
}

static void add_others(const struct posting *p, GString *out)
{
	words_paragraph(out, "These are findings of lockstep that it could mend%s%s:",
			p->title ? " in what goes through " : "", p->title ? p->title : "");
	add_list(p, out);
}

static void add_origin(gboolean flushes, GString *out)
{
	words_paragraph(out,
			"Origin: lockstep %s, a static analyser and rewriter, found the places%s and "
			"generated the changes, the commit messages and this letter.",
			LOCKSTEP_VERSION,
			flushes ? " (the flushes: check wq-flush-system; the semantic patches "
				  "flush_system_wq.cocci and module_wq.cocci are its input in short form)" :
				  "");
}

static char *blurb(const struct posting *p)
{
	GString *out = g_string_new(NULL);
	guint compiled = count(p, TRUE);
	gboolean flushes = count(p, FALSE) > 0;

	if (flushes)
		add_flushes(p, out);
	else
		add_others(p, out);
	add_origin(flushes, out);
	words_paragraph(out,
			"Testing: each changed file was read again, with no new diagnostics, and the "
			"result was analysed for deadlocks like any other source. %s",
			compiled == p->patches->len ? "Each patch was compiled with W=1, none was run." :
			compiled		    ? "Some patches were compiled, as they say; none "
						      "was run." :
						      "Nothing was compiled or run.");
	if (!flushes)
		return g_string_free(out, FALSE);
	words_paragraph(out,
			"The announcement says that an oversight in its Step 4, the queue calls, breaks "
			"the module. So each patch has a list of them below its \"---\": please look at "
			"it.");
	g_string_append_printf(out, "\n[1] %s\n", ANNOUNCEMENT);
	return g_string_free(out, FALSE);
}

static void replace(GString *mail, const char *blank, const char *text)
{
	char *found = strstr(mail->str, blank);
	gssize at = found ? found - mail->str : -1;

	if (at < 0)
		return;
	g_string_erase(mail, at, (gssize)strlen(blank));
	g_string_insert(mail, at, text);
}

char *cover_fill(const struct posting *p, const char *mail)
{
	GString *out = g_string_new(mail);
	g_autofree char *title = subject(p), *text = blurb(p);

	text[strlen(text) - 1] = '\0';
	replace(out, SUBJECT_BLANK, title);
	replace(out, BLURB_BLANK, text);
	return g_string_free(out, FALSE);
}
