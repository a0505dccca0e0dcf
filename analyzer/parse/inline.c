/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Functions that headers define.  A unit brings along those that it calls and that can
 * matter: they touch an API, call through a pointer, or hand out a member
 * (to_delayed_work(), netdev_priv()).  What comes from the prelude is the same in every unit, so a
 * worker reads it once.
 */
#include <string.h>

#include "extract.h"

struct inline_function {
	char *key; /* "path:line:name" */
	char *text;
	gboolean shared; /* outlives the unit: must not point to one that does not */
	gboolean interesting;
	gboolean settled; /* interest has come up from the callees */
	GPtrArray *callees; /* struct inline_function * */
};

struct inline_cache {
	GHashTable *shared_paths;
	GHashTable *shared; /* key -> struct inline_function *, for the worker's life */
	GHashTable *own; /* the same for the current unit */
	GHashTable *wanted; /* struct inline_function * of the current unit */
};

static void function_free(gpointer p)
{
	struct inline_function *fn = p;

	g_free(fn->key);
	g_free(fn->text);
	g_ptr_array_free(fn->callees, TRUE);
	g_free(fn);
}

struct inline_cache *inline_cache_new(void)
{
	struct inline_cache *c = g_new0(struct inline_cache, 1);

	c->shared_paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	c->shared = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, function_free);
	c->own = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, function_free);
	c->wanted = g_hash_table_new(NULL, NULL);
	return c;
}

void inline_cache_free(struct inline_cache *c)
{
	if (!c)
		return;
	g_hash_table_unref(c->wanted);
	g_hash_table_unref(c->own);
	g_hash_table_unref(c->shared);
	g_hash_table_unref(c->shared_paths);
	g_free(c);
}

void inline_cache_share(struct inline_cache *c, const char *path)
{
	g_hash_table_add(c->shared_paths, g_strdup(path));
}

void inline_cache_end_unit(struct inline_cache *c)
{
	g_hash_table_remove_all(c->wanted);
	g_hash_table_remove_all(c->own);
}

static struct inline_function *lookup(struct extract *x, CXCursor c, unsigned int depth);

static void read_function(struct extract *x, CXCursor c, const struct text_file *f,
			  struct inline_function *fn, unsigned int depth)
{
	struct function_text t;

	function_extract(x, c, f, &t);
	fn->text = t.text;
	fn->interesting = t.interesting;
	t.text = NULL;
	for (unsigned int i = 0; i < t.callees->len; i++) {
		struct inline_function *callee =
			lookup(x, *(CXCursor *)g_ptr_array_index(t.callees, i), depth + 1);

		if (callee && callee != fn && (callee->shared || !fn->shared))
			g_ptr_array_add(fn->callees, callee);
	}
	function_text_clear(&t);
}

/* The function of this definition, read on first sight; NULL if it is not a header's. */
static struct inline_function *lookup(struct extract *x, CXCursor c, unsigned int depth)
{
	struct place at = place_of(clang_getCursorLocation(c));
	const struct text_file *f = at.file ? extract_file(x, at.file) : NULL;
	struct inline_function *fn;
	gboolean shared;
	char *key;

	if (!f || depth > 24 || g_str_has_suffix(f->path, ".c"))
		return NULL;
	key = g_strdup_printf("%s:%06u:%s", f->path, at.line, cursor_name(x->arena, c));
	shared = g_hash_table_contains(x->inlines->shared_paths, f->path);
	fn = g_hash_table_lookup(shared ? x->inlines->shared : x->inlines->own, key);
	if (fn) {
		g_free(key);
		return fn;
	}
	fn = g_new0(struct inline_function, 1);
	fn->key = key;
	fn->shared = shared;
	fn->callees = g_ptr_array_new();
	g_hash_table_insert(shared ? x->inlines->shared : x->inlines->own, key, fn);
	read_function(x, c, f, fn, depth);
	return fn;
}

/* Interest travels from callees to callers; cycles among inline functions do not occur twice. */
static gboolean settle(struct inline_function *fn)
{
	if (fn->settled)
		return fn->interesting;
	fn->settled = TRUE;
	for (unsigned int i = 0; i < fn->callees->len; i++)
		if (settle(g_ptr_array_index(fn->callees, i)))
			fn->interesting = TRUE;
	return fn->interesting;
}

static void want(struct inline_cache *c, struct inline_function *fn)
{
	if (!settle(fn) || !g_hash_table_add(c->wanted, fn))
		return;
	for (unsigned int i = 0; i < fn->callees->len; i++)
		want(c, g_ptr_array_index(fn->callees, i));
}

void inline_want(struct extract *x, const GPtrArray *callees)
{
	for (unsigned int i = 0; i < callees->len; i++) {
		struct inline_function *fn = lookup(x, *(CXCursor *)g_ptr_array_index(callees, i), 0);

		if (fn)
			want(x->inlines, fn);
	}
}

static int by_key(gconstpointer a, gconstpointer b)
{
	const struct inline_function *x = *(const struct inline_function *const *)a;
	const struct inline_function *y = *(const struct inline_function *const *)b;

	return strcmp(x->key, y->key);
}

void inline_flush(struct extract *x)
{
	GPtrArray *all = g_ptr_array_new();
	GHashTableIter it;
	gpointer wanted;

	g_hash_table_iter_init(&it, x->inlines->wanted);
	while (g_hash_table_iter_next(&it, &wanted, NULL))
		g_ptr_array_add(all, wanted);
	g_ptr_array_sort(all, by_key);
	for (unsigned int i = 0; i < all->len; i++) {
		const struct inline_function *fn = g_ptr_array_index(all, i);

		if (fn->text && g_hash_table_add(x->seen, g_strdup(fn->text)))
			g_string_append(x->out, fn->text);
	}
	g_ptr_array_free(all, TRUE);
	g_hash_table_remove_all(x->inlines->wanted);
}
