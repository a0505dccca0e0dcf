/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * SARIF 2.1.0.  URIs are relative to one of two bases: the scanned root, or the file system
 * for headers outside of it.
 */
#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "explain.h"
#include "json_text.h"
#include "report.h"
#include "sarif_fixes.h"
#include "sarif_rules.h"

#ifndef LOCKSTEP_VERSION
#define LOCKSTEP_VERSION "0"
#endif

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

/* What code scanning takes of one file. */
enum { MAX_RESULTS = 25000 };

static const char *const levels[] = { "note", "warning", "error" };
static const char *const confidences[] = { "certain", "likely", "possible" };

static cJSON *text_message(const char *text)
{
	cJSON *message = cJSON_CreateObject();

	json_add_text(message, "text", text ? text : "");
	return message;
}

void sarif_add_artifact(cJSON *object, const struct report *r, const char *path)
{
	g_autofree char *full = report_path(r, path);
	cJSON *artifact = cJSON_AddObjectToObject(object, "artifactLocation");
	gboolean outside = g_path_is_absolute(path);
	/* ':' is escaped: "a:b.c" would start with a scheme */
	g_autofree char *uri = g_uri_escape_string(outside ? full + 1 : full, "/", FALSE);

	cJSON_AddStringToObject(artifact, "uri", uri);
	cJSON_AddStringToObject(artifact, "uriBaseId", outside ? "FILESYSTEM" : "SRCROOT");
}

/* A whole location: where, in which function, and why it is named. */
static cJSON *location(const struct report *r, const struct location *at, const char *function,
		       const char *message)
{
	cJSON *o = cJSON_CreateObject(), *physical, *region, *list, *logical;

	physical = cJSON_AddObjectToObject(o, "physicalLocation");
	sarif_add_artifact(physical, r, at->path ? at->path : "");
	if (at->line) {
		region = cJSON_AddObjectToObject(physical, "region");
		cJSON_AddNumberToObject(region, "startLine", at->line);
		cJSON_AddNumberToObject(region, "startColumn", MAX(at->column, 1));
	}
	if (function) {
		list = cJSON_AddArrayToObject(o, "logicalLocations");
		logical = cJSON_CreateObject();
		json_add_text(logical, "name", function);
		cJSON_AddStringToObject(logical, "kind", "function");
		cJSON_AddItemToArray(list, logical);
	}
	if (message)
		cJSON_AddItemToObject(o, "message", text_message(message));
	return o;
}

/* Numbered from 1 in the list, which is made for the first. */
static void add_related_one(cJSON *result, cJSON *o)
{
	cJSON *list = cJSON_GetObjectItem(result, "relatedLocations");

	if (!list)
		list = cJSON_AddArrayToObject(result, "relatedLocations");
	cJSON_AddNumberToObject(o, "id", cJSON_GetArraySize(list) + 1);
	cJSON_AddItemToArray(list, o);
}

static void add_related(cJSON *result, const struct report *r, const struct finding *f)
{
	unsigned int i;

	for (i = 0; i < f->steps->len; i++) {
		const struct step *s = &g_array_index(f->steps, struct step, i);

		if (!s->thread && s->at.path)
			add_related_one(result, location(r, &s->at, s->function, s->message));
	}
	for (i = 0; f->same && i < f->same->len; i++) {
		const struct finding *other = g_ptr_array_index(f->same, i);
		g_autofree char *text = finding_same_cause(other);

		add_related_one(result, location(r, &other->at, other->function, text));
	}
}

/* The thread flow called `id` of this code flow, made when it is met first. */
static cJSON *flow_locations(cJSON *flows, const char *id)
{
	cJSON *flow;

	cJSON_ArrayForEach(flow, flows)
	{
		const char *known = cJSON_GetStringValue(cJSON_GetObjectItem(flow, "id"));

		if (g_strcmp0(known, id) == 0)
			return cJSON_GetObjectItem(flow, "locations");
	}
	flow = cJSON_CreateObject();
	json_add_text(flow, "id", id);
	cJSON_AddItemToObject(flow, "message", text_message(id));
	cJSON_AddItemToArray(flows, flow);
	return cJSON_AddArrayToObject(flow, "locations");
}

/* One code flow: a thread flow per CPU. */
static void add_code_flow(cJSON *result, const struct report *r, const struct finding *f)
{
	cJSON *flows = cJSON_CreateArray(), *flow, *o;
	unsigned int i;

	for (i = 0; i < f->steps->len; i++) {
		const struct step *s = &g_array_index(f->steps, struct step, i);

		if (!s->thread || !s->at.path)
			continue;
		o = cJSON_CreateObject();
		cJSON_AddItemToObject(o, "location", location(r, &s->at, s->function, s->message));
		cJSON_AddNumberToObject(o, "executionOrder", i + 1);
		cJSON_AddItemToArray(flow_locations(flows, s->thread), o);
	}
	if (cJSON_GetArraySize(flows) == 0) {
		cJSON_Delete(flows);
		return;
	}
	flow = cJSON_CreateObject();
	cJSON_AddItemToObject(flow, "threadFlows", flows);
	cJSON_AddItemToArray(cJSON_AddArrayToObject(result, "codeFlows"), flow);
}

