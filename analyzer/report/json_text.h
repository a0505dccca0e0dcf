/* SPDX-License-Identifier: GPL-2.0-only */
/* Text for cJSON: names come from file systems and sources, and JSON has only UTF-8. */
#ifndef LOCKSTEP_JSON_TEXT_H
#define LOCKSTEP_JSON_TEXT_H

#include <cjson/cJSON.h>

/* @text as a JSON string, what is not UTF-8 replaced by U+FFFD; null for NULL. The caller owns it. */
cJSON *json_text(const char *text);

/* The same as the member @key of @object, which owns it. */
void json_add_text(cJSON *object, const char *key, const char *text);

#endif
