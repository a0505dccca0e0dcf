/* SPDX-License-Identifier: GPL-2.0-only */
/* Flags and generated headers of a kernel that was never configured. */
#include "synth.h"

#include <glib.h>
#include <string.h>

#include "base/child.h"
#include "unit.h"

static void put(const char *dir, const char *name, const char *text)
{
	char *path = g_build_filename(dir, name, NULL);
	char *parent = g_path_get_dirname(path);

	ck_assert_int_eq(g_mkdir_with_parents(parent, 0755), 0);
	ck_assert(g_file_set_contents(path, text, -1, NULL));
	g_free(parent);
	g_free(path);
}

static char *get(const char *dir, const char *name)
{
	char *path = g_build_filename(dir, name, NULL);
	char *text = NULL;

	ck_assert_msg(g_file_get_contents(path, &text, NULL, NULL), "%s is missing", path);
	g_free(path);
	return text;
}

static const char kconfig[] =
	"mainmenu \"test\"\n"
	"source \"arch/$(SRCARCH)/Kconfig\"\n"
	"source \"drivers/Kconfig\"\n"
	"config SMP\n\tbool \"smp\"\n"
	"config LOCKDEP\n\tbool \"slow\"\n"
	"config COUNT\n\tint \"how many\"\n\tdefault 7 if !SMP\n\tdefault 3\n"
	"config NAME\n\tstring \"what\"\n\tdefault \"abc\"\n"
	"config MASK\n\thex\n\tdefault 0x10\n"
	"config SILENT\n\tbool\n"
	"config CHOSEN\n\tbool\n"
	"config HELPED\n\tbool \"x\"\n\tselect CHOSEN if SMP && \\\n\t\tX86\n"
	"\thelp\n\t  config NOT_ONE\n\t  bool\n\n"
	"if UNKNOWN\nconfig HIDDEN\n\tbool \"y\"\nendif\n"
	"choice\n\tprompt \"which\"\n\tdefault SECOND\n"
	"config FIRST\n\tbool \"1\"\nconfig SECOND\n\tbool \"2\"\nendchoice\n";

/* A kernel tree with nothing but what the test looks at. */
static char *tree_new(void)
{
	char *dir = g_dir_make_tmp("lockstep-synth-XXXXXX", NULL);

	ck_assert_ptr_nonnull(dir);
	put(dir, "Kconfig", kconfig);
	put(dir, "arch/x86/Kconfig",
	    "config X86\n\tdef_bool y\nconfig X86_32\n\tdef_bool y\n\tdepends on !X86\n");
	put(dir, "drivers/Kconfig",
	    "menu \"d\"\n\tdepends on SMP\nconfig FOO\n\ttristate \"f\"\n\tdepends on ARCH_BOARD\n"
	    "config BAR\n\tbool \"b\"\n\tdepends on MIPS\nendmenu\n");
	put(dir, "include/linux/kernel.h", "\n");
	put(dir, "include/linux/kconfig.h", "\n");
	put(dir, "include/linux/workqueue.h", "\n");
	put(dir, "include/asm-generic/bugs.h", "\n");
	put(dir, "arch/x86/include/asm/io.h", "\n");
	put(dir, "arch/x86/entry/syscalls/syscall_64.tbl", "# x\n0\tcommon\tread\tsys_read\n");
	put(dir, "arch/s390/include/asm/ccwdev.h", "\n");
	put(dir, "arch/arm/include/asm/fiq.h", "\n");
	put(dir, "arch/arm/tools/mach-types", "# x\nriscpc ARCH_RPC RISCPC 1\n");
	put(dir, "drivers/a/a.c", "#include <asm/io.h>\n");
	put(dir, "drivers/a/b.c", "#include <asm/ccwdev.h>\n");
	put(dir, "drivers/a/c.c", "#include <asm/fiq.h>\n");
	return dir;
}

static void folder_free(char *dir)
{
	const char *const argv[] = { "rm", "-rf", dir, NULL };
	struct child_result r;

	ck_assert_int_eq(child_run(argv, NULL, NULL, 60, &r), 0);
	child_result_clear(&r);
	g_free(dir);
}

struct fixture {
	char *root, *out;
	struct tree tree;
	struct synth *synth;
};

