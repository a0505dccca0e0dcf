/* SPDX-License-Identifier: GPL-2.0-only */
/* The table of checks and the selection of some of them. */
#include "checks.h"

#include <string.h>

#include "base/log.h"
#include "base/suggest.h"
#include "checks/rows.h"

static const struct check table[] = {
#define ROW(id_, severity_, enabled_, run_, title_, needs_) \
	{ .id = id_, .title = title_, .severity = severity_, .enabled = enabled_, .run = run_, .needs = needs_ },
#define CHECK(id_, severity_, enabled_, run_, title_) \
	ROW(id_, severity_, enabled_, run_, title_, NEEDS_LOCKS)
#define FLUSH_CHECK(id_, severity_, enabled_, run_, title_) \
	ROW(id_, severity_, enabled_, run_, title_, NEEDS_FLUSHES)
#include "checks/checks.def"
#undef FLUSH_CHECK
#undef CHECK
#undef ROW
	{ .id = NULL },
};

const struct check *checks_all(unsigned int *count)
{
	*count = G_N_ELEMENTS(table) - 1;
	return table;
}

const struct check *checks_find(const char *id)
{
	const struct check *c;

	for (c = table; c->id; c++)
		if (strcmp(c->id, id) == 0)
			return c;
	return NULL;
}

/* '*' is the only special character, as in clang-tidy. */
static gboolean matches(const char *glob, const char *id)
{
	const char *star = NULL, *resume = NULL;

	while (*id) {
		if (*glob == '*') {
			star = ++glob;
			resume = id;
		} else if (*glob == *id) {
			glob++;
			id++;
		} else if (star) {
			glob = star;
			id = ++resume;
		} else {
			return FALSE;
		}
	}
	while (*glob == '*')
		glob++;
	return !*glob;
}

static int no_match(const char *glob)
{
	const char **ids = g_new0(const char *, G_N_ELEMENTS(table));
	const char *close;
	unsigned int i;

	for (i = 0; table[i].id; i++)
		ids[i] = table[i].id;
	close = suggest(glob, ids);
	g_free(ids);
	if (close)
		return error("no check is called '%s' (did you mean '%s'?)", glob, close);
	return error("no check matches '%s'; --list-checks names them", glob);
}

/* One glob, white space around it and an optional '-' in front. */
static int select_one(char *glob, gboolean *enabled)
{
	gboolean on = TRUE, found = FALSE;
	unsigned int i;

	g_strstrip(glob);
	if (*glob == '-') {
		on = FALSE;
		g_strchug(++glob);
	}
	for (i = 0; table[i].id; i++) {
		if (!matches(glob, table[i].id))
			continue;
		enabled[i] = on;
		found = TRUE;
	}
	return found || !on || !*glob ? 0 : no_match(glob);
}

int checks_select(const char *globs, gboolean *enabled)
{
	g_auto(GStrv) list = g_strsplit_set(globs, ",\n", -1);
	unsigned int i;

	for (i = 0; list[i]; i++)
		if (select_one(list[i], enabled) < 0)
			return -1;
	return 0;
}