static void add_properties(cJSON *result, const struct finding *f)
{
	cJSON *properties = cJSON_AddObjectToObject(result, "properties"), *list;
	unsigned int i;

	cJSON_AddStringToObject(properties, "confidence", confidences[f->confidence]);
	if (f->module)
		json_add_text(properties, "module", f->module);
	list = cJSON_AddArrayToObject(properties, "locks");
	for (i = 0; i < f->locks->len; i++)
		cJSON_AddItemToArray(list, json_text(g_ptr_array_index(f->locks, i)));
	if (f->fix.strategy)
		json_add_text(properties, "fixStrategy", f->fix.strategy);
	if (f->fix.strategy && f->fix.reason)
		json_add_text(properties, "fixReason", f->fix.reason);
}

static cJSON *result_of(const struct report *r, const struct finding *f, GPtrArray *rules)
{
	cJSON *o = cJSON_CreateObject(), *prints;
	char fingerprint[33];

	finding_fingerprint(f, fingerprint);
	json_add_text(o, "ruleId", f->check);
	cJSON_AddNumberToObject(o, "ruleIndex", sarif_rule_index(rules, f->check));
	cJSON_AddStringToObject(o, "level", levels[f->severity]);
	cJSON_AddItemToObject(o, "message", text_message(f->message));
	cJSON_AddItemToArray(cJSON_AddArrayToObject(o, "locations"), location(r, &f->at, f->function, NULL));
	add_code_flow(o, r, f);
	add_related(o, r, f);
	prints = cJSON_AddObjectToObject(o, "partialFingerprints");
	cJSON_AddStringToObject(prints, "lockstepFingerprint/v1", fingerprint);
	add_properties(o, f);
	sarif_add_fixes(o, r, f);
	return o;
}

static void add_invocation(cJSON *run, const struct report *r)
{
	cJSON *invocation = cJSON_CreateObject(), *list, *o;
	unsigned int i;

	cJSON_AddItemToArray(cJSON_AddArrayToObject(run, "invocations"), invocation);
	cJSON_AddTrueToObject(invocation, "executionSuccessful");
	list = cJSON_AddArrayToObject(invocation, "toolExecutionNotifications");
	for (i = 0; i < r->not_analysed->len; i++) {
		const struct skipped *s = &g_array_index(r->not_analysed, struct skipped, i);
		g_autofree char *text = g_strdup_printf("%s was not analysed: %s", s->path, s->reason);
		struct location at = { .path = s->path };

		o = cJSON_CreateObject();
		cJSON_AddItemToObject(o, "message", text_message(text));
		cJSON_AddStringToObject(o, "level", "warning");
		cJSON_AddItemToArray(cJSON_AddArrayToObject(o, "locations"), location(r, &at, NULL, NULL));
		cJSON_AddItemToArray(list, o);
	}
}

static void add_bases(cJSON *run, const struct report *r)
{
	cJSON *bases = cJSON_AddObjectToObject(run, "originalUriBaseIds");
	gsize below = r->prefix ? strlen(r->prefix) : 0;
	/* the prefix is the end of the root */
	g_autofree char *top = g_strndup(r->tree->root, strlen(r->tree->root) - below);
	g_autofree char *root = g_uri_escape_string(top, "/", FALSE);
	g_autofree char *uri = g_strdup_printf("file://%s/", root);

	cJSON_AddStringToObject(cJSON_AddObjectToObject(bases, "SRCROOT"), "uri", uri);
	cJSON_AddStringToObject(cJSON_AddObjectToObject(bases, "FILESYSTEM"), "uri", "file:///");
}

static cJSON *run_of(const struct report *r)
{
	cJSON *run = cJSON_CreateObject(), *driver, *list;
	GPtrArray *rules = sarif_rules(r);
	unsigned int i;

	driver = cJSON_AddObjectToObject(cJSON_AddObjectToObject(run, "tool"), "driver");
	cJSON_AddStringToObject(driver, "name", "lockstep");
	cJSON_AddStringToObject(driver, "version", LOCKSTEP_VERSION);
	cJSON_AddStringToObject(driver, "semanticVersion", LOCKSTEP_VERSION);
	cJSON_AddItemToObject(driver, "rules", sarif_rules_json(r, rules));
	cJSON_AddStringToObject(cJSON_AddObjectToObject(run, "automationDetails"), "id", "lockstep/check/");
	add_bases(run, r);
	add_invocation(run, r);
	cJSON_AddStringToObject(run, "columnKind", "unicodeCodePoints");
	list = cJSON_AddArrayToObject(run, "results");
	for (i = 0; i < r->findings->len; i++)
		cJSON_AddItemToArray(list, result_of(r, g_ptr_array_index(r->findings, i), rules));
	g_ptr_array_free(rules, TRUE);
	return run;
}

int report_sarif(const struct report *r, const struct text_options *o, FILE *out)
{
	cJSON *document = cJSON_CreateObject();
	char *text;

	cJSON_AddStringToObject(document, "$schema", SCHEMA);
	cJSON_AddStringToObject(document, "version", "2.1.0");
	cJSON_AddItemToArray(cJSON_AddArrayToObject(document, "runs"), run_of(r));
	if (r->findings->len > MAX_RESULTS)
		note("the SARIF file has more than %d results: GitHub will refuse it", MAX_RESULTS);
	text = cJSON_Print(document);
	cJSON_Delete(document);
	fputs(text, out);
	fputc('\n', out);
	cJSON_free(text);
	if (fflush(out) != 0 || ferror(out))
		return error("cannot write the SARIF document: %s", g_strerror(errno));
	return 0;
}
