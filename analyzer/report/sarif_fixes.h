/* SPDX-License-Identifier: GPL-2.0-only */
/* The fixes of a SARIF result: the edits of a proven plan. */
#ifndef LOCKSTEP_REPORT_SARIF_FIXES_H
#define LOCKSTEP_REPORT_SARIF_FIXES_H

#include <cjson/cJSON.h>

#include "report.h"

/* Adds "fixes" if there is one. */
void sarif_add_fixes(cJSON *result, const struct report *r, const struct finding *f);

/* --- sarif.c: "artifactLocation" */
void sarif_add_artifact(cJSON *object, const struct report *r, const char *path);

#endif
