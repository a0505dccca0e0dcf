/* SPDX-License-Identifier: GPL-2.0-only */
/* Commits without a work tree. */
#include "repo.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

enum { SECONDS = 300 };

/* What the user's configuration may not change: the form of mails and commits. */
static const char *const settings[] = {
	"core.quotePath=false",	    "core.fsmonitor=false",	"gc.auto=0",
	"maintenance.auto=false",   "user.useConfigOnly=true",	"commit.gpgSign=false",
	"i18n.commitEncoding=UTF-8", "i18n.logOutputEncoding=UTF-8", "diff.noprefix=false",
	"diff.mnemonicPrefix=false", "apply.whitespace=nowarn",	"apply.ignoreWhitespace=no",
	"format.signOff=false",	    "format.noprefix=false",	"format.mboxrd=false",
	"log.showSignature=false",
};

static void add_word(struct repo *r, char *word)
{
	g_ptr_array_add(r->words, word);
}

static void add_settings(struct repo *r)
{
	add_word(r, g_strdup("git"));
	add_word(r, g_strdup("--no-optional-locks"));
	for (guint i = 0; i < G_N_ELEMENTS(settings); i++) {
		add_word(r, g_strdup("-c"));
		add_word(r, g_strdup(settings[i]));
	}
}

int repo_run(const struct repo *r, const char *input, struct child_result *out,
	     const char *const *args)
{
	GPtrArray *words = g_ptr_array_new();
	const char *text, *colon;
	int result;

	for (guint i = 0; i < r->words->len; i++)
		g_ptr_array_add(words, r->words->pdata[i]);
	for (guint i = 0; args[i]; i++)
		g_ptr_array_add(words, (gpointer)args[i]);
	g_ptr_array_add(words, NULL);
	result = child_run((const char *const *)words->pdata, r->top, input, SECONDS, out);
	g_ptr_array_free(words, TRUE);
	if (result < 0 || out->status == 0)
		return result;
	/* git's own words, without its "fatal:" and "error:", which are for findings only */
	text = out->err;
	colon = strstr(text, ": ");
	if (colon && colon - text < 10)
		text = colon + 2;
	error("git %s: %.*s", args[0], (int)strcspn(text, "\n"), *text ? text : "failed");
	child_result_clear(out);
	return -1;
}

char *repo_line(const struct repo *r, const char *input, const char *const *args)
{
	struct child_result out;
	char *line;

	if (repo_run(r, input, &out, args) < 0)
		return NULL;
	line = g_strndup(out.out, strcspn(out.out, "\n"));
	child_result_clear(&out);
	return line;
}

/* The separator of a list of folders is quoted as git wants it. */
static void append_folder(GString *list, const char *folder)
{
	if (list->len)
		g_string_append_c(list, ':');
	if (!strpbrk(folder, ":\"")) {
		g_string_append(list, folder);
		return;
	}
	g_string_append_c(list, '"');
	for (; *folder; folder++) {
		if (*folder == '"' || *folder == '\\')
			g_string_append_c(list, '\\');
		g_string_append_c(list, *folder);
	}
	g_string_append_c(list, '"');
}

/* An index and a folder of objects of our own, with those of the user behind. */
static int borrow(struct repo *r, const char *tmpdir)
{
	static const char *const args[] = { "rev-parse", "--git-path", "objects", NULL };
	const char *given = getenv("GIT_OBJECT_DIRECTORY");
	const char *more = getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES");
	g_autofree char *line = given && *given ? g_strdup(given) : repo_line(r, NULL, args);
	g_autofree char *theirs = NULL, *ours = g_build_filename(tmpdir, "objects", NULL);
	GString *list;

	if (!line || g_mkdir_with_parents(ours, 0700) < 0)
		return line ? error("%s can not be made", ours) : -1;
	theirs = g_canonicalize_filename(line, r->top);
	list = g_string_new(NULL);
	append_folder(list, theirs);
	if (more && *more)
		g_string_append_printf(list, ":%s", more);
	g_ptr_array_set_size(r->words, 0);
	add_word(r, g_strdup("env"));
	add_word(r, g_strdup_printf("GIT_INDEX_FILE=%s/index", tmpdir));
	add_word(r, g_strdup_printf("GIT_OBJECT_DIRECTORY=%s", ours));
	add_word(r, g_strdup_printf("GIT_ALTERNATE_OBJECT_DIRECTORIES=%s", list->str));
	add_word(r, g_strdup("GIT_TERMINAL_PROMPT=0"));
	add_settings(r);
	g_string_free(list, TRUE);
	return 0;
}

/* Without git: an empty repository of our own. */
static int make_own(struct repo *r, const char *tmpdir)
{
	static const char *const args[] = { "init", "-q", "--template=", "--bare", ".", NULL };
	struct child_result out;

	g_ptr_array_set_size(r->words, 0);
	add_word(r, g_strdup("env"));
	add_word(r, g_strdup_printf("GIT_INDEX_FILE=%s/index", tmpdir));
	add_word(r, g_strdup_printf("GIT_CEILING_DIRECTORIES=%s", tmpdir));
	add_settings(r);
	if (g_mkdir_with_parents(r->top, 0700) < 0)
		return error("%s can not be made", r->top);
	if (repo_run(r, NULL, &out, args) < 0)
		return -1;
	child_result_clear(&out);
	return 0;
}

/* "NAME <ADDRESS>" of "NAME <ADDRESS> TIME ZONE". */
static char *person(const struct repo *r, const char *which)
{
	const char *const args[] = { "var", which, NULL };
	char *line = repo_line(r, NULL, args);
	char *end = line ? strrchr(line, '>') : NULL;

	if (end)
		end[1] = '\0';
	return line;
}

static char *prefix_of(const struct tree *t, const char *top)
{
	const char *rest = t->root + strlen(top);

	if (!g_str_has_prefix(t->root, top) || !*rest)
		return g_strdup("");
	return g_strconcat(rest + (*rest == '/'), "/", NULL);
}

struct repo *repo_new(const struct tree *t, const struct series_options *o)
{
	struct repo *r = g_new0(struct repo, 1);

	r->words = g_ptr_array_new_with_free_func(g_free);
	r->is_own = !o->top;
	r->head = g_strdup(o->head);
	r->top = o->top ? g_strdup(o->top) : g_build_filename(o->tmpdir, "repository", NULL);
	r->prefix = o->top ? prefix_of(t, o->top) : g_strdup("");
	add_settings(r);
	if ((r->is_own ? make_own(r, o->tmpdir) : borrow(r, o->tmpdir)) < 0 ||
	    !(r->author = person(r, "GIT_AUTHOR_IDENT")) ||
	    !(r->committer = person(r, "GIT_COMMITTER_IDENT"))) {
		repo_free(r);
		return NULL;
	}
	return r;
}

void repo_free(struct repo *r)
{
	if (!r)
		return;
	g_free(r->top);
	g_free(r->prefix);
	g_free(r->head);
	g_free(r->author);
	g_free(r->committer);
	g_ptr_array_free(r->words, TRUE);
	g_free(r);
}
