/* SPDX-License-Identifier: GPL-2.0-only */
/* The clang arguments of a unit, as kbuild would have made them. */
#include "parse/synth_private.h"

#include <string.h>

#include "base/log.h"

/* How clang calls the architectures; those that it lacks are parsed as something alike. */
static const struct {
	const char *arch, *target;
	const char *define[2];
} targets[] = {
	{ "x86", "x86_64-linux-gnu", { NULL, NULL } },
	{ "arm64", "aarch64-linux-gnu", { NULL, NULL } },
	{ "arm", "arm-linux-gnueabi", { "-D__LINUX_ARM_ARCH__=7", NULL } },
	{ "powerpc", "powerpc64le-linux-gnu", { NULL, NULL } },
	{ "mips", "mips64el-linux-gnuabi64", { "-D_MIPS_ISA=_MIPS_ISA_MIPS64", NULL } },
	{ "s390", "s390x-linux-gnu", { NULL, NULL } },
	{ "sparc", "sparc64-linux-gnu", { NULL, NULL } },
	{ "riscv", "riscv64-linux-gnu", { NULL, NULL } },
	{ "loongarch", "loongarch64-linux-gnu", { NULL, NULL } },
	{ "hexagon", "hexagon-linux-musl", { NULL, NULL } },
	{ "m68k", "m68k-linux-gnu", { NULL, NULL } },
	{ "alpha", "x86_64-linux-gnu", { "-D__alpha__", "-U__x86_64__" } },
	{ "ia64", "x86_64-linux-gnu", { "-D__ia64__", "-U__x86_64__" } },
	{ "parisc", "powerpc64-linux-gnu", { "-D__hppa__", "-D__LP64__" } },
	{ "sh", "arm-linux-gnueabi", { "-D__sh__", "-U__arm__" } },
	{ "arc", "arm-linux-gnueabi", { "-D__arc__", "-U__arm__" } },
	{ "csky", "arm-linux-gnueabi", { "-D__csky__", "-U__arm__" } },
	{ "microblaze", "arm-linux-gnueabi", { "-D__microblaze__", "-U__arm__" } },
	{ "nios2", "arm-linux-gnueabi", { "-D__nios2__", "-U__arm__" } },
	{ "openrisc", "armeb-linux-gnueabi", { "-D__or1k__", "-U__arm__" } },
	{ "xtensa", "arm-linux-gnueabi", { "-D__xtensa__", "-U__arm__" } },
	{ "um", "x86_64-linux-gnu", { NULL, NULL } },
};

static const char *const base_args[] = {
	"-nostdinc",
	"-std=gnu11",
	"-fshort-wchar",
	"-fno-short-enums",
	"-ffreestanding",
	"-fno-builtin",
	"-w",
	"-ferror-limit=0",
	/* undeclared and oddly typed things still give a usable tree */
	"-Wno-implicit-function-declaration",
	"-Wno-implicit-int",
	"-Wno-int-conversion",
	"-Wno-incompatible-pointer-types",
	"-Wno-incompatible-function-pointer-types",
	"-Wno-return-mismatch",
	"-Wno-return-type",
	"-Wno-address-of-packed-member",
	"-Wno-asm-operand-widths",
	"-Wno-pointer-to-int-cast",
	"-Wno-unknown-attributes",
	"-Wno-array-bounds",
	"-Wno-initializer-overrides",
	"-D__KERNEL__",
	"-DCC_USING_FENTRY",
	/* one value for every unit, so that one prelude fits all */
	"-DKBUILD_MODFILE=\"unit\"",
	"-DKBUILD_BASENAME=\"unit\"",
	"-DKBUILD_MODNAME=\"unit\"",
	"-D__KBUILD_MODNAME=kmod_unit",
};

static void add(GPtrArray *args, const char *text)
{
	g_ptr_array_add(args, g_strdup(text));
}

/* "-I" joined with base/name, if that folder exists. */
static void add_path(GPtrArray *args, const char *option, const char *base, const char *name)
{
	char *path = g_build_filename(base, name, NULL);

	if (g_file_test(path, G_FILE_TEST_IS_DIR))
		g_ptr_array_add(args, g_strconcat(option, path, NULL));
	g_free(path);
}

/* The same with the architecture in place of the "%" of `pattern`. */
static void add_format(GPtrArray *args, const char *option, const char *base, const char *pattern,
		       const char *arch)
{
	char **parts = g_strsplit(pattern, "%", 2);
	char *name = g_strjoinv(arch, parts);

	add_path(args, option, base, name);
	g_free(name);
	g_strfreev(parts);
}

const char *synth_known_arch(const char *name, size_t len)
{
	for (size_t i = 0; i < G_N_ELEMENTS(targets); i++)
		if (strlen(targets[i].arch) == len && strncmp(targets[i].arch, name, len) == 0)
			return targets[i].arch;
	return NULL;
}

