/* SPDX-License-Identifier: GPL-2.0-only */
/* The versions of everything that findings and fixes depend on. */
#include "version.h"

#include <glib.h>
#include <stdio.h>

#include "base/child.h"
#include "parser.h"

enum { SECONDS = 10 };

/* "spatch version 1.1.1 compiled with ..." -> "1.1.1"; to be freed. */
static char *spatch_version(void)
{
	const char *const argv[] = { "spatch", "--version", NULL };
	g_autofree char *program = g_find_program_in_path("spatch");
	struct child_result r;
	char version[64];
	char *result;

	if (!program || child_run(argv, NULL, NULL, SECONDS, &r) < 0)
		return g_strdup("not found");
	if (sscanf(r.out, "spatch version %63s", version) == 1)
		result = g_strdup(version);
	else
		result = g_strdup("unknown");
	child_result_clear(&r);
	return result;
}

void version_print(void)
{
	g_autofree char *spatch = spatch_version();

	printf("lockstep %s (libclang %s, spatch %s)\n", LOCKSTEP_VERSION, parse_version(), spatch);
}
