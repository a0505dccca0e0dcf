/* SPDX-License-Identifier: GPL-2.0-only */
/* A report for each of the output files that were asked for. */
#include "outputs.h"

#include <string.h>

#include "base/outfile.h"

/* What one of the files gets. */
struct printed {
	const struct report *report;
	const struct report_format *format;
	struct text_options text;
};

static int print_one(const void *ctx, FILE *out)
{
	const struct printed *p = ctx;

	return p->format->print(p->report, &p->text, out);
}

int outputs_write(const struct session *s, const struct report *r)
{
	const struct options *o = s->options;
	struct text_options text = { .terse = o->terse, .full_path = o->full_path };
	int result = 0;

	for (unsigned int i = 0; i < s->outputs->len; i++) {
		struct printed p = { r, g_ptr_array_index(s->formats, i), text };

		if (p.format && outfile_write(g_ptr_array_index(s->outputs, i), print_one, &p) < 0)
			result = -1;
	}
	return result;
}

char *outputs_prefix(const char *root)
{
	g_autofree char *top = g_strdup(root);

	while (strcmp(top, "/") != 0) {
		g_autofree char *git = g_build_filename(top, ".git", NULL);
		char *parent = g_path_get_dirname(top);

		if (g_file_test(git, G_FILE_TEST_EXISTS)) {
			g_free(parent);
			return root[strlen(top)] ? g_strconcat(root + strlen(top) + 1, "/", NULL) : NULL;
		}
		g_free(top);
		top = parent;
	}
	return NULL;
}
