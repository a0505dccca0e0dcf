/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * unit_args FOLDER FILE...
 *
 * Prints a shell line per unit of an unconfigured tree: `clang -fsyntax-only` with the flags that
 * lockstep parses it with, the prelude excepted.  Generated headers go to the existing FOLDER.
 * For scripts/bench.sh.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/log.h"
#include "module.h"
#include "synth.h"
#include "tree.h"

static void print_unit(const struct tree *t, const struct synth *s, struct kbuild *k,
		       const char *file)
{
	char *path = tree_relative(t, file);
	GPtrArray *args = synth_args(s, path, kbuild_cflags_of(k, path));
	guint i;

	fputs("\"$CLANG\" -fsyntax-only -w -ferror-limit=0", stdout);
	for (i = 0; i < args->len; i++) {
		char *quoted = g_shell_quote(g_ptr_array_index(args, i));

		printf(" %s", quoted);
		g_free(quoted);
	}
	printf(" %s/%s\n", t->root, path);
	g_ptr_array_free(args, TRUE);
	g_free(path);
}

int main(int argc, char **argv)
{
	struct tree_options options = { 0 };
	struct tree *t;
	struct synth *s;
	struct kbuild *k;
	int i;

	if (argc < 3) {
		error("usage: unit_args FOLDER FILE...");
		return EXIT_FAILURE;
	}
	t = tree_open(argv[2], &options);
	s = t ? synth_new(t, argv[1], NULL) : NULL;
	if (!s)
		return EXIT_FAILURE;
	k = kbuild_new(t);
	for (i = 2; i < argc; i++)
		print_unit(t, s, k, argv[i]);
	kbuild_free(k);
	synth_free(s);
	tree_free(t);
	return EXIT_SUCCESS;
}