static void start(struct fixture *f)
{
	memset(f, 0, sizeof(*f));
	f->root = tree_new();
	f->out = g_dir_make_tmp("lockstep-out-XXXXXX", NULL);
	f->tree.root = f->root;
	f->tree.version = (char *)"6.1.2";
	f->tree.version_code = 0x060102;
	f->tree.arch = (char *)"x86";
	f->synth = synth_new(&f->tree, f->out, NULL);
	ck_assert_ptr_nonnull(f->synth);
}

static void stop(struct fixture *f)
{
	synth_free(f->synth);
	folder_free(f->root);
	folder_free(f->out);
}

static gboolean has_arg(const GPtrArray *args, const char *word)
{
	return g_ptr_array_find_with_equal_func((GPtrArray *)args, word, g_str_equal, NULL);
}

START_TEST(good_autoconf)
{
	static const char *const on[] = { "SMP 1",     "COUNT 3",  "NAME \"abc\"",
					  "MASK 0x10", "CHOSEN 1", "FOO 1",
					  "X86 1",     "SECOND 1", "HELPED 1" };
	static const char *const off[] = { "LOCKDEP", "SILENT", "HIDDEN", "NOT_ONE",
					   "FIRST",   "BAR",	"X86_32" };
	struct fixture f;
	char *text;

	start(&f);
	text = get(f.out, "arch/x86/generated/autoconf.h");
	for (size_t i = 0; i < G_N_ELEMENTS(on); i++) {
		char *line = g_strdup_printf("#define CONFIG_%s\n", on[i]);

		ck_assert_msg(strstr(text, line) != NULL, "no %s in %s", on[i], text);
		g_free(line);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(off); i++) {
		char *word = g_strdup_printf("CONFIG_%s ", off[i]);

		ck_assert_msg(strstr(text, word) == NULL, "%s in %s", off[i], text);
		g_free(word);
	}
	g_free(text);
	stop(&f);
}
END_TEST

START_TEST(good_headers)
{
	static const struct {
		const char *name, *part;
	} files[] = {
		{ "generic/asm/bugs.h", "#include <asm-generic/bugs.h>\n" },
		{ "arch/x86/asm/unistd_64.h", "#define __NR_read 0\n" },
		{ "arch/x86/asm/syscalls_64.h", "" },
		{ "include/generated/mach-types.h", "#define machine_is_riscpc() (0)\n" },
		{ "include/generated/utsrelease.h", "#define UTS_RELEASE \"6.1.2\"\n" },
		{ "include/linux/version.h", "#define LINUX_VERSION_CODE 393474\n" },
	};
	struct fixture f;

	start(&f);
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		char *text = get(f.out, files[i].name);

		ck_assert_msg(strstr(text, files[i].part) != NULL, "%s: %s", files[i].name, text);
		g_free(text);
	}
	stop(&f);
}
END_TEST

START_TEST(good_architecture)
{
	struct fixture f;

	start(&f);
	ck_assert_str_eq(synth_arch(f.synth, ""), "x86");
	ck_assert_str_eq(synth_arch(f.synth, "drivers/a/a.c"), "x86");
	ck_assert_str_eq(synth_arch(f.synth, "drivers/a/b.c"), "s390");
	/* ARM's drivers are parsed with the others; its headers are searched last */
	ck_assert_str_eq(synth_arch(f.synth, "drivers/a/c.c"), "x86");
	ck_assert_str_eq(synth_arch(f.synth, "drivers/s390/x.c"), "s390");
	ck_assert_str_eq(synth_arch(f.synth, "arch/arm64/kernel/x.c"), "arm64");
	ck_assert_str_eq(synth_arch(f.synth, "drivers/gpu/drm/x.c"), "x86-graphics");
	stop(&f);
}
END_TEST

START_TEST(good_arguments)
{
	GPtrArray *flags = g_ptr_array_new();
	struct fixture f;
	GPtrArray *args;
	char *path, *text;

	start(&f);
	g_ptr_array_add(flags, (char *)"-DX=1");
	args = synth_args(f.synth, "drivers/a/a.c", flags);
	path = g_strdup_printf("-I%s/include", f.root);
	ck_assert(has_arg(args, path));
	ck_assert(has_arg(args, "-DX=1"));
	ck_assert(has_arg(args, "-nostdinc"));
	ck_assert(has_arg(args, "x86_64-linux-gnu"));
	g_free(path);
	path = g_strdup_printf("%s/arch/arm/include", f.root);
	ck_assert(has_arg(args, path));
	g_free(path);
	path = g_strdup_printf("%s/arch/x86/include", f.root);
	ck_assert(!has_arg(args, path));
	g_free(path);
	text = synth_prelude(f.synth, "x86");
	ck_assert_str_eq(text, "#include <linux/kernel.h>\n#include <linux/workqueue.h>\n");
	g_free(text);
	g_ptr_array_unref(args);
	g_ptr_array_unref(flags);
	stop(&f);
}
END_TEST

