/* SPDX-License-Identifier: GPL-2.0-only */
/* The JSON document; keys may be added, never renamed. */
#include <cjson/cJSON.h>
#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "report.h"

#ifndef LOCKSTEP_VERSION
#define LOCKSTEP_VERSION "0"
#endif

static const char *const severities[] = { "note", "warning", "error" };
static const char *const confidences[] = { "certain", "likely", "possible" };
static const char *const modes[] = { "unconfigured", "configured", "driver" };

/* Names come from file systems and sources: what is not UTF-8 becomes U+FFFD. */
static cJSON *json_string(const char *text)
{
	g_autofree char *valid = text ? g_utf8_make_valid(text, -1) : NULL;

	return valid ? cJSON_CreateString(valid) : cJSON_CreateNull();
}

static void add_string(cJSON *object, const char *key, const char *text)
{
	cJSON_AddItemToObject(object, key, json_string(text));
}

static void add_place(cJSON *object, const struct location *at)
{
	add_string(object, "path", at->path);
	cJSON_AddNumberToObject(object, "line", at->line);
	cJSON_AddNumberToObject(object, "column", at->column);
}

static cJSON *json_step(const struct step *s)
{
	cJSON *o = cJSON_CreateObject();

	add_place(o, &s->at);
	add_string(o, "function", s->function);
	add_string(o, "message", s->message);
	add_string(o, "thread", s->thread);
	if (s->action)
		add_string(o, "action", s->action);
	return o;
}

static cJSON *json_audit_row(const struct audit_row *a)
{
	cJSON *o = cJSON_CreateObject();

	add_string(o, "path", a->at.path);
	cJSON_AddNumberToObject(o, "line", a->at.line);
	add_string(o, "call", a->call);
	add_string(o, "work", a->work);
	cJSON_AddBoolToObject(o, "moved", a->moved);
	add_string(o, "reason", a->reason);
	return o;
}

static cJSON *json_fix(const struct fix *f)
{
	cJSON *o = cJSON_CreateObject(), *audit;
	unsigned int i;

	add_string(o, "strategy", f->strategy);
	add_string(o, "reason", f->reason);
	add_string(o, "workqueue", f->workqueue);
	audit = cJSON_AddArrayToObject(o, "audit");
	for (i = 0; f->audit && i < f->audit->len; i++)
		cJSON_AddItemToArray(audit,
				     json_audit_row(&g_array_index(f->audit, struct audit_row, i)));
	return o;
}

static cJSON *json_finding(const struct finding *f)
{
	cJSON *o = cJSON_CreateObject(), *list;
	char fingerprint[33], identity[33];
	unsigned int i;

	finding_fingerprint(f, fingerprint);
	finding_identity(f, identity);
	add_string(o, "check", f->check);
	add_string(o, "severity", severities[f->severity]);
	add_string(o, "confidence", confidences[f->confidence]);
	add_place(o, &f->at);
	add_string(o, "function", f->function);
	add_string(o, "module", f->module);
	add_string(o, "message", f->message);
	add_string(o, "fingerprint", fingerprint);
	add_string(o, "identity", identity);
	list = cJSON_AddArrayToObject(o, "locks");
	for (i = 0; i < f->locks->len; i++)
		cJSON_AddItemToArray(list, json_string(g_ptr_array_index(f->locks, i)));
	list = cJSON_AddArrayToObject(o, "steps");
	for (i = 0; i < f->steps->len; i++)
		cJSON_AddItemToArray(list, json_step(&g_array_index(f->steps, struct step, i)));
	if (f->fix.strategy)
		cJSON_AddItemToObject(o, "fix", json_fix(&f->fix));
	return o;
}

static void add_head(cJSON *document, const struct report *r)
{
	cJSON *tool, *tree;

	cJSON_AddNumberToObject(document, "schemaVersion", 1);
	tool = cJSON_AddObjectToObject(document, "tool");
	add_string(tool, "name", "lockstep");
	add_string(tool, "version", LOCKSTEP_VERSION);
	tree = cJSON_AddObjectToObject(document, "tree");
	add_string(tree, "root", r->tree->root);
	add_string(tree, "kernelVersion", r->tree->version);
	add_string(tree, "mode", modes[r->tree->mode]);
}

static void add_coverage(cJSON *document, const struct report *r)
{
	cJSON *coverage = cJSON_AddObjectToObject(document, "coverage"), *list, *o;
	unsigned int i;

	cJSON_AddNumberToObject(coverage, "callsSeen", r->calls_seen);
	cJSON_AddNumberToObject(coverage, "callsWritten", r->calls_written);
	list = cJSON_AddArrayToObject(coverage, "missed");
	for (i = 0; i < r->missed->len; i++) {
		const struct missed_call *m = &g_array_index(r->missed, struct missed_call, i);

		o = cJSON_CreateObject();
		add_place(o, &m->at);
		add_string(o, "word", m->word);
		cJSON_AddItemToArray(list, o);
	}
}

static cJSON *json_document(const struct report *r)
{
	cJSON *document = cJSON_CreateObject(), *list, *o;
	unsigned int i;

	add_head(document, r);
	list = cJSON_AddArrayToObject(document, "findings");
	for (i = 0; i < r->findings->len; i++)
		cJSON_AddItemToArray(list, json_finding(g_ptr_array_index(r->findings, i)));
	list = cJSON_AddArrayToObject(document, "notAnalysed");
	for (i = 0; i < r->not_analysed->len; i++) {
		const struct skipped *s = &g_array_index(r->not_analysed, struct skipped, i);

		o = cJSON_CreateObject();
		add_string(o, "path", s->path);
		add_string(o, "reason", s->reason);
		cJSON_AddItemToArray(list, o);
	}
	add_coverage(document, r);
	return document;
}

int report_json(const struct report *r, FILE *out)
{
	cJSON *document = json_document(r);
	char *text = cJSON_Print(document);

	cJSON_Delete(document);
	fputs(text, out);
	fputc('\n', out);
	cJSON_free(text);
	if (fflush(out) != 0 || ferror(out))
		return error("cannot write the JSON document: %s", g_strerror(errno));
	return 0;
}
