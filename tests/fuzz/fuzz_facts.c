/* SPDX-License-Identifier: GPL-2.0-only */
/* Facts of a damaged cache or a crashed worker: loading must refuse or accept, never fall over. */
#include <glib.h>

#include "base/log.h"
#include "program.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
	struct program *p = program_new(NULL);
	struct facts f = { .path = "a.c", .text = g_strndup((const char *)data, size) };

	log_set_quiet(TRUE);
	if (program_add(p, &f, NULL) == 0)
		program_link(p);
	program_free(p);
	g_free(f.text);
	return 0;
}
