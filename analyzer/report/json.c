/* SPDX-License-Identifier: GPL-2.0-only */
/* The JSON document; keys may be added, never renamed. */
#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "json_text.h"
#include "report.h"

#ifndef LOCKSTEP_VERSION
#define LOCKSTEP_VERSION "0"
#endif

static const char *const severities[] = { "note", "warning", "error" };
static const char *const confidences[] = { "certain", "likely", "possible" };
static const char *const modes[] = { "unconfigured", "configured", "driver" };

static void add_place(cJSON *object, const struct location *at)
{
	json_add_text(object, "path", at->path);
	cJSON_AddNumberToObject(object, "line", at->line);
	cJSON_AddNumberToObject(object, "column", at->column);
}

static cJSON *json_step(const struct step *s)
{
	cJSON *o = cJSON_CreateObject();

	add_place(o, &s->at);
	json_add_text(o, "function", s->function);
	json_add_text(o, "message", s->message);
	json_add_text(o, "thread", s->thread);
	if (s->action)
		json_add_text(o, "action", s->action);
	return o;
}

static cJSON *json_audit_row(const struct audit_row *a)
{
	cJSON *o = cJSON_CreateObject();

	json_add_text(o, "path", a->at.path);
	cJSON_AddNumberToObject(o, "line", a->at.line);
	json_add_text(o, "call", a->call);
	json_add_text(o, "work", a->work);
	cJSON_AddBoolToObject(o, "moved", a->moved);
	json_add_text(o, "reason", a->reason);
	return o;
}

static cJSON *json_fix(const struct fix *f)
{
	cJSON *o = cJSON_CreateObject(), *audit;
	unsigned int i;

	json_add_text(o, "strategy", f->strategy);
	json_add_text(o, "reason", f->reason);
	json_add_text(o, "workqueue", f->workqueue);
	if (f->diff) {
		json_add_text(o, "proof", f->proof);
		json_add_text(o, "diff", f->diff);
	}
	if (f->notes) {
		cJSON *notes = cJSON_AddArrayToObject(o, "notes");

		for (i = 0; i < f->notes->len; i++)
			cJSON_AddItemToArray(notes, json_text(g_ptr_array_index(f->notes, i)));
	}
	audit = cJSON_AddArrayToObject(o, "audit");
	for (i = 0; f->audit && i < f->audit->len; i++)
		cJSON_AddItemToArray(audit,
				     json_audit_row(&g_array_index(f->audit, struct audit_row, i)));
	return o;
}

/* As further steps, since each is an argument of its own. */
static void add_same_steps(cJSON *list, const struct finding *f)
{
	struct step s = { .at = f->at, .function = f->function };
	g_autofree char *text = finding_same_cause(f);
	unsigned int i;

	s.message = text;
	cJSON_AddItemToArray(list, json_step(&s));
	for (i = 0; i < f->steps->len; i++) {
		s = g_array_index(f->steps, struct step, i);
		s.thread = s.action = NULL;
		cJSON_AddItemToArray(list, json_step(&s));
	}
}

/* What a baseline knows them by. */
static void add_same(cJSON *object, const struct finding *f)
{
	cJSON *list = f->same ? cJSON_AddArrayToObject(object, "sameCause") : NULL, *o;
	char fingerprint[33], identity[33];
	unsigned int i;

	for (i = 0; f->same && i < f->same->len; i++) {
		const struct finding *other = g_ptr_array_index(f->same, i);

		o = cJSON_CreateObject();
		finding_fingerprint(other, fingerprint);
		finding_identity(other, identity);
		add_place(o, &other->at);
		json_add_text(o, "function", other->function);
		json_add_text(o, "confidence", confidences[other->confidence]);
		json_add_text(o, "message", other->message);
		json_add_text(o, "fingerprint", fingerprint);
		json_add_text(o, "identity", identity);
		cJSON_AddItemToArray(list, o);
	}
}

static cJSON *json_finding(const struct finding *f)
{
	cJSON *o = cJSON_CreateObject(), *list;
	char fingerprint[33], identity[33];
	unsigned int i;

	finding_fingerprint(f, fingerprint);
	finding_identity(f, identity);
	json_add_text(o, "check", f->check);
	json_add_text(o, "severity", severities[f->severity]);
	json_add_text(o, "confidence", confidences[f->confidence]);
	add_place(o, &f->at);
	json_add_text(o, "function", f->function);
	json_add_text(o, "module", f->module);
	json_add_text(o, "message", f->message);
	json_add_text(o, "fingerprint", fingerprint);
	json_add_text(o, "identity", identity);
	list = cJSON_AddArrayToObject(o, "locks");
	for (i = 0; i < f->locks->len; i++)
		cJSON_AddItemToArray(list, json_text(g_ptr_array_index(f->locks, i)));
	list = cJSON_AddArrayToObject(o, "steps");
	for (i = 0; i < f->steps->len; i++)
		cJSON_AddItemToArray(list, json_step(&g_array_index(f->steps, struct step, i)));
	for (i = 0; f->same && i < f->same->len; i++)
		add_same_steps(list, g_ptr_array_index(f->same, i));
	add_same(o, f);
	if (f->fix.strategy)
		cJSON_AddItemToObject(o, "fix", json_fix(&f->fix));
	return o;
}

static void add_head(cJSON *document, const struct report *r)
{
	cJSON *tool, *tree;

	cJSON_AddNumberToObject(document, "schemaVersion", 1);
	tool = cJSON_AddObjectToObject(document, "tool");
	json_add_text(tool, "name", "lockstep");
	json_add_text(tool, "version", LOCKSTEP_VERSION);
	tree = cJSON_AddObjectToObject(document, "tree");
	json_add_text(tree, "root", r->tree->root);
	json_add_text(tree, "kernelVersion", r->tree->version);
	json_add_text(tree, "mode", modes[r->tree->mode]);
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
		json_add_text(o, "word", m->word);
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
		json_add_text(o, "path", s->path);
		json_add_text(o, "reason", s->reason);
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