/* Folders that the Makefile of an architecture adds for the machine it is built for. */
static void add_machine_paths(const struct synth *s, const char *arch, GPtrArray *args)
{
	static const struct {
		const char *arch, *path;
	} machines[] = {
		{ "mips", "arch/mips/include/asm/mach-generic" },
		{ "powerpc", "arch/powerpc" },
		{ "sh", "arch/sh/include/cpu-sh4" },
		{ "sh", "arch/sh/include/cpu-common" },
		{ "sh", "arch/sh/include/mach-common" },
		{ "csky", "arch/csky/abiv2/inc" },
		{ "xtensa", "arch/xtensa/variants/fsf/include" },
		{ "um", "arch/x86/um" },
		{ "um", "arch/um/include/shared" },
		{ "um", "arch/x86/include" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(machines); i++)
		if (strcmp(machines[i].arch, arch) == 0)
			add_path(args, "-I", s->source, machines[i].path);
}

/* Kbuild's own order: the architecture, generated, include, then the same of uapi. */
static void add_include_paths(const struct synth *s, const char *arch, GPtrArray *args)
{
	static const char *const uapi[] = { "arch/%/include/uapi", "arch/%/include/generated/uapi",
					    "include/uapi", "include/generated/uapi" };
	gboolean real = s->build && strcmp(arch, s->arch) == 0;

	add_format(args, "-I", s->source, "arch/%/include", arch);
	if (real) {
		add_format(args, "-I", s->build, "arch/%/include/generated", arch);
		add_path(args, "-I", s->build, "include");
	}
	add_format(args, "-I", s->dir, "arch/%", arch);
	add_path(args, "-I", s->source, "include");
	add_path(args, "-I", s->dir, "include");
	for (size_t i = 0; i < G_N_ELEMENTS(uapi); i++) {
		add_format(args, "-I", s->source, uapi[i], arch);
		if (real)
			add_format(args, "-I", s->build, uapi[i], arch);
	}
	add_machine_paths(s, arch, args);
	add_path(args, "-I", s->dir, "generic");
}

/*
 * The unit's own architecture is left out: clang drops a -I folder that is a
 * system folder as well.
 */
static void add_fallbacks(const struct synth *s, const char *arch, GPtrArray *args)
{
	char *own = g_strdup_printf("%s/arch/%s/include", s->source, arch);
	size_t n = strlen(own);

	for (guint i = 0; i < s->fallbacks->len; i++) {
		const char *path = g_ptr_array_index(s->fallbacks, i);

		if (g_str_has_prefix(path, own) &&
		    (path[n] == '\0' || strcmp(path + n, "/uapi") == 0))
			continue;
		add(args, "-idirafter");
		add(args, path);
	}
	g_free(own);
}

static void add_forced(const struct synth *s, const char *name, GPtrArray *args)
{
	if (!synth_exists(s, name))
		return;
	add(args, "-include");
	g_ptr_array_add(args, g_build_filename(s->source, name, NULL));
}

static void add_target(const char *arch, GPtrArray *args)
{
	for (size_t i = 0; i < G_N_ELEMENTS(targets); i++) {
		if (strcmp(targets[i].arch, arch) != 0)
			continue;
		add(args, "-target");
		add(args, targets[i].target);
		for (size_t j = 0; j < G_N_ELEMENTS(targets[i].define); j++)
			if (targets[i].define[j])
				add(args, targets[i].define[j]);
	}
}

/* What every unit of the architecture has in common. */
static GPtrArray *common_args(const struct synth *s, const char *arch)
{
	GPtrArray *args = g_ptr_array_new_with_free_func(g_free);

	add_target(arch, args);
	for (size_t i = 0; i < G_N_ELEMENTS(base_args); i++)
		add(args, base_args[i]);
	if (s->tree->version_code >= 0x060200)
		add(args, "-funsigned-char");
	if (s->tree->version_code >= 0x061200)
		add(args, "-fms-extensions");
	if (s->standin) {
		g_ptr_array_add(args, g_strconcat("-I", s->standin, NULL));
		add(args, "-include");
		g_ptr_array_add(args, g_build_filename(s->standin, "linux", "kconfig.h", NULL));
		return args;
	}
	add_include_paths(s, arch, args);
	add_forced(s, "include/linux/compiler-version.h", args);
	add_forced(s, "include/linux/kconfig.h", args);
	add_forced(s, "include/linux/compiler_types.h", args);
	return args;
}

/* Makes the headers of an architecture that nobody asked for before. */
static void need_arch(const struct synth *s, const char *arch)
{
	struct synth *own = (struct synth *)s;

	if (s->standin)
		return;
	g_mutex_lock(&own->lock);
	if (g_hash_table_add(own->arches, g_strdup(arch)))
		headers_arch(s, arch);
	g_mutex_unlock(&own->lock);
}

GPtrArray *synth_prelude_args(const struct synth *s, const char *name)
{
	const char *arch = synth_arch_of_prelude(s, name);
	GPtrArray *args;

	need_arch(s, arch);
	args = common_args(s, arch);
	add_fallbacks(s, arch, args);
	return args;
}

GPtrArray *synth_args(const struct synth *s, const char *path, const GPtrArray *kbuild_cflags)
{
	const char *arch = synth_arch_of_unit(s, path);
	char *folder = g_path_get_dirname(path);
	GPtrArray *args;

	need_arch(s, arch);
	args = common_args(s, arch);
	for (guint i = 0; kbuild_cflags && i < kbuild_cflags->len; i++)
		add(args, g_ptr_array_index(kbuild_cflags, i));
	add_path(args, "-I", s->tree->root, folder);
	add_fallbacks(s, arch, args);
	g_free(folder);
	return args;
}
