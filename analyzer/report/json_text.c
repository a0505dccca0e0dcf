/* SPDX-License-Identifier: GPL-2.0-only */
/* Text for cJSON, valid UTF-8 whatever the sources hold. */
#include <glib.h>

#include "json_text.h"

cJSON *json_text(const char *text)
{
	g_autofree char *valid = text ? g_utf8_make_valid(text, -1) : NULL;

	return valid ? cJSON_CreateString(valid) : cJSON_CreateNull();
}

void json_add_text(cJSON *object, const char *key, const char *text)
{
	cJSON_AddItemToObject(object, key, json_text(text));
}
