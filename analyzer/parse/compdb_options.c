/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The words of a compiler's command that clang gets as well.  Only what decides how the source
 * reads is kept: most other options are gcc's own or about code generation.
 */
#include "parse/compdb_options.h"

#include <string.h>

/*
 * Relative folders were meant from where the compiler ran; for an external module that is
 * not known, so the first place where the folder or file exists is taken.
 */
static char *resolve(const struct compile_dirs *at, const char *path)
{
	for (size_t i = 0; i < at->count; i++) {
		char *full = g_canonicalize_filename(path, at->dirs[i]);

		if (g_file_test(full, G_FILE_TEST_EXISTS))
			return full;
		g_free(full);
	}
	return g_canonicalize_filename(path, at->dirs[0]);
}

/* A search path option, joined ("-Ix") or not ("-I x"); the number of words used, 0: it is none. */
static unsigned int keep_path(const struct compile_dirs *at, char **words, GPtrArray *args)
{
	static const char *const options[] = { "-isystem", "-iquote",  "-idirafter",
					       "-include", "-imacros", "-I" };

	for (size_t i = 0; i < G_N_ELEMENTS(options); i++) {
		const char *value;
		gboolean joined;

		if (!g_str_has_prefix(words[0], options[i]))
			continue;
		value = words[0] + strlen(options[i]);
		joined = *value != '\0';
		if (!joined && !words[1])
			return 1;
		g_ptr_array_add(args, g_strdup(options[i]));
		g_ptr_array_add(args, resolve(at, joined ? value : words[1]));
		return joined ? 1 : 2;
	}
	return 0;
}

static gboolean is_kept(const char *word)
{
	static const char *const exact[] = { "-nostdinc",
					     "-m32",
					     "-m64",
					     "-m16",
					     "-fshort-wchar",
					     "-fsigned-char",
					     "-funsigned-char",
					     "-fms-extensions",
					     "-fplan9-extensions",
					     "-ffreestanding",
					     "-mlittle-endian",
					     "-mbig-endian" };
	static const char *const prefixes[] = { "-std=", "-msse", "-mavx", "--target=" };

	for (size_t i = 0; i < G_N_ELEMENTS(exact); i++)
		if (strcmp(word, exact[i]) == 0)
			return TRUE;
	for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
		if (g_str_has_prefix(word, prefixes[i]))
			return TRUE;
	return FALSE;
}

/* -D, -U and the few others that matter; the number of words used. */
static unsigned int keep_word(char **words, GPtrArray *args)
{
	gboolean macro = g_str_has_prefix(words[0], "-D") || g_str_has_prefix(words[0], "-U");

	if (!macro && !is_kept(words[0]))
		return 1;
	g_ptr_array_add(args, g_strdup(words[0]));
	if (!macro || words[0][2] != '\0' || !words[1])
		return 1;
	g_ptr_array_add(args, g_strdup(words[1]));
	return 2;
}

/* A cross compiler's name says the target: aarch64-linux-gnu-gcc. */
static void add_compiler_target(const char *compiler, GPtrArray *args)
{
	char *base = g_path_get_basename(compiler);
	char *end = strrchr(base, '-');

	if (end && strchr(base, '-') != end && g_str_has_prefix(end, "-gcc")) {
		*end = '\0';
		g_ptr_array_add(args, g_strconcat("--target=", base, NULL));
	}
	g_free(base);
}

GPtrArray *compile_options(const struct compile_dirs *at, char **words)
{
	static const char *const ours[] = { "-w",
					    "-ferror-limit=0",
					    "-fno-builtin",
					    "-Wno-implicit-function-declaration",
					    "-Wno-implicit-int",
					    "-Wno-int-conversion",
					    "-Wno-incompatible-function-pointer-types",
					    "-Wno-return-mismatch" };
	GPtrArray *args = g_ptr_array_new_with_free_func(g_free);

	if (words[0])
		add_compiler_target(words[0], args);
	for (unsigned int i = 1; words[0] && words[i] && words[i][0] != ';';) {
		unsigned int used = keep_path(at, words + i, args);

		if (used == 0)
			used = keep_word(words + i, args);
		i += used;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(ours); i++)
		g_ptr_array_add(args, g_strdup(ours[i]));
	return args;
}
