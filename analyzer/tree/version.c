/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The kernel's version: the assignments at the head of the top Makefile, or, where
 * only headers are installed, what the build left in include/.
 */
#include <stdlib.h>
#include <string.h>

#include "tree_private.h"

/* The value of the first "NAME = value" line, without comment and blanks; NULL if there is none. */
static char *assigned(const char *text, const char *name)
{
	size_t len = strlen(name);
	const char *line = text;

	while (line) {
		const char *p = line + len;

		if (!strncmp(line, name, len)) {
			p += strspn(p, " \t:");
			if (*p == '=')
				return g_strstrip(g_strndup(p + 1, strcspn(p + 1, "#\r\n")));
		}
		line = strchr(line, '\n');
		line = line ? line + 1 : NULL;
	}
	return NULL;
}

static char *from_makefile(const char *dir)
{
	char *path = g_strconcat(dir, "/Makefile", NULL);
	char *text = file_text(path);
	char *major = text ? assigned(text, "VERSION") : NULL;
	char *minor = text ? assigned(text, "PATCHLEVEL") : NULL;
	char *patch = text ? assigned(text, "SUBLEVEL") : NULL;
	char *extra = text ? assigned(text, "EXTRAVERSION") : NULL;
	char *version = NULL;

	if (major && minor && g_ascii_isdigit(major[0]))
		version = g_strdup_printf("%s.%s.%s%s", major, minor, patch && *patch ? patch : "0",
					  extra ? extra : "");
	g_free(major);
	g_free(minor);
	g_free(patch);
	g_free(extra);
	g_free(text);
	g_free(path);
	return version;
}

/* include/config/kernel.release holds the bare text. */
static char *from_release(const char *dir)
{
	char *path = g_strconcat(dir, "/include/config/kernel.release", NULL);
	char *text = file_text(path);

	g_free(path);
	return text ? g_strstrip(text) : NULL;
}

/* #define UTS_RELEASE "6.1.0-18-amd64" */
static char *from_utsrelease(const char *dir)
{
	char *path = g_strconcat(dir, "/include/generated/utsrelease.h", NULL);
	char *text = file_text(path);
	const char *quote = text ? strchr(text, '"') : NULL;
	char *version = quote ? g_strndup(quote + 1, strcspn(quote + 1, "\"\n")) : NULL;

	g_free(text);
	g_free(path);
	return version;
}

/* LINUX_VERSION_CODE's formula, which stops counting patches at 255. */
static unsigned int code_of(const char *version)
{
	char *end;
	unsigned long major = strtoul(version, &end, 10);
	unsigned long minor = *end == '.' ? strtoul(end + 1, &end, 10) : 0;
	unsigned long patch = *end == '.' ? strtoul(end + 1, &end, 10) : 0;

	return (unsigned int)((MIN(major, 255) << 16) + (MIN(minor, 255) << 8) + MIN(patch, 255));
}

void version_read(struct tree *t, const char *dir)
{
	char *version = from_makefile(dir);

	if (!version)
		version = from_release(dir);
	if (!version)
		version = from_utsrelease(dir);
	if (!version)
		return;
	g_free(t->version);
	t->version = version;
	t->version_code = code_of(version);
}

/* UTS_MACHINE names that share the sources of another folder of arch/. */
static const char *source_arch(const char *arch)
{
	static const char *const same[][2] = {
		{ "i386", "x86" },	{ "x86_64", "x86" },	  { "sparc32", "sparc" },
		{ "sparc64", "sparc" }, { "parisc64", "parisc" },
	};
	unsigned int i;

	for (i = 0; i < G_N_ELEMENTS(same); i++) {
		if (!strcmp(arch, same[i][0]))
			return same[i][1];
	}
	return arch;
}

char *version_arch(const char *builddir)
{
	char *path = g_strconcat(builddir, "/include/generated/autoconf.h", NULL);
	char *text = file_text(path);
	const char *word = text ? strstr(text, "Linux/") : NULL;
	char *arch = NULL, *result = NULL;

	if (word) {
		word += strlen("Linux/");
		arch = g_strndup(word, strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789_"));
		result = *arch ? g_strdup(source_arch(arch)) : NULL;
	}
	g_free(arch);
	g_free(text);
	g_free(path);
	return result;
}
