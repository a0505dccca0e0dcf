/* SPDX-License-Identifier: GPL-2.0-only */
/* lockstep hook: a pre-commit hook for plain git; one that is there already is kept and runs first. */
#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "command.h"
#include "git.h"
#include "options.h"

#define MARK "# Made by \"lockstep hook install\"; \"lockstep hook uninstall\" takes it away."
#define KEPT "pre-commit.before-lockstep"

static gboolean is_ours(const char *path)
{
	g_autofree char *text = NULL;

	return g_file_get_contents(path, &text, NULL, NULL) && strstr(text, MARK) != NULL;
}

static char *hook_text(void)
{
	g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *quoted = g_shell_quote(program ? program : "lockstep");

	return g_strdup_printf("#!/bin/sh\n" MARK "\n"
			       "before=$(dirname \"$0\")/" KEPT "\n"
			       "if [ -x \"$before\" ]; then\n"
			       "\t\"$before\" \"$@\" || exit\n"
			       "fi\n"
			       "lockstep=%s\n"
			       "[ -x \"$lockstep\" ] || lockstep=$(command -v lockstep) || {\n"
			       "\techo \"lockstep: the program is gone: this commit is not checked\" >&2\n"
			       "\texit 0\n"
			       "}\n"
			       "exec \"$lockstep\" check --staged\n",
			       quoted);
}

static int install(const char *hook, const char *kept)
{
	g_autofree char *folder = g_path_get_dirname(hook);
	g_autofree char *text = hook_text();
	g_autoptr(GError) problem = NULL;

	if (g_mkdir_with_parents(folder, 0777) < 0)
		return error("%s: %s", folder, g_strerror(errno));
	if (!is_ours(hook) && access(hook, F_OK) == 0) {
		if (access(kept, F_OK) == 0)
			return error("%s is in the way: the hook that is there cannot be kept", kept);
		if (rename(hook, kept) < 0)
			return error("%s: %s", hook, g_strerror(errno));
		note("the hook that was there is now %s and runs first", kept);
	}
	if (!g_file_set_contents(hook, text, -1, &problem))
		return error("%s", problem->message);
	if (chmod(hook, 0755) < 0)
		return error("%s: %s", hook, g_strerror(errno));
	note("installed %s", hook);
	return 0;
}

static int uninstall(const char *hook, const char *kept)
{
	if (!is_ours(hook))
		return error("%s is not a hook of lockstep", hook);
	if (unlink(hook) < 0)
		return error("%s: %s", hook, g_strerror(errno));
	if (access(kept, F_OK) == 0 && rename(kept, hook) < 0)
		return error("%s: %s", kept, g_strerror(errno));
	note("removed from %s", hook);
	return 0;
}

/* Absolute; core.hooksPath and linked worktrees are git's to know. */
static char *hook_path(const struct git *g)
{
	static const char *const args[] = { "rev-parse", "--git-path", "hooks/pre-commit", NULL };
	struct child_result r;
	char *path;

	if (git_run(g, NULL, &r, args) < 0)
		return NULL;
	r.out[strcspn(r.out, "\n")] = '\0';
	path = g_canonicalize_filename(r.out, g->top);
	child_result_clear(&r);
	return path;
}

int command_hook(const struct options *o)
{
	const char *what = o->arguments ? o->arguments[0] : "";
	const char *folder = o->arguments && what[0] && o->arguments[1] ? o->arguments[1] : ".";
	g_autofree char *hook = NULL;
	g_autofree char *dir = NULL;
	g_autofree char *kept = NULL;
	struct git *g;
	int result = -1;

	if (strcmp(what, "install") != 0 && strcmp(what, "uninstall") != 0) {
		error("hook: install or uninstall; see 'lockstep hook --help'");
		return EXIT_USAGE;
	}
	g = git_open(folder);
	hook = g ? hook_path(g) : NULL;
	if (hook) {
		dir = g_path_get_dirname(hook);
		kept = g_build_filename(dir, KEPT, NULL);
		result = strcmp(what, "install") == 0 ? install(hook, kept) : uninstall(hook, kept);
	}
	git_free(g);
	return result < 0 ? EXIT_USAGE : EXIT_CLEAN;
}
