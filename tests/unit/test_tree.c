/* SPDX-License-Identifier: GPL-2.0-only */
/* Which tree a path belongs to, its version, workqueues, headers and files. */
#include "tree.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/child.h"
#include "unit.h"

#define KERNEL LOCKSTEP_SOURCE_DIR "/testdata/kbuild/kernel"

/* An empty folder without links in its path. */
static char *folder_new(void)
{
	char *dir = g_dir_make_tmp("lockstep-tree-XXXXXX", NULL);
	char *real = realpath(dir, NULL), *copy = g_strdup(real);

	ck_assert_ptr_nonnull(copy);
	free(real);
	g_free(dir);
	return copy;
}

static void folder_free(char *dir)
{
	const char *const argv[] = { "rm", "-rf", dir, NULL };
	struct child_result r;

	ck_assert_int_eq(child_run(argv, NULL, NULL, 60, &r), 0);
	child_result_clear(&r);
	g_free(dir);
}

static void put(const char *dir, const char *name, const char *text)
{
	char *path = g_build_filename(dir, name, NULL);
	char *parent = g_path_get_dirname(path);

	ck_assert_int_eq(g_mkdir_with_parents(parent, 0755), 0);
	ck_assert(g_file_set_contents(path, text, -1, NULL));
	g_free(parent);
	g_free(path);
}

static struct tree *open_at(const char *dir, const char *name, const struct tree_options *options)
{
	char *path = g_build_filename(dir, name, NULL);
	struct tree *t = tree_open(path, options);

	g_free(path);
	return t;
}

/* Opens dir/name and expects dir/root as its root. */
static void expect_root(const char *dir, const char *name, const char *root, enum tree_mode mode)
{
	struct tree *t = open_at(dir, name, NULL);
	char *expected = *root ? g_build_filename(dir, root, NULL) : g_strdup(dir);

	ck_assert_ptr_nonnull(t);
	ck_assert_str_eq(t->root, expected);
	ck_assert_int_eq(t->mode, mode);
	g_free(expected);
	tree_free(t);
}

START_TEST(good_kernel)
{
	struct tree *t = tree_open(KERNEL "/drivers/mouse/base.c", NULL);
	char *relative;

	ck_assert_ptr_nonnull(t);
	ck_assert(g_str_has_suffix(t->root, "/testdata/kbuild/kernel"));
	ck_assert_int_eq(t->mode, TREE_UNCONFIGURED);
	ck_assert_str_eq(t->version, "5.17.3-rc9");
	ck_assert_uint_eq(t->version_code, (5 << 16) + (17 << 8) + 3);
	ck_assert_str_eq(t->arch, "x86");
	ck_assert_ptr_null(t->kdir);
	ck_assert_ptr_null(t->builddir);
	relative = tree_relative(t, KERNEL "/drivers/../drivers/mouse/base.c");
	ck_assert_str_eq(relative, "drivers/mouse/base.c");
	g_free(relative);
	relative = tree_relative(t, KERNEL "/drivers/gone.c");
	ck_assert_str_eq(relative, "drivers/gone.c");
	g_free(relative);
	relative = tree_relative(t, KERNEL);
	ck_assert_str_eq(relative, "");
	g_free(relative);
	relative = tree_relative(t, "/");
	ck_assert_str_eq(relative, "/");
	g_free(relative);
	tree_free(t);
}
END_TEST

static void expect_wq(const struct tree *t, const char *name, const char *title, const char *flags,
		      const char *max_active)
{
	const struct system_wq *wq = tree_system_wq(t, name);

	ck_assert_msg(wq != NULL, "%s is not known", name);
	ck_assert_str_eq(wq->title, title);
	ck_assert_str_eq(wq->flags, flags);
	ck_assert_str_eq(wq->max_active, max_active);
}

START_TEST(good_workqueues_of_the_tree)
{
	struct tree *t = tree_open(KERNEL, NULL);

	ck_assert_ptr_nonnull(t);
	ck_assert_uint_eq(t->wqs->len, 5);
	expect_wq(t, "system_wq", "events", "WQ_PERCPU", "0");
	expect_wq(t, "system_percpu_wq", "events_percpu, with comma", "WQ_PERCPU", "0");
	expect_wq(t, "system_dfl_wq", "events_unbound", "WQ_UNBOUND | WQ_FREEZABLE",
		  "max(WQ_MAX_ACTIVE, 3)");
	/* declared, but how it is allocated is not to be seen */
	expect_wq(t, "system_long_wq", "events_long", "0", "0");
	expect_wq(t, "system_odd_wq", "system_odd_wq", "0", "0");
	ck_assert_ptr_null(tree_system_wq(t, "local_wq"));
	ck_assert_ptr_null(tree_system_wq(t, "commented_wq"));
	ck_assert_ptr_null(tree_system_wq(t, "quoted_wq"));
	ck_assert_ptr_null(tree_system_wq(t, "macro_wq"));
	tree_free(t);
}
END_TEST

