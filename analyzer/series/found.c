/* SPDX-License-Identifier: GPL-2.0-only */
/* The mails that a folder has already. */
#include <string.h>

#include "series.h"

/* The version that a file name of format-patch starts with: "v2-0001-x.patch"; 1 for none. */
static unsigned int version_of(const char *name)
{
	gsize n = *name == 'v' ? strspn(name + 1, "0123456789") : 0;

	return n && name[n + 1] == '-' ? (unsigned int)g_ascii_strtoull(name + 1, NULL, 10) : 1;
}

/* Does the mail end with our signature? */
static gboolean is_ours(const char *path)
{
	g_autofree char *text = NULL;
	const char *end;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		return FALSE;
	end = g_strrstr(text, "\n-- \n");
	return end && g_str_has_prefix(end, "\n-- \nlockstep ");
}

static void look(const char *folder, const char *below, unsigned int version, GPtrArray *ours,
		 GPtrArray *others)
{
	g_autofree char *path = g_build_filename(folder, below, NULL);
	GDir *d = g_dir_open(path, 0, NULL);
	const char *name;

	while (d && (name = g_dir_read_name(d))) {
		char *relative = *below ? g_build_filename(below, name, NULL) : g_strdup(name);
		g_autofree char *full = g_build_filename(folder, relative, NULL);

		if (*name != '.' && !*below && g_file_test(full, G_FILE_TEST_IS_DIR))
			look(folder, relative, version, ours, others);
		else if (g_str_has_suffix(name, ".patch") && (!version || version_of(name) == version))
			g_ptr_array_add(is_ours(full) ? ours : others, g_strdup(relative));
		g_free(relative);
	}
	if (d)
		g_dir_close(d);
}

void series_find_mails(const char *folder, unsigned int version, GPtrArray *ours, GPtrArray *others)
{
	look(folder, "", version, ours, others);
}
