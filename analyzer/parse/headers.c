/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The headers that kbuild would have generated and that are the same for
 * every architecture, and the <asm/...> wrappers of <asm-generic/...>.
 */
#include "parse/synth_private.h"

#include <errno.h>
#include <string.h>

#include "base/log.h"

int header_write(const char *dir, const char *name, const char *text)
{
	char *path = g_build_filename(dir, name, NULL);
	char *folder = g_path_get_dirname(path);
	char *old = NULL;
	GError *err = NULL;
	int result = 0;

	if (g_file_get_contents(path, &old, NULL, NULL) && strcmp(old, text) == 0)
		goto out;
	if (g_mkdir_with_parents(folder, 0777) != 0)
		result = error("cannot create %s: %s", folder, g_strerror(errno));
	else if (!g_file_set_contents(path, text, -1, &err))
		result = error("%s", err->message);
out:
	g_clear_error(&err);
	g_free(old);
	g_free(folder);
	g_free(path);
	return result;
}

gboolean synth_exists(const struct synth *s, const char *name)
{
	char *path = g_build_filename(s->source, name, NULL);
	gboolean found = g_file_test(path, G_FILE_TEST_EXISTS);

	g_free(path);
	return found;
}

static int write_version(const struct synth *s, const char *dir)
{
	const char *release = *s->tree->version != '\0' ? s->tree->version : "0.0.0";
	unsigned int code = s->tree->version_code;
	char *text;
	int result;

	text = g_strdup_printf("#define LINUX_VERSION_CODE %u\n"
			       "#define KERNEL_VERSION(a, b, c) \\\n"
			       "\t(((a) << 16) + ((b) << 8) + ((c) > 255 ? 255 : (c)))\n"
			       "#define LINUX_VERSION_MAJOR %u\n"
			       "#define LINUX_VERSION_PATCHLEVEL %u\n"
			       "#define LINUX_VERSION_SUBLEVEL %u\n",
			       code, code >> 16, code >> 8 & 255, code & 255);
	result = header_write(dir, "linux/version.h", text);
	g_free(text);
	if (result != 0)
		return -1;
	text = g_strdup_printf("#define UTS_RELEASE \"%s\"\n", release);
	result = header_write(dir, "generated/utsrelease.h", text);
	g_free(text);
	return result;
}

/*
 * Constants that kbuild computes by compiling: any value of the right
 * magnitude will do, as no code is generated from them.
 */
static int write_constants(const char *dir)
{
	static const struct {
		const char *name, *text;
	} files[] = {
		{ "generated/bounds.h",
		  "#define NR_PAGEFLAGS 26\n#define NR_CPUS_BITS 6\n"
		  "#ifdef __LP64__\n#define MAX_NR_ZONES 5\n#else\n#define MAX_NR_ZONES 4\n#endif\n"
		  "#define SPINLOCK_SIZE 4\n#define LRU_GEN_WIDTH 3\n#define __LRU_REFS_WIDTH 2\n" },
		{ "generated/utsversion.h", "#define UTS_VERSION \"#1 SMP\"\n" },
		{ "generated/compile.h",
		  "#define UTS_MACHINE \"x86_64\"\n#define UTS_VERSION \"#1 SMP\"\n"
		  "#define LINUX_COMPILE_BY \"lockstep\"\n#define LINUX_COMPILE_HOST \"lockstep\"\n"
		  "#define LINUX_COMPILER \"clang\"\n" },
		{ "generated/asm-offsets.h", "" },
		{ "generated/rq-offsets.h", "#define RQ_nr_pinned 0\n" },
		{ "generated/autoksyms.h", "" },
		{ "generated/randomize_layout_hash.h", "#define RANDSTRUCT_HASHED_SEED \"0\"\n" },
		{ "generated/randstruct_hash.h", "#define RANDSTRUCT_HASHED_SEED \"0\"\n" },
		{ "generated/user_constants.h", "" },
		{ "generated/timeconst.h",
		  "#include <linux/param.h>\n#include <linux/types.h>\n"
		  "#define HZ_TO_MSEC_MUL32 U64_C(0x80000000)\n#define HZ_TO_MSEC_ADJ32 U64_C(0x0)\n"
		  "#define HZ_TO_MSEC_SHR32 29\n#define MSEC_TO_HZ_MUL32 U64_C(0x80000000)\n"
		  "#define MSEC_TO_HZ_ADJ32 U64_C(0x180000000)\n#define MSEC_TO_HZ_SHR32 33\n"
		  "#define HZ_TO_MSEC_NUM 4\n#define HZ_TO_MSEC_DEN 1\n#define MSEC_TO_HZ_NUM 1\n"
		  "#define MSEC_TO_HZ_DEN 4\n#define HZ_TO_USEC_MUL32 U64_C(0xFA000000)\n"
		  "#define HZ_TO_USEC_ADJ32 U64_C(0x0)\n#define HZ_TO_USEC_SHR32 20\n"
		  "#define USEC_TO_HZ_MUL32 U64_C(0x83126E98)\n"
		  "#define USEC_TO_HZ_ADJ32 U64_C(0x7FBE76C8B43958)\n#define USEC_TO_HZ_SHR32 43\n"
		  "#define HZ_TO_USEC_NUM 4000\n#define HZ_TO_USEC_DEN 1\n#define USEC_TO_HZ_NUM 1\n"
		  "#define USEC_TO_HZ_DEN 4000\n#define HZ_TO_NSEC_NUM 4000000\n"
		  "#define HZ_TO_NSEC_DEN 1\n#define NSEC_TO_HZ_NUM 1\n"
		  "#define NSEC_TO_HZ_DEN 4000000\n" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
		if (header_write(dir, files[i].name, files[i].text) != 0)
			return -1;
	return 0;
}

int headers_common(const struct synth *s)
{
	char *dir = g_build_filename(s->dir, "include", NULL);
	int result = 0;

	if (write_version(s, dir) != 0 || write_constants(dir) != 0 || headers_tables(s, dir) != 0)
		result = -1;
	g_free(dir);
	return result;
}

static int wrap_folder(const struct synth *s, const char *from)
{
	char *path = g_build_filename(s->source, from, NULL);
	GDir *folder = g_dir_open(path, 0, NULL);
	const char *name;
	int result = 0;

	while (folder && (name = g_dir_read_name(folder)) != NULL) {
		char *file, *text;

		if (!g_str_has_suffix(name, ".h"))
			continue;
		file = g_build_filename("generic", "asm", name, NULL);
		text = g_strdup_printf("#include <asm-generic/%s>\n", name);
		result |= header_write(s->dir, file, text);
		g_free(text);
		g_free(file);
	}
	if (folder)
		g_dir_close(folder);
	g_free(path);
	return result;
}

/*
 * Kbuild makes a wrapper for what generic-y and mandatory-y name and the
 * architecture lacks.  A folder with every wrapper that is searched after the
 * architecture's own headers finds the same, for all architectures at once.
 */
int headers_generic(const struct synth *s)
{
	int result = wrap_folder(s, "include/asm-generic");

	return result | wrap_folder(s, "include/uapi/asm-generic");
}
