/* SPDX-License-Identifier: GPL-2.0-only */
/* Installed as PREFIX/bin/lockstep and PREFIX/share/lockstep, wherever PREFIX is moved to. */
#include "data.h"

#include <glib.h>

char *data_find(const char *name)
{
	g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *bin = g_path_get_dirname(program ? program : "");
	g_autofree char *prefix = g_path_get_dirname(bin);
	char *path = g_build_filename(prefix, "share", "lockstep", name, NULL);

	if (g_file_test(path, G_FILE_TEST_EXISTS))
		return path;
	g_free(path);
	path = g_build_filename(LOCKSTEP_SOURCE_DIR, name, NULL);
	if (g_file_test(path, G_FILE_TEST_EXISTS))
		return path;
	g_free(path);
	return NULL;
}
