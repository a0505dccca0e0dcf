/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lockstep kbuild: the checker of make C=1.  When it runs, kbuild has written the unit's
 * command file, so the flags are those that a later check will find.
 */
#include <glib.h>

#include "base/log.h"
#include "command.h"
#include "session.h"

/* The last word that is a .c file; NULL: assembler, or no unit at all. */
static char *unit_of(char **words)
{
	char *found = NULL;

	for (; words && *words; words++)
		if (g_str_has_suffix(*words, ".c") && **words != '-' &&
		    g_file_test(*words, G_FILE_TEST_IS_REGULAR))
			found = *words;
	return found;
}

static int work(struct session *s)
{
	char *unit[] = { unit_of(s->options->arguments), NULL };

	if (session_open(s, unit) == 0 && s->run)
		run_collect(s->run);
	return EXIT_CLEAN;
}

int command_kbuild(const struct options *o)
{
	struct options own = *o;
	g_autofree char *folder = g_get_current_dir();
	g_autofree char *config = g_build_filename(folder, "include", "generated", "autoconf.h", NULL);

	if (!unit_of(o->arguments)) {
		note("kbuild: no .c file among the words");
		return EXIT_CLEAN;
	}
	/* kbuild runs its commands in the folder of the build */
	if (g_file_test(config, G_FILE_TEST_EXISTS)) {
		own.builddir = o->builddir ? o->builddir : folder;
		own.kdir = o->kdir ? o->kdir : folder;
	}
	own.njobs = 1;
	return session_supervise(&own, work);
}