START_TEST(good_partial_and_configured_kernel)
{
	char *dir = folder_new();
	struct tree_options options = { NULL, NULL };
	struct tree *t;
	char *build = g_build_filename(dir, "out", NULL);

	put(dir, "src/Makefile",
	    "VERSION = 6\r\nPATCHLEVEL = 12\r\nSUBLEVEL =\r\nEXTRAVERSION =\r\n");
	put(dir, "src/Kconfig", "");
	put(dir, "src/drivers/a/a.c", "");
	put(dir, "out/include/generated/autoconf.h", "/* Linux/arm64 6.12.0 Configuration */\n");
	expect_root(dir, "src/drivers/a/a.c", "src", TREE_UNCONFIGURED);
	options.builddir = build;
	t = open_at(dir, "src/drivers", &options);
	ck_assert_ptr_nonnull(t);
	ck_assert_int_eq(t->mode, TREE_CONFIGURED);
	ck_assert_str_eq(t->version, "6.12.0");
	ck_assert_str_eq(t->arch, "arm64");
	ck_assert_str_eq(t->builddir, build);
	/* no workqueue.h: what is known */
	expect_wq(t, "system_wq", "events", "0", "0");
	tree_free(t);
	put(dir, "src/include/generated/autoconf.h", "/* Linux/i386 6.12.0 Configuration */\n");
	t = open_at(dir, "src", NULL);
	ck_assert_int_eq(t->mode, TREE_CONFIGURED);
	ck_assert_str_eq(t->arch, "x86");
	tree_free(t);
	g_free(build);
	folder_free(dir);
}
END_TEST

START_TEST(good_driver_roots)
{
	char *dir = folder_new();

	put(dir, "repo/Makefile", "obj-m += sub/\n");
	put(dir, "repo/sub/Makefile",
	    "ifneq ($(KERNELRELEASE),)\n\tobj-$(CONFIG_X) += a.o\nendif\n");
	put(dir, "repo/sub/a.c", "");
	put(dir, "repo/sub/parts/b.c", "");
	put(dir, "loose/Makefile", "# obj-m := a.o\nall:\n");
	put(dir, "loose/one.c", "");
	put(dir, "loose/deep/two.c", "");
	put(dir, "git/.git/HEAD", "");
	put(dir, "git/drv/x/Kbuild", "obj-m := x.o\n");
	put(dir, "git/drv/x/x.c", "");
	put(dir, "git/other/y.c", "");
	expect_root(dir, "repo/sub/a.c", "repo", TREE_DRIVER);
	expect_root(dir, "repo/sub/parts", "repo", TREE_DRIVER);
	expect_root(dir, "repo", "repo", TREE_DRIVER);
	expect_root(dir, "loose/one.c", "loose", TREE_DRIVER);
	expect_root(dir, "loose", "loose", TREE_DRIVER);
	expect_root(dir, "loose/deep", "loose/deep", TREE_DRIVER);
	expect_root(dir, "git/drv/x/x.c", "git", TREE_DRIVER);
	expect_root(dir, "git/other/y.c", "git/other", TREE_DRIVER);
	folder_free(dir);
}
END_TEST

static gboolean has_dir(const GPtrArray *dirs, const char *suffix)
{
	unsigned int i;

	for (i = 0; i < dirs->len; i++) {
		if (g_str_has_suffix(g_ptr_array_index(dirs, i), suffix))
			return TRUE;
	}
	return FALSE;
}

/* Debian: the build folder's Makefile includes that of the -common folder. */
START_TEST(good_split_headers)
{
	char *dir = folder_new(), *kdir = g_build_filename(dir, "hdr-amd64", NULL);
	char *line = g_strdup_printf("include %s/hdr-common/Makefile\n", dir);
	struct tree_options options = { kdir, NULL };
	GPtrArray *dirs;
	struct tree *t;

	put(dir, "drv/a.c", "");
	put(dir, "hdr-amd64/Makefile", line);
	put(dir, "hdr-amd64/include/config/kernel.release", "6.1.0-18-amd64\n");
	put(dir, "hdr-amd64/arch/x86/include/generated/asm/x.h", "");
	put(dir, "hdr-common/Makefile", "VERSION = 6\nPATCHLEVEL = 1\nSUBLEVEL = 0\n");
	put(dir, "hdr-common/arch/x86/include/asm/x.h", "");
	put(dir, "hdr-common/include/linux/workqueue.h",
	    "enum { WQ_PERCPU = 1 << 8 };\n"
	    "extern struct workqueue_struct *system_wq, *system_unbound_wq, *system_new_wq;\n");
	t = open_at(dir, "drv/a.c", &options);
	ck_assert_ptr_nonnull(t);
	ck_assert_str_eq(t->version, "6.1.0-18-amd64");
	ck_assert_uint_eq(t->version_code, 0x060100);
	ck_assert_str_eq(t->kdir, kdir);
	ck_assert(g_str_has_suffix(t->ksource, "/hdr-common"));
	expect_wq(t, "system_wq", "events", "WQ_PERCPU", "0");
	expect_wq(t, "system_unbound_wq", "events_unbound", "WQ_UNBOUND", "WQ_MAX_ACTIVE");
	expect_wq(t, "system_new_wq", "system_new_wq", "WQ_PERCPU", "0");
	ck_assert_uint_eq(t->wqs->len, 3);
	dirs = tree_include_dirs(t);
	ck_assert(has_dir(dirs, "/hdr-common/arch/x86/include"));
	ck_assert(has_dir(dirs, "/hdr-amd64/arch/x86/include/generated"));
	ck_assert(has_dir(dirs, "/hdr-common/include"));
	ck_assert(has_dir(dirs, "/hdr-amd64/include"));
	ck_assert(!has_dir(dirs, "/uapi"));
	g_ptr_array_free(dirs, TRUE);
	tree_free(t);
	g_free(line);
	g_free(kdir);
	folder_free(dir);
}
END_TEST

