/* SPDX-License-Identifier: GPL-2.0-only */
/* lockstep explain: the page of a check. */
#include <glib.h>
#include <stdio.h>

#include "base/log.h"
#include "base/suggest.h"
#include "checks.h"
#include "command.h"
#include "data.h"
#include "explain.h"
#include "options.h"

static int list(void)
{
	unsigned int i, count;
	const struct check *all = checks_all(&count);

	error("explain needs a check, one of:");
	for (i = 0; i < count; i++)
		fprintf(stderr, "  %-22s %s\n", all[i].id, all[i].title);
	return EXIT_USAGE;
}

static int unknown(const char *id)
{
	unsigned int i, count;
	const struct check *all = checks_all(&count);
	g_autofree const char **ids = g_new0(const char *, count + 1);
	const char *close;

	for (i = 0; i < count; i++)
		ids[i] = all[i].id;
	close = suggest(id, ids);
	if (close)
		error("no check '%s' (did you mean '%s'?)", id, close);
	else
		error("no check '%s'; see --list-checks", id);
	return EXIT_USAGE;
}

int command_explain(const struct options *o)
{
	const char *id = o->arguments ? o->arguments[0] : NULL;
	g_autofree char *folder = data_find("analyzer/checks/explain");
	g_autofree char *page = NULL;

	if (!id)
		return list();
	if (!checks_find(id))
		return unknown(id);
	page = explain_page(folder, id);
	if (!page) {
		error("the page of %s is not installed", id);
		return EXIT_USAGE;
	}
	fputs(page, stdout);
	return EXIT_CLEAN;
}
