/* SPDX-License-Identifier: GPL-2.0-only */
/* One unit through libclang: parse, extract, and again for what no #if has shown yet. */
#include "unit.h"

#include <string.h>

#include "parser.h"
#include "synth.h"
#include "variant.h"
#include "words.h"

enum { VARIANTS_MAX = 5, DIAGNOSTICS_MAX = 20 };

#define CONFIG_HEADER "/lockstep-config.h"

/* The unit's own text, the one of its CONFIG_ symbols, and the other files that are not as on disk. */
static GArray *unsaved_files(const struct unit_worker *w, const struct unit_job *job, const char *file,
			     const char *text, gsize length)
{
	struct CXUnsavedFile own[2] = {
		{ file, text, length },
		{ CONFIG_HEADER, job->config ? job->config : "", job->config ? strlen(job->config) : 0 },
	};
	GArray *files = g_array_new(FALSE, FALSE, sizeof(struct CXUnsavedFile));

	g_array_append_vals(files, own, 2);
	for (guint i = 0; w->overlay && i < w->overlay->len; i++) {
		struct CXUnsavedFile f = g_array_index(w->overlay, struct CXUnsavedFile, i);

		if (!g_str_equal(f.Filename, file))
			g_array_append_val(files, f);
	}
	return files;
}

static CXTranslationUnit parse(struct unit_worker *w, const struct unit_job *job, const char *text, gsize length)
{
	char *file = g_strconcat(w->root, "/", job->path, NULL);
	GArray *unsaved = unsaved_files(w, job, file, text, length);
	GPtrArray *args = g_ptr_array_new();
	CXTranslationUnit tu = NULL;

	if (job->pch) {
		g_ptr_array_add(args, (gpointer)"-include-pch");
		g_ptr_array_add(args, (gpointer)job->pch);
	}
	for (guint i = 0; i < job->args->len; i++)
		g_ptr_array_add(args, g_ptr_array_index(job->args, i));
	if (job->config) {
		g_ptr_array_add(args, (gpointer) "-include");
		g_ptr_array_add(args, (gpointer)CONFIG_HEADER);
	}
	clang_parseTranslationUnit2(w->index, file, (const char *const *)args->pdata, (int)args->len,
				    (struct CXUnsavedFile *)(gpointer)unsaved->data, unsaved->len,
				    CXTranslationUnit_KeepGoing, &tu);
	g_ptr_array_free(args, TRUE);
	g_array_unref(unsaved);
	g_free(file);
	return tu;
}

static void emit_diagnostics(struct extract *x)
{
	unsigned int n = clang_getNumDiagnostics(x->tu), shown = 0;

	for (unsigned int i = 0; i < n && shown < DIAGNOSTICS_MAX; i++) {
		CXDiagnostic d = clang_getDiagnostic(x->tu, i);
		struct place at = place_of(clang_getDiagnosticLocation(d));
		CXString text = clang_getDiagnosticSpelling(d);

		if (clang_getDiagnosticSeverity(d) >= CXDiagnostic_Error) {
			g_ptr_array_add(x->errors, (gpointer)arena_intern(x->arena, clang_getCString(text)));
			emit_line(x, "diag\t%s\t%u\t%u\t%s", at.file ? extract_file(x, at.file)->path : "-",
				  at.line, at.column, fact_field(x->arena, clang_getCString(text)));
			shown++;
		}
		clang_disposeString(text);
		clang_disposeDiagnostic(d);
	}
}

static void note_include(CXFile file, CXSourceLocation *stack, unsigned int depth, CXClientData data)
{
	struct extract *x = data;
	const struct text_file *f = extract_file(x, file);

	if (depth && !g_str_equal(f->path, CONFIG_HEADER))
		emit_line(x, "include\t%s", f->path);
}

/* One parse of the text; FALSE if it failed. */
static gboolean extract_variant(struct unit_worker *w, const struct unit_job *job, struct extract *x,
				const char *text, gsize length)
{
	x->tu = parse(w, job, text, length);
	if (!x->tu)
		return FALSE;
	x->files = g_hash_table_new(g_str_hash, g_str_equal);
	x->texts = g_ptr_array_new_with_free_func(g_free);
	if (!x->wanted) {
		clang_getInclusions(x->tu, note_include, x);
		emit_diagnostics(x);
	}
	decl_extract_unit(x);
	g_hash_table_unref(x->files);
	g_ptr_array_unref(x->texts);
	clang_disposeTranslationUnit(x->tu);
	return TRUE;
}

/* Words that no variant has shown so far. */
static GArray *uncovered(const struct extract *x, const GArray *words)
{
	GArray *r = g_array_new(FALSE, FALSE, sizeof(struct word));

	for (guint i = 0; i < words->len; i++) {
		struct word v = g_array_index(words, struct word, i);

		if (!g_hash_table_contains(x->covered, place_key(v.line, v.column)))
			g_array_append_val(r, v);
	}
	return r;
}

