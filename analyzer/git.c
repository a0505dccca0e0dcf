/* SPDX-License-Identifier: GPL-2.0-only */
/* Running git, whatever the user's configuration says about diffs. */
#include "git.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

enum { GIT_SECONDS = 120 };

/* Before the command: no locks, plain names, no program that a repository's configuration names. */
static const char *const always[] = { "git", "--no-optional-locks", "-c", "core.quotePath=false",
				      "-c", "core.fsmonitor=false", };

static int run_in(const char *dir, const char *input, struct child_result *r, const char *const *args)
{
	GPtrArray *words = g_ptr_array_new();
	unsigned int i;
	int result;

	for (i = 0; i < G_N_ELEMENTS(always); i++)
		g_ptr_array_add(words, (gpointer)always[i]);
	for (; *args; args++)
		g_ptr_array_add(words, (gpointer)*args);
	g_ptr_array_add(words, NULL);
	result = child_run((const char *const *)words->pdata, dir, input, GIT_SECONDS, r);
	g_ptr_array_free(words, TRUE);
	return result;
}

/* git's own words, without its "fatal:" and "error:", which are for findings only. */
static int failed(const char *command, const struct child_result *r)
{
	const char *text = r->err;
	const char *colon = strstr(text, ": ");

	if (colon && colon - text < 10)
		text = colon + 2;
	return error("git %s: %.*s", command, (int)strcspn(text, "\n"), *text ? text : "failed");
}

int git_run(const struct git *g, const char *input, struct child_result *r, const char *const *args)
{
	if (run_in(g->top, input, r, args) < 0)
		return -1;
	if (r->status == 0)
		return 0;
	failed(args[0], r);
	child_result_clear(r);
	return -1;
}

/* In a hook git names its files relative to the current folder; our commands may run elsewhere. */
static void make_absolute(const char *variable)
{
	const char *value = getenv(variable);
	g_autofree char *absolute = NULL;

	if (!value || !*value || g_path_is_absolute(value))
		return;
	absolute = g_canonicalize_filename(value, NULL);
	g_setenv(variable, absolute, TRUE);
}

static struct git *open_around(const char *dir, gboolean must)
{
	static const char *const args[] = { "rev-parse", "--show-toplevel", NULL };
	struct child_result r;
	struct git *g = NULL;

	make_absolute("GIT_DIR");
	make_absolute("GIT_WORK_TREE");
	make_absolute("GIT_COMMON_DIR");
	if (run_in(getenv("GIT_DIR") ? NULL : dir, NULL, &r, args) < 0)
		return NULL;
	if (r.status == 0 && r.out_length > 1) {
		g = g_new0(struct git, 1);
		r.out[strcspn(r.out, "\n")] = '\0';
		g->top = g_strdup(r.out);
	} else if (must || !strstr(r.err, "not a git repository")) {
		failed(args[0], &r);
	}
	child_result_clear(&r);
	return g;
}

struct git *git_open(const char *dir)
{
	return open_around(dir, TRUE);
}

/* A folder that is ignored in the repository around it has no files in HEAD. */
static gboolean has_files(const struct git *g, const char *dir)
{
	const char *const args[] = { "ls-tree", "--full-tree", "HEAD", "--", NULL, NULL };
	const char *below = g_str_has_prefix(dir, g->top) ? dir + strlen(g->top) : "";
	g_autofree char *folder = *below == '/' && below[1] ? g_strconcat(below + 1, "/", NULL) : NULL;
	const char *words[G_N_ELEMENTS(args)];
	struct child_result r;
	gboolean found;

	memcpy(words, args, sizeof(args));
	words[4] = folder;
	if (run_in(g->top, NULL, &r, words) < 0)
		return FALSE;
	found = r.status == 0 && r.out_length > 0;
	child_result_clear(&r);
	return found;
}

struct git *git_find(const char *dir)
{
	struct git *g = open_around(dir, FALSE);

	if (!g || has_files(g, dir))
		return g;
	git_free(g);
	return NULL;
}

void git_free(struct git *g)
{
	if (!g)
		return;
	g_free(g->top);
	g_free(g);
}

char *git_commit(const struct git *g, const char *rev)
{
	g_autofree char *commit = g_strconcat(rev, "^{commit}", NULL);
	const char *const args[] = { "rev-parse", "--verify", "--quiet", "--end-of-options", commit, NULL };
	struct child_result r;
	char *hash = NULL;

	if (run_in(g->top, NULL, &r, args) < 0)
		return NULL;
	if (r.status == 0)
		hash = g_strndup(r.out, strcspn(r.out, "\n"));
	else
		error("'%s' names no commit of %s", rev, g->top);
	child_result_clear(&r);
	return hash;
}
