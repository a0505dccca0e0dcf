/* SPDX-License-Identifier: GPL-2.0-only */
/* The report as a container, and the table of its formats. */
#include "report.h"

#include <string.h>

static void free_finding(gpointer f)
{
	finding_free(f);
}

void report_init(struct report *r, const struct tree *t)
{
	*r = (struct report){ .tree = t };
	r->findings = g_ptr_array_new_with_free_func(free_finding);
	r->not_analysed = g_array_new(FALSE, TRUE, sizeof(struct skipped));
	r->missed = g_array_new(FALSE, TRUE, sizeof(struct missed_call));
}

void report_release(struct report *r)
{
	g_ptr_array_free(r->findings, TRUE);
	g_array_free(r->not_analysed, TRUE);
	g_array_free(r->missed, TRUE);
	*r = (struct report){ 0 };
}

char *report_path(const struct report *r, const char *path)
{
	if (!path || g_path_is_absolute(path))
		return g_strdup(path ? path : "");
	return g_strconcat(r->prefix ? r->prefix : "", path, NULL);
}

static int print_json(const struct report *r, const struct text_options *o, FILE *out)
{
	return report_json(r, out);
}

static const struct report_format formats[] = {
	{ "text", report_text },
	{ "json", print_json },
	{ "sarif", report_sarif },
	{ "gitlab", report_gitlab },
	{ "github", report_github },
};

const struct report_format *report_format_find(const char *name)
{
	unsigned int i;

	for (i = 0; i < G_N_ELEMENTS(formats); i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}

const char *const *report_format_names(void)
{
	static const char *const names[] = { "text", "json", "sarif", "gitlab", "github", NULL };

	return names;
}
