/* SPDX-License-Identifier: GPL-2.0-only */
/* Modules and flags from Kbuild files: of a stand-in kernel, of a driver, and of hostile ones. */
#include "module.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/child.h"
#include "unit.h"

#define KBUILD_DATA LOCKSTEP_SOURCE_DIR "/testdata/kbuild"

/* A copy of the data outside of git, or an empty folder. */
struct fixture {
	char *dir;
	struct tree *tree;
	struct kbuild *kbuild;
};

static void run(const char *const *argv)
{
	struct child_result r;

	ck_assert_int_eq(child_run(argv, NULL, NULL, 60, &r), 0);
	ck_assert_int_eq(r.status, 0);
	child_result_clear(&r);
}

static char *folder_new(const char *data)
{
	char *dir = g_dir_make_tmp("lockstep-kbuild-XXXXXX", NULL);
	char *from = g_strconcat(KBUILD_DATA "/", data, "/.", NULL);
	const char *const argv[] = { "cp", "-R", from, dir, NULL };

	ck_assert_ptr_nonnull(dir);
	if (data)
		run(argv);
	g_free(from);
	return dir;
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

static struct fixture opened(char *dir)
{
	struct fixture f = { .dir = dir, .tree = tree_open(dir, NULL) };

	ck_assert_ptr_nonnull(f.tree);
	f.kbuild = kbuild_new(f.tree);
	return f;
}

static void closed(struct fixture *f)
{
	const char *const argv[] = { "rm", "-rf", f->dir, NULL };

	kbuild_free(f->kbuild);
	tree_free(f->tree);
	run(argv);
	g_free(f->dir);
}

/* "dir/name:units dir/name:units" of the modules that path is in. */
static char *modules_of(const struct fixture *f, const char *path)
{
	const GPtrArray *modules = kbuild_modules_of(f->kbuild, path);
	GString *out = g_string_new(NULL);
	unsigned int i;

	for (i = 0; i < modules->len; i++) {
		const struct module *m = g_ptr_array_index(modules, i);

		g_string_append_printf(out, "%s%s%s%s:%u", i ? " " : "", m->dir, *m->dir ? "/" : "",
				       m->name, m->units->len);
	}
	return g_string_free(out, FALSE);
}

static void expect_modules(const struct fixture *f, const char *path, const char *expected)
{
	char *found = modules_of(f, path);

	ck_assert_msg(!strcmp(found, expected), "%s is in '%s', not in '%s'", path, found,
		      expected);
	g_free(found);
}

/* The flags of path, with the root's path as "ROOT". */
static char *flags_of(const struct fixture *f, const char *path)
{
	const GPtrArray *flags = kbuild_cflags_of(f->kbuild, path);
	GString *out = g_string_new(NULL);
	unsigned int i;

	for (i = 0; i < flags->len; i++)
		g_string_append_printf(out, "%s%s", i ? " " : "",
				       (const char *)g_ptr_array_index(flags, i));
	g_string_replace(out, f->tree->root, "ROOT", 0);
	return g_string_free(out, FALSE);
}

static void expect_flags(const struct fixture *f, const char *path, const char *expected)
{
	char *found = flags_of(f, path);

	ck_assert_str_eq(found, expected);
	g_free(found);
}

START_TEST(good_whole_tree_is_dumped)
{
	struct fixture f = opened(folder_new("kernel"));
	GString *out = g_string_new(NULL);
	char *expected;

	ck_assert(g_file_get_contents(KBUILD_DATA "/kernel.modules", &expected, NULL, NULL));
	kbuild_dump(f.kbuild, "", out);
	ck_assert_str_eq(out->str, expected);
	g_free(expected);
	g_string_free(out, TRUE);
	closed(&f);
}
END_TEST

START_TEST(good_dump_of_a_folder_and_a_file)
{
	struct fixture f = opened(folder_new("kernel"));
	GString *out = g_string_new(NULL);

	kbuild_dump(f.kbuild, "drivers/amd/display/", out);
	ck_assert_str_eq(out->str, "module drivers/amd/core/core.ko config=-\n"
				   "\tdrivers/amd/core/core_main.c\n"
				   "\tdrivers/amd/display/dc.c\n"
				   "\tdrivers/amd/display/dm.c\n");
	g_string_truncate(out, 0);
	kbuild_dump(f.kbuild, "lib/string.c", out);
	ck_assert_str_eq(out->str, "module lib/string.stub builtin config=-\n\tlib/string.c\n");
	g_string_truncate(out, 0);
	kbuild_dump(f.kbuild, "no/such/folder", out);
	ck_assert_str_eq(out->str, "");
	g_string_free(out, TRUE);
	closed(&f);
}
END_TEST

START_TEST(good_one_object_in_two_modules)
{
	struct fixture f = opened(folder_new("kernel"));

	expect_modules(&f, "drivers/mouse/shared.c",
		       "drivers/mouse/both:6 drivers/mouse/psmouse:6");
	expect_modules(&f, "./drivers//mouse/sub/../shared.c",
		       "drivers/mouse/both:6 drivers/mouse/psmouse:6");
	expect_modules(&f, "drivers/mouse/orphan.c", "");
	expect_modules(&f, "drivers/gpu/wrong.c", "");
	expect_modules(&f, "lib/never.c", "");
	expect_modules(&f, "no/such/file.c", "");
	expect_modules(&f, "", "");
	expect_modules(&f, "../outside.c", "");
	closed(&f);
}
END_TEST

START_TEST(good_config_and_builtin)
{
	struct fixture f = opened(folder_new("kernel"));
	const GPtrArray *modules = kbuild_modules_of(f.kbuild, "drivers/mouse/both_main.c");
	const struct module *m = g_ptr_array_index(modules, 0);

	ck_assert_str_eq(m->config, "CONFIG_MOUSE_BOTH");
	ck_assert(!m->builtin);
	m = g_ptr_array_index(kbuild_modules_of(f.kbuild, "lib/string.c"), 0);
	ck_assert_ptr_null(m->config);
	ck_assert(m->builtin);
	m = g_ptr_array_index(kbuild_modules_of(f.kbuild, "lib/plain.c"), 0);
	ck_assert(!m->builtin);
	closed(&f);
}
END_TEST

START_TEST(good_textual_includes)
{
	struct fixture f = opened(folder_new("kernel"));
	const GPtrArray *includers;

	expect_modules(&f, "drivers/gpu/gt/selftest.c", "drivers/gpu/gpu:5");
	expect_modules(&f, "drivers/gpu/gt/deeper.c", "drivers/gpu/gpu:5");
	expect_modules(&f, "drivers/gpu/tests/mock.c", "drivers/gpu/gpu:5");
	includers = kbuild_includers_of(f.kbuild, "drivers/gpu/gt/selftest.c");
	ck_assert_uint_eq(includers->len, 1);
	ck_assert_str_eq(g_ptr_array_index(includers, 0), "drivers/gpu/gt/execlists.c");
	ck_assert_uint_eq(kbuild_includers_of(f.kbuild, "drivers/gpu/gt/execlists.c")->len, 0);
	ck_assert_uint_eq(kbuild_includers_of(f.kbuild, "drivers/mouse/orphan.c")->len, 0);
	expect_flags(&f, "drivers/gpu/gt/deeper.c", "-IROOT/drivers/gpu");
	closed(&f);
}
END_TEST

START_TEST(good_flags)
{
	struct fixture f = opened(folder_new("kernel"));

#define MOUSE "-IROOT/include/linux -IROOT/drivers/mouse/sub -DDEBUG=1 -DNAME=\"mouse\""
	expect_flags(&f, "drivers/mouse/alps.c", MOUSE);
	expect_flags(&f, "drivers/mouse/base.c", MOUSE " -DBASE -IROOT/drivers/mouse");
	expect_flags(&f, "drivers/mouse/sub/a.c", MOUSE " -DSUB");
	expect_flags(&f, "drivers/mouse/sub/b.c", MOUSE);
	expect_flags(&f, "drivers/gpu/engine/one.c", "-IROOT/drivers/gpu");
	expect_flags(&f, "lib/plain.c", "");
	closed(&f);
}
END_TEST

/* A driver's own conditions are decided; what they leave out still belongs to the module. */
START_TEST(good_driver)
{
	struct fixture f = opened(folder_new("driver"));

	ck_assert_int_eq(f.tree->mode, TREE_DRIVER);
	expect_modules(&f, "toy_main.c", "toy:4");
	expect_modules(&f, "core/ring.c", "toy:4");
	expect_modules(&f, "toy_pci.c", "toy_pci:1");
	expect_modules(&f, "single.c", "single:1");
	expect_modules(&f, "unused.c", "");
	expect_flags(&f, "core/irq.c", "-DTOY_BUS=1 -IROOT/include -IROOT/core -DVERSION=\"1\"");
	closed(&f);
}
END_TEST

/* The Makefile beside a Kbuild file hands its variables over. */
START_TEST(good_driver_with_kbuild)
{
	char *dir = folder_new(NULL);
	struct fixture f;

	put(dir, "Makefile", "PARTS := a b\nexport FEATURE = extra\nall:\n\tmake M=$(PWD)\n");
	put(dir, "Kbuild", "obj-m += toy.o\ntoy-y := $(addsuffix .o,$(PARTS)) $(FEATURE)/x.o\n");
	put(dir, "a.c", "");
	put(dir, "b.c", "");
	put(dir, "extra/x.c", "");
	f = opened(dir);
	expect_modules(&f, "extra/x.c", "toy:3");
	closed(&f);
}
END_TEST

START_TEST(good_make_language)
{
	char *dir = folder_new(NULL);
	struct fixture f;

	put(dir, "Makefile",
	    "define add\nobj-m += $(1).o\n$(1)-y := $(2)\nendef\n"
	    "$(eval $(call add,one,one_a.o one_b.o))\n"
	    "LIST := two.c three.c\n"
	    "ifdef SWITCH\nWHICH := left\nelse\nWHICH := right\nendif\n"
	    "obj-m += pick.o $(LIST:.c=.o) # no.o\n"
	    "pick-objs := $(WHICH)/$(if $(SWITCH),p,q).o $(filter-out two%,$(LIST:%.c=x_%.o))\n"
	    "override obj-m += \\\n   last.o\\\n\n"
	    "clean:\n\tobj-m += recipe.o\n"
	    "$(obj)/gen-%.o: $(src)/templates/%.c\n\tcc\n"
	    "obj-m += gen-it.o");
	put(dir, "one_a.c", "");
	put(dir, "one_b.c", "");
	put(dir, "two.c", "");
	put(dir, "three.c", "");
	put(dir, "x_three.c", "");
	put(dir, "left/p.c", "");
	put(dir, "right/q.c", "");
	put(dir, "last.c", "");
	put(dir, "recipe.c", "");
	put(dir, "templates/it.c", "");
	f = opened(dir);
	expect_modules(&f, "one_b.c", "one:2");
	expect_modules(&f, "two.c", "two:1");
	expect_modules(&f, "left/p.c", "pick:3");
	expect_modules(&f, "right/q.c", "pick:3");
	expect_modules(&f, "x_three.c", "pick:3");
	expect_modules(&f, "last.c", "last:1");
	expect_modules(&f, "recipe.c", "");
	expect_modules(&f, "templates/it.c", "gen-it:1");
	closed(&f);
}
END_TEST

/* Reads a Makefile with this text in a driver with foo.c; what it says must still be found. */
static void expect_survival(const char *text, const char *expected)
{
	char *dir = folder_new(NULL);
	struct fixture f;

	put(dir, "Makefile", text);
	put(dir, "foo.c", "#include \"foo.c\"\n#include \"../foo.c\"\n");
	put(dir, "bar.c", "#include \"baz.c\"\n");
	put(dir, "baz.c", "#include \"bar.c\"\n");
	f = opened(dir);
	expect_modules(&f, "foo.c", expected);
	expect_modules(&f, "bar.c", "");
	kbuild_cflags_of(f.kbuild, "foo.c");
	closed(&f);
}

START_TEST(bad_makefiles)
{
	expect_survival("obj-m := foo.o", "foo:1");
	expect_survival("\r\nobj-m := \\\r\n  foo.o\r\nifdef X\r\nfoo-y := foo.o\r\n", "foo:1");
	expect_survival("include Makefile $(src)/Makefile\nobj-m += foo.o\n", "foo:1");
	expect_survival("ifdef A\nifeq (,\nobj-m := foo.o\n", "foo:1");
	expect_survival("endif\nelse\nendef\nobj-m := foo.o\n", "foo:1");
	expect_survival("X = $(X) $(Y)\nY = $(X)\nobj-m := foo.o $(X)\n", "foo:1");
	expect_survival("foo-y := foo.o bar-inner.o\nfoo-objs := foo.o\nobj-m := foo.o\n", "foo:1");
	expect_survival("obj-m := foo.o\nfoo-y := $(\n", "foo:1");
	expect_survival("obj-m := foo.o\n\xff\xfe\x01\x03\x04 := \x80\nfoo-y := \xc3.o\n", "foo:1");
	expect_survival("obj-m := foo.o ../../../../../etc/passwd.o /etc/passwd.o .o / //\n",
			"foo:1");
	expect_survival("obj-m := foo.o\ndefine X\nobj-m := bar.o\n", "foo:1");
	expect_survival("obj-m := foo.o\nobj-m: bar.o\n= x\n:= y\n+= z\n$() := a\n\\\n", "foo:1");
}
END_TEST

/* Text that would take forever if it were followed; what comes first is kept or not. */
START_TEST(bad_makefiles_end)
{
	GString *text = g_string_new("X := a b\nA0 = a\nobj-m := foo.o\n");
	gint64 start = g_get_monotonic_time();
	unsigned int i;

	for (i = 0; i < 60; i++)
		g_string_append_printf(text, "X := $(X) $(X)\nA%u = $(A%u)$(A%u)\n", i + 1, i, i);
	g_string_append(text, "foo-y := foo.o $(X) $(A60)\n");
	expect_survival(text->str, "foo:1");
	g_string_assign(text, "obj-m := foo.o\n");
	for (i = 0; i < 50000; i++)
		g_string_append(text, "ifdef A\n");
	expect_survival(text->str, "foo:1");
	g_string_assign(text, "obj-m := foo.o\nX := ");
	for (i = 0; i < 50000; i++)
		g_string_append(text, "$(");
	expect_survival(text->str, "foo:1");
	g_string_assign(text,
			"obj-m := foo.o\nF = $(eval $(call F))$(eval $(call F))\n$(call F)\n");
	expect_survival(text->str, "foo:1");
	g_string_free(text, TRUE);
	/* far above what it takes, and far below forever */
	ck_assert_int_lt(g_get_monotonic_time() - start, 50 * G_USEC_PER_SEC);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		good_whole_tree_is_dumped,
		good_dump_of_a_folder_and_a_file,
		good_one_object_in_two_modules,
		good_config_and_builtin,
		good_textual_includes,
		good_flags,
		good_driver,
		good_driver_with_kbuild,
		good_make_language,
		bad_makefiles,
		bad_makefiles_end,
		NULL,
	};

	return run_tests("kbuild", tests);
}
