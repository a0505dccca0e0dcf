/* SPDX-License-Identifier: GPL-2.0-only */
/* Makefiles of unknown drivers are read without running them; whatever they say, reading ends. */
#include <glib.h>

#include "tree/makefile.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static void read_text(const char *text, gboolean decide)
{
	struct makefile *m = makefile_new("/nonexistent", "drivers/foo");

	m->decide = decide;
	/* a small budget: the time for one input stays short */
	m->budget /= 20;
	makefile_text(m, text);
	while (m->frames->len)
		make_frame_close(m);
	g_ptr_array_free(make_var_words(m, "obj-y"), TRUE);
	g_ptr_array_free(make_var_words(m, "foo-y"), TRUE);
	makefile_free(m);
}

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
	char *text = g_strndup((const char *)data, size);

	read_text(text, FALSE);
	read_text(text, TRUE);
	g_free(text);
	return 0;
}