static GHashTable *places(const GArray *words)
{
	GHashTable *set = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < words->len; i++) {
		const struct word *v = &g_array_index(words, struct word, i);

		g_hash_table_add(set, place_key(v->line, v->column));
	}
	return set;
}

static GArray *offsets(const GArray *words)
{
	GArray *r = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < words->len; i++)
		g_array_append_val(r, g_array_index(words, struct word, i).offset);
	return r;
}

/*
 * One more parse with branches around `missing` forced; each word is tried once.  FALSE when there
 * is nothing more to try; offsets that exclude the forced ones stay in `at`.
 */
static gboolean another_variant(struct unit_worker *w, const struct unit_job *job, struct extract *x,
				const GArray *missing, GArray *at)
{
	GHashTable *wanted = places(missing);
	gboolean ok = FALSE;
	gsize length;
	char *text = variant_force(job->text, job->length, at, &length);

	if (text) {
		x->wanted = wanted;
		ok = extract_variant(w, job, x, text, length);
		x->wanted = NULL;
		g_free(text);
	}
	g_hash_table_unref(wanted);
	return ok;
}

static void emit_coverage(struct extract *x, const GArray *words)
{
	GArray *missing = uncovered(x, words);

	emit_line(x, "coverage\t%u\t%u", words->len - missing->len, words->len);
	for (guint i = 0; i < missing->len; i++) {
		const struct word *v = &g_array_index(missing, struct word, i);

		emit_line(x, "missed\t%s\t%u\t%u\t%s", x->unit, v->line, v->column, v->api->name);
	}
	g_array_free(missing, TRUE);
}

/*
 * A call with an undeclared argument is no call to the front end: one more parse with
 * declarations of what was missing.
 */
static void declared_variant(struct unit_worker *w, const struct unit_job *job, struct extract *x,
			     const GArray *missing)
{
	GHashTable *wanted = places(missing);
	struct unit_job declared = *job;
	GString *config = g_string_new(job->config);
	gboolean any = FALSE;

	for (guint i = 0; i < x->errors->len; i++)
		any |= synth_declare(config, g_ptr_array_index(x->errors, i));
	if (any) {
		declared.config = config->str;
		x->wanted = wanted;
		x->declared = TRUE;
		extract_variant(w, &declared, x, job->text, job->length);
		x->declared = FALSE;
		x->wanted = NULL;
	}
	g_string_free(config, TRUE);
	g_hash_table_unref(wanted);
}

static gboolean all_variants(struct unit_worker *w, const struct unit_job *job, struct extract *x)
{
	GArray *words = words_find(job->text, job->length), *missing, *at;
	gboolean ok = extract_variant(w, job, x, job->text, job->length), more = ok;

	missing = uncovered(x, words);
	at = offsets(missing);
	for (unsigned int i = 1; more && at->len && i < VARIANTS_MAX; i++) {
		more = another_variant(w, job, x, missing, at);
		g_array_free(missing, TRUE);
		missing = uncovered(x, words);
	}
	if (ok && missing->len && x->errors->len)
		declared_variant(w, job, x, missing);
	if (ok)
		emit_coverage(x, words);
	g_array_free(at, TRUE);
	g_array_free(missing, TRUE);
	g_array_free(words, TRUE);
	return ok;
}

char *unit_facts(struct unit_worker *w, const struct unit_job *job)
{
	struct extract x = { 0 };
	gboolean ok;

	x.root = w->root;
	x.overlaid = w->overlay && w->overlay->len;
	x.arena = arena_new();
	x.out = g_string_new(NULL);
	x.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	x.covered = g_hash_table_new(NULL, NULL);
	x.inlines = w->inlines;
	x.unit = job->path;
	x.errors = g_ptr_array_new();
	emit_line(&x, "unit\t%s", fact_field(x.arena, job->path));
	ok = all_variants(w, job, &x);
	inline_cache_end_unit(w->inlines);
	g_hash_table_unref(x.seen);
	g_hash_table_unref(x.covered);
	g_ptr_array_free(x.errors, TRUE);
	arena_free(x.arena);
	return g_string_free(x.out, !ok);
}

/* "Debian clang version 19.1.7 (3~deb12u1)": the number; the release it was built with if there is none. */
const char *parse_version(void)
{
	CXString text = clang_getClangVersion();
	const char *at = strstr(clang_getCString(text), "version ");
	const char *version = LOCKSTEP_CLANG_VERSION;
	char *number;

	if (at) {
		at += strlen("version ");
		number = g_strndup(at, strspn(at, "0123456789."));
		version = g_intern_string(number);
		g_free(number);
	}
	clang_disposeString(text);
	return version;
}
