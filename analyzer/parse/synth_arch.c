/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which architecture a unit is for.  Most drivers parse for any; but a few
 * include <asm/...> headers that one single architecture has.
 */
#include "parse/synth_private.h"

#include <string.h>

/* Drivers for these are parsed best as everything else, with the headers of their machines last. */
static gboolean is_common(const char *arch)
{
	static const char *const common[] = { "x86", "arm", "arm64", "um" };

	for (size_t i = 0; i < G_N_ELEMENTS(common); i++)
		if (strcmp(common[i], arch) == 0)
			return TRUE;
	return FALSE;
}

/* arch/X/..., drivers/X/... and sound/X/... where X is an architecture. */
static const char *arch_of_folder(const char *path)
{
	static const char *const tops[] = { "arch/", "drivers/", "sound/" };

	for (size_t i = 0; i < G_N_ELEMENTS(tops); i++) {
		const char *name, *arch;

		if (!g_str_has_prefix(path, tops[i]))
			continue;
		name = path + strlen(tops[i]);
		arch = synth_known_arch(name, strcspn(name, "/"));
		if (arch && (i == 0 || !is_common(arch)))
			return arch;
	}
	return NULL;
}

static gboolean arch_has(const struct synth *s, const char *arch, const char *header)
{
	char *name = g_strdup_printf("arch/%s/include/asm/%s", arch, header);
	char *uapi = g_strdup_printf("arch/%s/include/uapi/asm/%s", arch, header);
	gboolean found = synth_exists(s, name) || synth_exists(s, uapi);

	g_free(uapi);
	g_free(name);
	return found;
}

static gboolean is_generic(const struct synth *s, const char *header)
{
	char *name = g_strdup_printf("include/asm-generic/%s", header);
	gboolean found = synth_exists(s, name);

	g_free(name);
	return found;
}

/* The one architecture that has this header while the default one lacks it, or NULL. */
static const char *only_arch_with(const struct synth *s, const char *header)
{
	static const char *const arches[] = { "powerpc", "mips",   "s390",     "sparc", "m68k",
					      "sh",	 "parisc", "riscv",    "ia64",	"arm",
					      "arm64",	 "alpha",  "loongarch" };
	const char *only = NULL;

	if (arch_has(s, s->arch, header) || is_generic(s, header))
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(arches); i++) {
		if (!arch_has(s, arches[i], header))
			continue;
		if (only)
			return NULL;
		only = arches[i];
	}
	return only && !is_common(only) ? only : NULL;
}

static const char *arch_of_includes(const struct synth *s, const char *text)
{
	static const char mark[] = "<asm/";
	const char *arch = NULL;

	for (const char *p = text; !arch && (p = strstr(p, mark)) != NULL;) {
		char *header;

		p += strlen(mark);
		header = g_strndup(p, strcspn(p, ">\n"));
		arch = only_arch_with(s, header);
		g_free(header);
	}
	return arch;
}

const char *synth_arch_of_unit(const struct synth *s, const char *path)
{
	const char *arch = NULL;
	char *full, *text = NULL;

	if (s->standin || *path == '\0')
		return s->arch;
	if (s->tree->mode != TREE_DRIVER)
		arch = arch_of_folder(path);
	full = g_build_filename(s->tree->root, path, NULL);
	if (!arch && g_file_get_contents(full, &text, NULL, NULL))
		arch = arch_of_includes(s, text);
	g_free(text);
	g_free(full);
	return arch ? arch : s->arch;
}

const char *synth_arch_of_prelude(const struct synth *s, const char *name)
{
	return strcmp(name, s->graphics) == 0 ? s->arch : name;
}

const char *synth_arch(const struct synth *s, const char *path)
{
	const char *arch = synth_arch_of_unit(s, path);

	if (g_str_has_prefix(path, "drivers/gpu/") && arch == s->arch && !s->standin)
		return s->graphics;
	return arch;
}
