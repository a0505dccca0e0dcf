/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What was found before.  A finding is known by its identity and its file; one whose file the tree
 * no longer has stands for the same finding in any other file: it was renamed.
 */
#include <cjson/cJSON.h>
#include <string.h>

#include "base/log.h"
#include "filter.h"

struct baseline {
	GHashTable *paths; /* identity -> GPtrArray of char *, in the order of the report */
};

static void free_list(gpointer list)
{
	g_ptr_array_free(list, TRUE);
}

static struct baseline *baseline_new(void)
{
	struct baseline *b = g_new0(struct baseline, 1);

	b->paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
	return b;
}

void baseline_free(struct baseline *b)
{
	if (!b)
		return;
	g_hash_table_unref(b->paths);
	g_free(b);
}

static void add(struct baseline *b, const char *identity, const char *path)
{
	GPtrArray *list = g_hash_table_lookup(b->paths, identity);

	if (!list) {
		list = g_ptr_array_new_with_free_func(g_free);
		g_hash_table_insert(b->paths, g_strdup(identity), list);
	}
	g_ptr_array_add(list, g_strdup(path));
}

struct baseline *baseline_of(const struct report *r)
{
	struct baseline *b = baseline_new();
	char identity[33];
	unsigned int i;

	for (i = 0; i < r->findings->len; i++) {
		const struct finding *f = g_ptr_array_index(r->findings, i);

		finding_identity(f, identity);
		add(b, identity, f->at.path);
	}
	return b;
}

static const char *string(const cJSON *object, const char *key)
{
	return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
}

static void add_one(struct baseline *b, const cJSON *f)
{
	const char *identity = string(f, "identity"), *file = string(f, "path");

	if (identity && file)
		add(b, identity, file);
}

struct baseline *baseline_read(const char *path)
{
	g_autofree char *text = NULL;
	g_autoptr(GError) problem = NULL;
	struct baseline *b;
	const cJSON *list, *f, *same;
	cJSON *document;

	if (!g_file_get_contents(path, &text, NULL, &problem)) {
		error("--baseline: %s", problem->message);
		return NULL;
	}
	document = cJSON_Parse(text);
	list = cJSON_GetObjectItemCaseSensitive(document, "findings");
	if (!cJSON_IsArray(list)) {
		error("--baseline: %s is not a JSON report of lockstep", path);
		cJSON_Delete(document);
		return NULL;
	}
	b = baseline_new();
	cJSON_ArrayForEach(f, list)
	{
		add_one(b, f);
		cJSON_ArrayForEach(same, cJSON_GetObjectItemCaseSensitive(f, "sameCause"))
			add_one(b, same);
	}
	cJSON_Delete(document);
	return b;
}

struct applied {
	const struct baseline *baseline;
	const struct tree *tree;
	GHashTable *used; /* paths of the baseline, by address: each stands for one finding */
	gboolean renamed; /* second pass: files that are gone */
};

static gboolean is_new(const void *context, const struct finding *f)
{
	const struct applied *a = context;
	char identity[33];
	GPtrArray *list;
	unsigned int i;

	finding_identity(f, identity);
	list = g_hash_table_lookup(a->baseline->paths, identity);
	for (i = 0; list && i < list->len; i++) {
		char *path = g_ptr_array_index(list, i);

		if ((a->renamed ? !tree_exists(a->tree, path) : strcmp(path, f->at.path) == 0) &&
		    g_hash_table_add(a->used, path))
			return FALSE;
	}
	return TRUE;
}

void baseline_apply(const struct baseline *b, struct report *r)
{
	struct applied a = { .baseline = b, .tree = r->tree, .used = g_hash_table_new(NULL, NULL) };

	filter_keep(r, is_new, &a);
	a.renamed = TRUE;
	filter_keep(r, is_new, &a);
	g_hash_table_unref(a.used);
}
