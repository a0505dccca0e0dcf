/* SPDX-License-Identifier: GPL-2.0-only */
/* The prelude: built by a child process, kept in the cache folder, checked by content. */
#include "prelude.h"

#include <clang-c/Index.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/log.h"

static char *hex(XXH128_hash_t h)
{
	return g_strdup_printf("%016llx%016llx", (unsigned long long)h.high64, (unsigned long long)h.low64);
}

const char *content_hash(GHashTable *memo, const char *path)
{
	const char *known = g_hash_table_lookup(memo, path);
	char *text, *hash;
	gsize n;

	if (known)
		return known;
	if (g_file_get_contents(path, &text, &n, NULL)) {
		hash = hex(XXH3_128bits(text, n));
		g_free(text);
	} else {
		hash = g_strdup("-");
	}
	g_hash_table_insert(memo, g_strdup(path), hash);
	return hash;
}

static void note_header(CXFile file, CXSourceLocation *stack, unsigned int depth, CXClientData data)
{
	CXString name = clang_getFileName(file);
	const char *path = clang_getCString(name);

	if (depth && path)
		g_hash_table_add(data, g_canonicalize_filename(path, NULL));
	clang_disposeString(name);
}

/* In the child: parse, save beside the final name, then the list, then the rename. */
static int build(const struct prelude *p, const char *source, const char *text, GPtrArray *args)
{
	struct CXUnsavedFile unsaved = { source, text, strlen(text) };
	CXIndex index = clang_createIndex(0, 0);
	GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	char *temporary = g_strdup_printf("%s.%d", p->pch, (int)getpid());
	GString *list = g_string_new(NULL);
	CXTranslationUnit tu = NULL;
	GList *names;

	g_ptr_array_insert(args, 0, g_strdup("-Xclang"));
	g_ptr_array_insert(args, 1, g_strdup("-fallow-pch-with-compiler-errors"));
	clang_parseTranslationUnit2(index, source, (const char *const *)args->pdata, (int)args->len, &unsaved, 1,
				    CXTranslationUnit_ForSerialization | CXTranslationUnit_Incomplete |
					    CXTranslationUnit_KeepGoing,
				    &tu);
	if (!tu || clang_saveTranslationUnit(tu, temporary, 0) != CXSaveError_None)
		return 1;
	clang_getInclusions(tu, note_header, set);
	names = g_list_sort(g_hash_table_get_keys(set), (GCompareFunc)strcmp);
	for (GList *l = names; l; l = l->next)
		g_string_append_printf(list, "%s\n", (char *)l->data);
	if (!g_file_set_contents(p->list, list->str, (gssize)list->len, NULL) || rename(temporary, p->pch))
		return 1;
	return 0;
}

static gboolean read_list(struct prelude *p)
{
	char *text, **lines;

	if (!g_file_get_contents(p->list, &text, NULL, NULL))
		return FALSE;
	p->headers = g_ptr_array_new_with_free_func(g_free);
	lines = g_strsplit(text, "\n", -1);
	for (char **l = lines; *l; l++)
		if (**l)
			g_ptr_array_add(p->headers, g_strdup(*l));
	g_strfreev(lines);
	g_free(text);
	return p->headers->len > 0;
}

/* The hash of what the precompiled header was, or would be, made from. */
static char *content_key(const struct prelude *p, const char *base)
{
	GHashTable *memo = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	GString *s = g_string_new(base);
	char *key;

	for (guint i = 0; i < p->headers->len; i++)
		g_string_append(s, content_hash(memo, g_ptr_array_index(p->headers, i)));
	key = hex(XXH3_128bits(s->str, s->len));
	g_string_free(s, TRUE);
	g_hash_table_unref(memo);
	return key;
}

/* Kept from an earlier run and still made from the same headers? */
static gboolean is_current(struct prelude *p, const char *base, const char *stamp)
{
	char *text;
	gboolean same = FALSE;

	if (access(p->pch, R_OK) || !g_file_get_contents(stamp, &text, NULL, NULL))
		return FALSE;
	if (read_list(p)) {
		p->key = content_key(p, base);
		same = g_str_equal(p->key, text);
	}
	if (!same) {
		g_clear_pointer(&p->headers, g_ptr_array_unref);
		g_clear_pointer(&p->key, g_free);
	}
	g_free(text);
	return same;
}

static char *base_key(const char *text, const GPtrArray *args)
{
	GString *s = g_string_new(text);
	CXString version = clang_getClangVersion();

	for (guint i = 0; i < args->len; i++)
		g_string_append_printf(s, "\n%s", (char *)g_ptr_array_index(args, i));
	g_string_append(s, clang_getCString(version));
	clang_disposeString(version);
	return g_string_free(s, FALSE);
}

/* The stamp tells a whole prelude from one whose builder was killed: it is written last. */
static int build_and_stamp(struct prelude *p, const char *source, const char *text, GPtrArray *args,
			   const char *base, const char *stamp)
{
	char *key;

	unlink(stamp);
	if (build(p, source, text, args) || !read_list(p))
		return 1;
	key = content_key(p, base);
	return g_file_set_contents(stamp, key, -1, NULL) ? 0 : 1;
}

struct prelude *prelude_start(const struct synth *s, const char *arch, const char *dir)
{
	struct prelude *p = g_new0(struct prelude, 1);
	GPtrArray *args = synth_prelude_args(s, arch);
	char *text = synth_prelude(s, arch), *base = base_key(text, args), *stamp, *source, *id;

	id = hex(XXH3_128bits(base, strlen(base)));
	p->arch = g_strdup(arch);
	p->pch = g_strdup_printf("%s/prelude-%s-%.12s.pch", dir, arch, id);
	p->list = g_strconcat(p->pch, ".headers", NULL);
	stamp = g_strconcat(p->pch, ".key", NULL);
	source = g_strdup_printf("%s/prelude-%s.h", dir, arch);
	if (is_current(p, base, stamp)) {
		p->usable = TRUE;
	} else {
		p->builder = fork();
		if (!p->builder)
			_exit(build_and_stamp(p, source, text, args, base, stamp));
		if (p->builder < 0) {
			note("fork: %s; parsing without a prelude", g_strerror(errno));
			p->builder = 0;
		}
	}
	g_free(id);
	g_free(stamp);
	g_free(source);
	g_free(base);
	g_free(text);
	g_ptr_array_unref(args);
	return p;
}

gboolean prelude_ready(struct prelude *p)
{
	char *stamp;
	int status = 0;

	if (!p->builder)
		return p->usable;
	while (waitpid(p->builder, &status, 0) < 0 && errno == EINTR)
		;
	p->builder = 0;
	stamp = g_strconcat(p->pch, ".key", NULL);
	p->usable = WIFEXITED(status) && !WEXITSTATUS(status) && read_list(p) &&
		    g_file_get_contents(stamp, &p->key, NULL, NULL);
	g_free(stamp);
	if (!p->usable)
		note("the prelude for %s could not be built; parsing without it is slower", p->arch);
	return p->usable;
}

void prelude_free(struct prelude *p)
{
	if (!p)
		return;
	prelude_ready(p);
	g_free(p->arch);
	g_free(p->pch);
	g_free(p->list);
	g_free(p->key);
	if (p->headers)
		g_ptr_array_unref(p->headers);
	g_free(p);
}