START_TEST(bad_paths)
{
	char *dir = folder_new();
	struct tree_options options = { "/no/such/kdir", NULL };

	put(dir, "text/readme.txt", "");
	put(dir, "make/Makefile", "all:\n\ttrue\n");
	put(dir, "c/a.c", "");
	ck_assert_ptr_null(open_at(dir, "missing", NULL));
	ck_assert_ptr_null(open_at(dir, "text", NULL));
	ck_assert_ptr_null(open_at(dir, "text/readme.txt", NULL));
	ck_assert_ptr_null(open_at(dir, "make", NULL));
	ck_assert_ptr_null(open_at(dir, "c", &options));
	options.kdir = NULL;
	options.builddir = "/no/such/builddir";
	ck_assert_ptr_null(open_at(dir, "c", &options));
	if (geteuid() != 0) {
		char *path = g_build_filename(dir, "c", NULL);

		ck_assert_int_eq(g_chmod(path, 0), 0);
		ck_assert_ptr_null(open_at(dir, "c", NULL));
		ck_assert_int_eq(g_chmod(path, 0755), 0);
		g_free(path);
	}
	folder_free(dir);
}
END_TEST

/* The files below name, joined by blanks. */
static void expect_walk(const struct tree *t, const char *name, const char *expected)
{
	GPtrArray *files = tree_walk(t, name);
	char *text;

	g_ptr_array_add(files, NULL);
	text = g_strjoinv(" ", (char **)files->pdata);
	ck_assert_str_eq(text, expected);
	g_free(text);
	g_ptr_array_free(files, TRUE);
}

START_TEST(good_walk)
{
	char *dir = folder_new(), *link = g_build_filename(dir, "drivers/loop", NULL);
	char *file_link = g_build_filename(dir, "drivers/z.c", NULL);
	struct tree *t;

	put(dir, "Makefile", "VERSION = 6\nPATCHLEVEL = 1\n");
	put(dir, "Kconfig", "");
	put(dir, "drivers/b.c", "");
	put(dir, "drivers/a dir/x.c", "");
	put(dir, "drivers/a.h", "");
	put(dir, "drivers/b.mod.c", "");
	put(dir, "drivers/b.cc", "");
	put(dir, "drivers/tools/t.c", "");
	put(dir, "drivers/dir.c/in.c", "");
	put(dir, ".git/x.c", "");
	put(dir, "tools/x.c", "");
	put(dir, "scripts/x.c", "");
	put(dir, "Documentation/x.c", "");
	put(dir, "samples/s.c", "");
	put(dir, "include/linux/l.h", "");
	put(dir, "include/generated/g.h", "");
	put(dir, "arch/x86/include/generated/g.h", "");
	put(dir, "build/.config", "");
	put(dir, "build/kernel/g.c", "");
	ck_assert_int_eq(symlink("..", link), 0);
	ck_assert_int_eq(symlink("b.c", file_link), 0);
	t = tree_open(dir, NULL);
	ck_assert_ptr_nonnull(t);
	expect_walk(t, "",
		    "drivers/a dir/x.c drivers/a.h drivers/b.c drivers/dir.c/in.c "
		    "drivers/tools/t.c drivers/z.c include/linux/l.h samples/s.c");
	expect_walk(t, "drivers/a dir/", "drivers/a dir/x.c");
	expect_walk(t, "./drivers/b.c", "drivers/b.c");
	expect_walk(t, "tools", "tools/x.c");
	expect_walk(t, "missing", "");
	expect_walk(t, "Kconfig", "");
	expect_walk(t, "../..", "");
	tree_free(t);
	g_free(link);
	g_free(file_link);
	folder_free(dir);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		good_kernel,
		good_workqueues_of_the_tree,
		good_partial_and_configured_kernel,
		good_driver_roots,
		good_split_headers,
		bad_paths,
		good_walk,
		NULL,
	};

	return run_tests("tree", tests);
}
