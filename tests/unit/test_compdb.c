/* SPDX-License-Identifier: GPL-2.0-only */
/* Flags from compile_commands.json and from .o.cmd files. */
#include "compdb.h"

#include <glib.h>
#include <string.h>

#include "base/child.h"
#include "base/log.h"
#include "unit.h"

static void put(const char *root, const char *name, const char *text)
{
	char *path = g_build_filename(root, name, NULL);
	char *parent = g_path_get_dirname(path);

	ck_assert_int_eq(g_mkdir_with_parents(parent, 0755), 0);
	ck_assert(g_file_set_contents(path, text, -1, NULL));
	g_free(parent);
	g_free(path);
}

static char *start(void)
{
	char *root = g_dir_make_tmp("lockstep-compdb-XXXXXX", NULL);

	ck_assert_ptr_nonnull(root);
	put(root, "include/linux/kconfig.h", "\n");
	put(root, "a/x.c", "\n");
	put(root, "a/y.c", "\n");
	return root;
}

static void stop(char *root)
{
	const char *const argv[] = { "rm", "-rf", root, NULL };
	struct child_result r;

	ck_assert_int_eq(child_run(argv, NULL, NULL, 60, &r), 0);
	child_result_clear(&r);
	g_free(root);
}

/* The arguments for a/NAME with the root cut out, joined with spaces; "none". */
static char *args_of(char *root, const char *name)
{
	struct tree t = { .root = root };
	struct compdb *db = compdb_open(&t, NULL);
	char *path = g_build_filename(root, "a", name, NULL);
	GPtrArray *args = compdb_args(db, path);
	GString *text = g_string_new(args ? NULL : "none");

	for (guint i = 0; args && i < args->len; i++)
		g_string_append_printf(text, "%s ", (char *)g_ptr_array_index(args, i));
	g_string_replace(text, root, "ROOT", 0);
	if (args)
		g_ptr_array_unref(args);
	compdb_free(db);
	g_free(path);
	return g_string_free(text, FALSE);
}

static void expect(char *root, const char *name, const char *start_of_args)
{
	char *text = args_of(root, name);

	ck_assert_msg(g_str_has_prefix(text, start_of_args), "%s: %s", name, text);
	g_free(text);
}

START_TEST(good_json)
{
	char *root = start(), *text;

	text = g_strdup_printf("[{\"command\": \"gcc -Iinclude -DA=\\\"b c\\\" -include "
			       "include/linux/kconfig.h -std=gnu11 -mindirect-branch=thunk-extern "
			       "-fconserve-stack -c -o a/x.o a/x.c\", \"directory\": \"%s\", "
			       "\"file\": \"a/x.c\"}]",
			       root);
	put(root, "compile_commands.json", text);
	expect(root, "x.c",
	       "-I ROOT/include -DA=b c -include ROOT/include/linux/kconfig.h -std=gnu11 -w ");
	/* libclang would guess flags for a file that is not listed */
	expect(root, "y.c", "none");
	g_free(text);
	stop(root);
}
END_TEST

START_TEST(good_object_command)
{
	char *root = start();

	put(root, "a/.y.o.cmd",
	    "savedcmd_a/y.o := aarch64-linux-gnu-gcc -Wp,-MMD,a/.y.o.d -nostdinc -I./include "
	    "-D__KERNEL__ -funsigned-char -fplugin=x.so -DM='\"y\"' -DX='a\\#b$$' -c -o a/y.o a/y.c"
	    " ; ./tools/objtool/objtool --orc a/y.o\n\nsource_a/y.o := a/y.c\n");
	expect(root, "y.c",
	       "--target=aarch64-linux-gnu -nostdinc -I ROOT/include -D__KERNEL__ "
	       "-funsigned-char -DM=\"y\" -DX=a#b$ -w ");
	expect(root, "x.c", "none");
	stop(root);
}
END_TEST

START_TEST(bad_databases)
{
	char *root = start();

	log_set_quiet(TRUE);
	put(root, "compile_commands.json", "{ broken");
	expect(root, "x.c", "none");
	put(root, "compile_commands.json", "[]");
	expect(root, "x.c", "none");
	put(root, "a/.x.o.cmd", "");
	expect(root, "x.c", "none");
	put(root, "a/.x.o.cmd", "cmd_a/x.o := gcc 'unfinished");
	expect(root, "x.c", "none");
	put(root, "a/.x.o.cmd", "cmd_a/x.o := gcc -I -c x.c -D");
	expect(root, "x.c", "-I ");
	stop(root);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { good_json, good_object_command, bad_databases, NULL };

	return run_tests("compdb", tests);
}
