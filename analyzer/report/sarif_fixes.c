/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A fix is all edits of the plan, in all files: a part of them is no fix.  Regions are those of
 * the file as it is; what stands at the same place stays in order.
 */
#include "sarif_fixes.h"

#include "edit.h"
#include "json_text.h"

static gint by_place(gconstpointer a, gconstpointer b)
{
	const struct edit_change *x = *(struct edit_change *const *)a, *y = *(struct edit_change *const *)b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if ((x->from == x->to) != (y->from == y->to))
		return x->from == x->to ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* Columns are characters, not bytes; what is no UTF-8 counts as one each. */
static void add_place(cJSON *region, const struct edited_file *f, gsize at, const char *line_key,
		      const char *column_key)
{
	guint line = 0, column = 1;

	while (line + 1 < f->lines->len && g_array_index(f->lines, gsize, line + 1) <= at)
		line++;
	for (gsize i = g_array_index(f->lines, gsize, line); i < at; i++)
		column += ((guchar)f->text[i] & 0xc0) != 0x80;
	cJSON_AddNumberToObject(region, line_key, line + 1);
	cJSON_AddNumberToObject(region, column_key, column);
}

static cJSON *replacement(const struct edited_file *f, const struct edit_change *c)
{
	cJSON *o = cJSON_CreateObject(), *region = cJSON_AddObjectToObject(o, "deletedRegion");

	add_place(region, f, c->from, "startLine", "startColumn");
	add_place(region, f, c->to, "endLine", "endColumn");
	if (*c->text)
		json_add_text(cJSON_AddObjectToObject(o, "insertedContent"), "text", c->text);
	return o;
}

static cJSON *artifact_change(const struct report *r, const struct edited_file *f)
{
	GPtrArray *changes = g_ptr_array_new();
	cJSON *o = cJSON_CreateObject(), *list;

	sarif_add_artifact(o, r, f->path);
	list = cJSON_AddArrayToObject(o, "replacements");
	for (guint i = 0; i < f->changes->len; i++)
		g_ptr_array_add(changes, &g_array_index(f->changes, struct edit_change, i));
	g_ptr_array_sort(changes, by_place);
	for (guint i = 0; i < changes->len; i++)
		cJSON_AddItemToArray(list, replacement(f, changes->pdata[i]));
	g_ptr_array_free(changes, TRUE);
	return o;
}

void sarif_add_fixes(cJSON *result, const struct report *r, const struct finding *f)
{
	const struct edits *e = f->fix.edits;
	g_autofree char *text = NULL;
	cJSON *fix, *list;

	if (!e)
		return;
	fix = cJSON_CreateObject();
	cJSON_AddItemToArray(cJSON_AddArrayToObject(result, "fixes"), fix);
	text = g_strdup_printf("%s: %s", f->fix.strategy, f->fix.reason);
	json_add_text(cJSON_AddObjectToObject(fix, "description"), "text", text);
	list = cJSON_AddArrayToObject(fix, "artifactChanges");
	for (guint i = 0; i < e->files->len; i++) {
		const struct edited_file *file = g_ptr_array_index(e->files, i);

		if (file->changes->len)
			cJSON_AddItemToArray(list, artifact_change(r, file));
	}
}