START_TEST(good_config_of_a_unit)
{
	static const char unit[] =
		"#ifdef CONFIG_A\n"
		"  #  if defined(CONFIG_B) || \\\n\tCONFIG_C > 1\n"
		"x = IS_ENABLED(CONFIG_D) + CONFIG_NO;\n"
		"#endif /* CONFIG_NOT */\n"
		"#if CONFIG_E_MODULE || MY_CONFIG_F || CONFIG_X86_32 || CONFIG_A\n"
		"#elif CONFIG_LOCKDEP";
	struct fixture f;
	char *text;

	start(&f);
	text = synth_config(f.synth, unit, strlen(unit));
	ck_assert_str_eq(text, "#ifndef CONFIG_A\n#define CONFIG_A 1\n#endif\n"
			       "#ifndef CONFIG_B\n#define CONFIG_B 1\n#endif\n"
			       "#ifndef CONFIG_C\n#define CONFIG_C 1\n#endif\n"
			       "#ifndef CONFIG_D\n#define CONFIG_D 1\n#endif\n");
	g_free(text);
	text = synth_config(f.synth, "", 0);
	ck_assert_str_eq(text, "");
	g_free(text);
	stop(&f);
}
END_TEST

START_TEST(good_declaration)
{
	GString *config = g_string_new("");

	ck_assert(synth_declare(config, "use of undeclared identifier 'REG_A'"));
	ck_assert(!synth_declare(config, "use of undeclared identifier 'REG_A'"));
	ck_assert(synth_declare(config, "unknown type name 'reg_t'; did you mean 'u8'?"));
	ck_assert(!synth_declare(config, "use of undeclared identifier 'a b'"));
	ck_assert(!synth_declare(config, "use of undeclared identifier '"));
	ck_assert(!synth_declare(config, "'x.h' file not found"));
	ck_assert_str_eq(config->str, "enum { REG_A = 1 };\ntypedef long reg_t;\n");
	g_string_free(config, TRUE);
}
END_TEST

/* No Kconfig text may crash or hang the reader. */
START_TEST(bad_kconfig)
{
	GString *deep = g_string_new("config A\n\tbool \"x\"\n\tdepends on ");
	struct fixture f;

	start(&f);
	synth_free(f.synth);
	for (unsigned int i = 0; i < 100000; i++)
		g_string_append(deep, i & 1 ? "(" : "!");
	g_string_append(deep,
			"\nsource \"Kconfig\"\nsource \"\nendif\nendmenu\nendchoice\nchoice\n"
			"choice\nconfig\nint\ndefault \"\ndefault '\nselect\n\tselect if\n\\\n");
	put(f.root, "Kconfig", deep->str);
	f.synth = synth_new(&f.tree, f.out, NULL);
	ck_assert_ptr_nonnull(f.synth);
	g_string_free(deep, TRUE);
	stop(&f);
}
END_TEST

START_TEST(good_stand_in)
{
	struct fixture f;
	GPtrArray *args;

	start(&f);
	synth_free(f.synth);
	f.tree.mode = TREE_DRIVER;
	f.synth = synth_new(&f.tree, f.out, NULL);
	ck_assert_ptr_null(f.synth);
	f.synth = synth_new(&f.tree, f.out, LOCKSTEP_SOURCE_DIR "/testdata/include");
	ck_assert(synth_standin(f.synth));
	args = synth_args(f.synth, "drivers/a/a.c", NULL);
	ck_assert(has_arg(args, "-I" LOCKSTEP_SOURCE_DIR "/testdata/include"));
	g_ptr_array_unref(args);
	stop(&f);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		good_autoconf,	good_headers,	       good_architecture,
		good_arguments, good_config_of_a_unit, good_declaration,
		bad_kconfig,	good_stand_in,	       NULL,
	};

	return run_tests("synth", tests);
}
