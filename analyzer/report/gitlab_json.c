/* SPDX-License-Identifier: GPL-2.0-only */
/* GitLab's code quality report: one array, an object per finding. */
#include <errno.h>

#include "base/log.h"
#include "json_text.h"
#include "report.h"

static const char *const severities[] = { "info", "major", "critical" };

static cJSON *issue_of(const struct report *r, const struct finding *f)
{
	g_autofree char *path = report_path(r, f->at.path);
	cJSON *o = cJSON_CreateObject(), *location;
	char fingerprint[33];

	finding_fingerprint(f, fingerprint);
	json_add_text(o, "description", f->message ? f->message : "");
	cJSON_AddStringToObject(o, "check_name", f->check);
	cJSON_AddStringToObject(o, "fingerprint", fingerprint);
	cJSON_AddStringToObject(o, "severity", severities[f->severity]);
	location = cJSON_AddObjectToObject(o, "location");
	json_add_text(location, "path", path);
	cJSON_AddNumberToObject(cJSON_AddObjectToObject(location, "lines"), "begin", MAX(f->at.line, 1));
	return o;
}

int report_gitlab(const struct report *r, const struct text_options *o, FILE *out)
{
	cJSON *list = cJSON_CreateArray();
	unsigned int i;
	char *text;

	for (i = 0; i < r->findings->len; i++)
		cJSON_AddItemToArray(list, issue_of(r, g_ptr_array_index(r->findings, i)));
	text = cJSON_Print(list);
	cJSON_Delete(list);
	fprintf(out, "%s\n", text);
	cJSON_free(text);
	if (fflush(out) != 0 || ferror(out))
		return error("cannot write the code quality report: %s", g_strerror(errno));
	return 0;
}
