/* SPDX-License-Identifier: GPL-2.0-only */
/* The rules of a SARIF run: one per check, with its explain page as help. */
#ifndef LOCKSTEP_REPORT_SARIF_RULES_H
#define LOCKSTEP_REPORT_SARIF_RULES_H

#include <cjson/cJSON.h>

#include "report.h"

/* Ids (const char *): all checks, then what else the findings name; free the array only. */
GPtrArray *sarif_rules(const struct report *r);
unsigned int sarif_rule_index(const GPtrArray *rules, const char *check);
cJSON *sarif_rules_json(const struct report *r, const GPtrArray *rules);

#endif
