/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * get_maintainer.pl gets the diff, not the names of the files: these need not be on disk.  It is
 * asked twice, as its roles are for people, not for programs.
 */
#include "people.h"

#include <string.h>

#include "base/child.h"
#include "base/log.h"

enum { SECONDS = 60 };

static char *script_of(const struct tree *t)
{
	return g_build_filename(t->root, "scripts", "get_maintainer.pl", NULL);
}

gboolean people_are_known(const struct tree *t)
{
	g_autofree char *script = script_of(t);
	g_autofree char *list = g_build_filename(t->root, "MAINTAINERS", NULL);

	return g_file_test(script, G_FILE_TEST_EXISTS) && g_file_test(list, G_FILE_TEST_EXISTS);
}

/* The lines that it prints with these further options; NULL after a message. */
static char **ask(const struct tree *t, const char *diff, const char *const *more)
{
	g_autofree char *script = script_of(t);
	const char *argv[16] = { "perl", script, "--no-tree", "--nogit", "--nogit-fallback",
				 "--norolestats", "--nokeywords" };
	struct child_result r;
	char **lines = NULL;
	guint n = 7;

	for (; *more; more++)
		argv[n++] = *more;
	if (child_run(argv, t->root, diff, SECONDS, &r) < 0)
		return NULL;
	if (r.status == 0)
		lines = g_strsplit(r.out, "\n", -1);
	else
		error("get_maintainer.pl: %.*s", (int)strcspn(r.err, "\n"), r.err);
	child_result_clear(&r);
	return lines;
}

/* Letters and digits of the last two parts of an URL, or of a title: "dtor-input". */
static char *slug(const char *text)
{
	g_autofree char *lower = g_ascii_strdown(text, -1);
	GString *s = g_string_new(NULL);
	char *at = lower;
	char *slash;

	if (strstr(at, "://")) {
		if (g_str_has_suffix(at, ".git"))
			at[strlen(at) - strlen(".git")] = '\0';
		at = strstr(at, "://") + strlen("://");
		at += strcspn(at, "/");
		/* the last two parts, without the host */
		slash = strrchr(at, '/');
		while (slash && slash > at && slash[-1] != '/')
			slash--;
		at = slash ? slash : at;
	}
	for (; *at && s->len < 40; at++) {
		if (g_ascii_isalnum(*at))
			g_string_append_c(s, *at);
		else if (s->len && s->str[s->len - 1] != '-')
			g_string_append_c(s, '-');
	}
	while (s->len && s->str[s->len - 1] == '-')
		g_string_truncate(s, s->len - 1);
	return g_string_free(s, FALSE);
}

static void set_destination(struct people *p, const char *title)
{
	g_free(p->title);
	g_free(p->destination);
	p->title = g_strdup(title);
	p->destination = slug(title);
}

/* The tree that takes what has no other. */
static gboolean is_for_the_rest(const char *line)
{
	return strstr(line, "/torvalds/") || g_str_equal(line, "THE REST");
}

/* "git git://host/x.git branch": the URL, to be freed; NULL: no tree. */
static char *tree_of(const char *line)
{
	g_auto(GStrv) words = g_strsplit(line, " ", -1);

	return words[0] && words[1] && strstr(words[1], "://") ? g_strdup(words[1]) : NULL;
}

/* Maintainers have an address, trees an URL, what is left are titles of subsystems. */
static void read_first(struct people *p, char **lines)
{
	gboolean has_tree = FALSE;

	for (; *lines; lines++) {
		g_autofree char *url = tree_of(*lines);

		if (!**lines || is_for_the_rest(*lines))
			continue;
		if (!url && strchr(*lines, '@'))
			g_ptr_array_add(p->to, g_strdup(*lines));
		else if (url && !has_tree)
			set_destination(p, url);
		else if (!url && !p->destination)
			set_destination(p, *lines);
		has_tree |= url != NULL;
	}
}

void people_find(struct people *p, const struct tree *t, const char *diff)
{
	static const char *const first[] = { "--scm", "--subsystem", "--nol", "--nor", NULL };
	static const char *const second[] = { "--nom", NULL };
	char **lines;

	*p = (struct people){ g_ptr_array_new_with_free_func(g_free),
			      g_ptr_array_new_with_free_func(g_free), NULL, NULL };
	if (!people_are_known(t))
		return;
	lines = ask(t, diff, first);
	if (lines)
		read_first(p, lines);
	g_strfreev(lines);
	lines = ask(t, diff, second);
	for (guint i = 0; lines && lines[i]; i++)
		if (*lines[i])
			g_ptr_array_add(p->cc, g_strdup(lines[i]));
	g_strfreev(lines);
}

void people_clear(struct people *p)
{
	if (p->to)
		g_ptr_array_free(p->to, TRUE);
	if (p->cc)
		g_ptr_array_free(p->cc, TRUE);
	g_free(p->destination);
	g_free(p->title);
	*p = (struct people){ 0 };
}
