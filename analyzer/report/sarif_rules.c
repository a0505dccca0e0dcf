/* SPDX-License-Identifier: GPL-2.0-only */
/* What a SARIF viewer shows about a check, from the page that `explain` prints. */
#include "sarif_rules.h"

#include <string.h>

#include "checks.h"
#include "explain.h"

static const char *const levels[] = { "note", "warning", "error" };

unsigned int sarif_rule_index(const GPtrArray *rules, const char *check)
{
	unsigned int i;

	for (i = 0; i < rules->len; i++)
		if (g_strcmp0(g_ptr_array_index(rules, i), check) == 0)
			break;
	return i;
}

GPtrArray *sarif_rules(const struct report *r)
{
	GPtrArray *rules = g_ptr_array_new();
	unsigned int i, count;
	const struct check *all = checks_all(&count);

	for (i = 0; i < count; i++)
		g_ptr_array_add(rules, (gpointer)all[i].id);
	for (i = 0; i < r->findings->len; i++) {
		const struct finding *f = g_ptr_array_index(r->findings, i);

		if (sarif_rule_index(rules, f->check) == rules->len)
			g_ptr_array_add(rules, (gpointer)f->check);
	}
	return rules;
}

/* "wq-flush-system" -> "WqFlushSystem", as viewers expect of a name. */
static char *pascal_case(const char *id)
{
	GString *name = g_string_new(NULL);
	gboolean start = TRUE;

	for (; *id; id++) {
		if (*id != '-')
			g_string_append_c(name, start ? g_ascii_toupper(*id) : *id);
		start = *id == '-';
	}
	return g_string_free(name, FALSE);
}

/* A sentence: SARIF wants a full stop at its end. */
static void add_sentence(cJSON *rule, const char *key, const char *text)
{
	gsize n = strlen(text);
	g_autofree char *sentence = g_strconcat(text, n && text[n - 1] == '.' ? "" : ".", NULL);

	cJSON_AddStringToObject(cJSON_AddObjectToObject(rule, key), "text", sentence);
}

static void add_tags(cJSON *rule, const char *id, const char *level)
{
	cJSON *properties = cJSON_AddObjectToObject(rule, "properties"), *tags;

	tags = cJSON_AddArrayToObject(properties, "tags");
	cJSON_AddItemToArray(tags, cJSON_CreateString("concurrency"));
	cJSON_AddItemToArray(tags, cJSON_CreateString(g_str_has_prefix(id, "wq-") ? "workqueue" : "locking"));
	cJSON_AddStringToObject(properties, "precision", "high");
	cJSON_AddStringToObject(properties, "problem.severity",
				strcmp(level, "note") == 0 ? "recommendation" : level);
}

static cJSON *rule_json(const struct report *r, const char *id)
{
	const struct check *check = checks_find(id);
	const char *title = check ? check->title : id;
	const char *level = levels[check ? check->severity : SEVERITY_WARNING];
	g_autofree char *page = explain_page(r->explain_dir, id);
	g_autofree char *why = page ? explain_section(page, "Why") : NULL;
	g_autofree char *name = pascal_case(id);
	cJSON *rule = cJSON_CreateObject(), *help;

	cJSON_AddStringToObject(rule, "id", id);
	cJSON_AddStringToObject(rule, "name", name);
	add_sentence(rule, "shortDescription", title);
	add_sentence(rule, "fullDescription", why && *why ? why : title);
	help = cJSON_AddObjectToObject(rule, "help");
	cJSON_AddStringToObject(help, "text", page ? page : title);
	cJSON_AddStringToObject(help, "markdown", page ? page : title);
	cJSON_AddStringToObject(cJSON_AddObjectToObject(rule, "defaultConfiguration"), "level", level);
	add_tags(rule, id, level);
	return rule;
}

cJSON *sarif_rules_json(const struct report *r, const GPtrArray *rules)
{
	cJSON *list = cJSON_CreateArray();
	unsigned int i;

	for (i = 0; i < rules->len; i++)
		cJSON_AddItemToArray(list, rule_json(r, g_ptr_array_index(rules, i)));
	return list;
}
