/* SPDX-License-Identifier: GPL-2.0-only */
/* Units to facts: cache first, the rest in worker processes. */
#include "parser.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <utime.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/log.h"
#include "base/pool.h"
#include "base/tempdir.h"
#include "cache.h"
#include "compdb.h"
#include "overlay_files.h"
#include "prelude.h"
#include "synth.h"
#include "unit.h"

/* The kernel's biggest units need about 300 MB; a worker beyond this has gone astray. */
#define WORKER_MEMORY ((size_t)3 << 30)

/* Generated headers and preludes of trees that were not looked at for so long are removed. */
enum { KEPT_DAYS = 60 };

struct parser {
	const struct tree *tree;
	struct kbuild *kbuild;
	struct parser_options options;
	char *dir; /* generated headers and preludes */
	struct synth *synth;
	struct compdb *compdb;
	struct cache *cache;
	GPtrArray *preludes; /* struct prelude * */
	GHashTable *hashes; /* memo of content_hash() */
};

/* One parser_facts() call. */
struct batch {
	struct parser *parser;
	struct unit_worker worker; /* in a worker process */
	GPtrArray *jobs; /* struct unit_job *: what the cache did not have */
	GPtrArray *keys; /* char *, beside jobs */
	GArray *slots; /* guint: index into out, beside jobs */
	GPtrArray *out; /* struct facts * */
	unsigned int done, total;
};

void facts_free(struct facts *f)
{
	if (!f)
		return;
	g_free((char *)f->path);
	g_free(f->text);
	g_free(f->reason);
	g_free(f);
}

static struct prelude *prelude_for(struct parser *p, const char *arch)
{
	struct prelude *n;

	for (guint i = 0; i < p->preludes->len; i++) {
		struct prelude *known = g_ptr_array_index(p->preludes, i);

		if (g_str_equal(known->arch, arch))
			return known;
	}
	n = prelude_start(p->synth, arch, p->dir);
	g_ptr_array_add(p->preludes, n);
	return n;
}

static int open_dir(struct parser *p)
{
	XXH128_hash_t h = XXH3_128bits(p->tree->root, strlen(p->tree->root));

	if (!p->options.cache_dir) {
		p->dir = g_strdup(p->options.tmpdir);
		return 0;
	}
	p->dir = g_strdup_printf("%s/tree-%016llx", p->options.cache_dir, (unsigned long long)h.low64);
	if (g_mkdir_with_parents(p->dir, 0700))
		return error("%s: %s", p->dir, g_strerror(errno));
	g_utime(p->dir, NULL); /* in use: see the next line */
	tempdir_sweep(p->options.cache_dir, "tree-", KEPT_DAYS);
	p->cache = cache_open(p->options.cache_dir);
	return 0;
}

struct parser *parser_new(const struct tree *t, struct kbuild *k, const struct parser_options *o)
{
	struct parser *p = g_new0(struct parser, 1);

	p->tree = t;
	p->kbuild = k;
	p->options = *o;
	p->preludes = g_ptr_array_new_with_free_func((GDestroyNotify)prelude_free);
	p->hashes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	overlay_hashes(t, p->hashes);
	if (open_dir(p) || !(p->synth = synth_new(t, p->dir, o->standin))) {
		parser_free(p);
		return NULL;
	}
	p->compdb = compdb_open(t, o->builddir);
	if (!o->lazy)
		prelude_for(p, synth_arch(p->synth, ""));
	return p;
}

void parser_free(struct parser *p)
{
	if (!p)
		return;
	g_ptr_array_unref(p->preludes);
	g_hash_table_unref(p->hashes);
	if (p->compdb)
		compdb_free(p->compdb);
	if (p->synth)
		synth_free(p->synth);
	cache_close(p->cache);
	g_free(p->dir);
	g_free(p);
}

gboolean parser_standin(const struct parser *p)
{
	return synth_standin(p->synth);
}

const char *parser_arch(const struct parser *p, const char *path)
{
	return synth_arch_of_unit(p->synth, path);
}

gboolean parser_was_built(struct parser *p, const char *path)
{
	char *absolute = g_strconcat(p->tree->root, "/", path, NULL);
	GPtrArray *args = compdb_args(p->compdb, absolute);

	g_free(absolute);
	if (args)
		g_ptr_array_unref(args);
	return args != NULL;
}

/* ------------------------------------------------------------------- jobs */

static void job_free(gpointer data)
{
	struct unit_job *j = data;

	g_free((char *)j->path);
	g_free(j->text);
	g_free(j->config);
	if (j->args)
		g_ptr_array_unref(j->args);
	g_free(j);
}

static struct unit_job *job_new(struct parser *p, const char *path)
{
	struct unit_job *j = g_new0(struct unit_job, 1);
	char *absolute = g_strconcat(p->tree->root, "/", path, NULL);
	struct prelude *prelude;

	j->path = g_strdup(path);
	j->args = compdb_args(p->compdb, absolute);
	if (!j->args) {
		j->args = synth_args(p->synth, path, kbuild_cflags_of(p->kbuild, path));
		prelude = prelude_for(p, synth_arch(p->synth, path));
		if (prelude_ready(prelude) && !overlay_has_any(p->tree, prelude->headers))
			j->pch = prelude->pch;
	}
	g_free(absolute);
	return j;
}

static int job_read(const struct parser *p, struct unit_job *j, char **reason)
{
	int code = j->text ? 0 : tree_read(p->tree, j->path, &j->text, &j->length);

	if (!code)
		return 0;
	*reason = g_strdup(g_strerror(code));
	return -1;
}

/* A hash of all that the facts are made from but the headers, whose names only the facts tell. */
static char *job_key(const struct parser *p, const struct unit_job *j)
{
	GString *s = g_string_new(LOCKSTEP_FACTS_ID);
	XXH128_hash_t h = XXH3_128bits(j->text, j->length);

	g_string_append_printf(s, "\n%s\n%s\n%016llx%016llx\n", p->tree->root, j->path,
			       (unsigned long long)h.high64, (unsigned long long)h.low64);
	for (guint i = 0; i < j->args->len; i++)
		g_string_append_printf(s, "%s\n", (char *)g_ptr_array_index(j->args, i));
	for (guint i = 0; j->pch && i < p->preludes->len; i++) {
		const struct prelude *l = g_ptr_array_index(p->preludes, i);

		if (l->pch == j->pch)
			g_string_append(s, l->key);
	}
	h = XXH3_128bits(s->str, s->len);
	g_string_printf(s, "%016llx%016llx", (unsigned long long)h.high64, (unsigned long long)h.low64);
	return g_string_free(s, FALSE);
}

/* A hash of the headers that these facts name. */
static char *deps_hash(struct parser *p, const char *facts)
{
	XXH3_state_t *state = XXH3_createState();
	XXH128_hash_t h;

	XXH3_128bits_reset(state);
	for (const char *line = facts; line && *line; line = strchr(line, '\n'), line = line ? line + 1 : NULL) {
		const char *end, *hash;
		char *path;

		if (g_str_has_prefix(line, "func\t"))
			break;
		if (!g_str_has_prefix(line, "include\t"))
			continue;
		line += strlen("include\t");
		end = strchrnul(line, '\n');
		path = *line == '/' ? g_strndup(line, (gsize)(end - line)) :
				      g_strdup_printf("%s/%.*s", p->tree->root, (int)(end - line), line);
		hash = content_hash(p->hashes, path);
		XXH3_128bits_update(state, hash, strlen(hash));
		g_free(path);
	}
	h = XXH3_128bits_digest(state);
	XXH3_freeState(state);
	return g_strdup_printf("%016llx%016llx", (unsigned long long)h.high64, (unsigned long long)h.low64);
}

static char *from_cache(struct parser *p, const char *key)
{
	char *deps = NULL, *facts = cache_get(p->cache, key, &deps), *now = NULL;

	if (facts) {
		now = deps_hash(p, facts);
		if (g_strcmp0(now, deps))
			g_clear_pointer(&facts, g_free);
	}
	g_free(now);
	g_free(deps);
	return facts;
}

/* ---------------------------------------------------------------- workers */

static void worker_start(void *context)
{
	struct batch *b = context;
	struct parser *p = b->parser;

	b->worker.index = clang_createIndex(1, 0);
	b->worker.root = p->tree->root;
	b->worker.overlay = overlay_unsaved(p->tree);
	b->worker.inlines = inline_cache_new();
	for (guint i = 0; i < p->preludes->len; i++) {
		const struct prelude *l = g_ptr_array_index(p->preludes, i);

		for (guint n = 0; l->headers && n < l->headers->len; n++) {
			char *relative = tree_relative(p->tree, g_ptr_array_index(l->headers, n));

			inline_cache_share(b->worker.inlines, relative);
			g_free(relative);
		}
	}
}

static char *worker_run(void *context, unsigned int n)
{
	struct batch *b = context;
	struct unit_job *j = g_ptr_array_index(b->jobs, n);
	char *reason = NULL, *facts;

	if (job_read(b->parser, j, &reason)) {
		g_free(reason);
		return NULL;
	}
	j->config = synth_config(b->parser->synth, j->text, j->length);
	facts = unit_facts(&b->worker, j);
	g_clear_pointer(&j->text, g_free);
	g_clear_pointer(&j->config, g_free);
	return facts;
}

static void tell(struct batch *b)
{
	const struct parser_options *o = &b->parser->options;

	if (o->progress)
		o->progress(o->progress_ctx, b->done, b->total);
}

static void unit_done(void *context, unsigned int n, char *text, const char *reason)
{
	struct batch *b = context;
	struct parser *p = b->parser;
	struct facts *f = g_ptr_array_index(b->out, g_array_index(b->slots, guint, n));
	char *deps;

	b->done++;
	tell(b);
	if (!text) {
		f->reason = g_strdup(reason);
		return;
	}
	f->text = text;
	if (p->cache) {
		deps = deps_hash(p, text);
		cache_put(p->cache, g_ptr_array_index(b->keys, n), deps, text);
		g_free(deps);
	}
}

/* Sorts one unit into the cached, the unreadable and those to be parsed. */
static void batch_add(struct batch *b, struct unit_job *j, gboolean keep_text)
{
	struct facts *f = g_new0(struct facts, 1);
	guint slot = b->out->len;
	char *key;

	f->path = g_strdup(j->path);
	g_ptr_array_add(b->out, f);
	b->total++;
	if (job_read(b->parser, j, &f->reason)) {
		b->done++;
		job_free(j);
		return;
	}
	key = job_key(b->parser, j);
	f->text = from_cache(b->parser, key);
	if (f->text) {
		f->cached = TRUE;
		b->done++;
		g_free(key);
		job_free(j);
		return;
	}
	if (!keep_text)
		g_clear_pointer(&j->text, g_free);
	g_ptr_array_add(b->jobs, j);
	g_ptr_array_add(b->keys, key);
	g_array_append_val(b->slots, slot);
}

static void batch_init(struct batch *b, struct parser *p, GPtrArray *out)
{
	memset(b, 0, sizeof(*b));
	b->parser = p;
	b->out = out;
	b->jobs = g_ptr_array_new_with_free_func(job_free);
	b->keys = g_ptr_array_new_with_free_func(g_free);
	b->slots = g_array_new(FALSE, FALSE, sizeof(guint));
}

static size_t memory_limit(void)
{
#if defined(__SANITIZE_ADDRESS__)
	return 0; /* the sanitizer's shadow needs terabytes of address space */
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
	return 0;
#else
	return WORKER_MEMORY;
#endif
#else
	return WORKER_MEMORY;
#endif
}

static int batch_run(struct batch *b)
{
	struct pool_jobs jobs = {
		.count = b->jobs->len,
		.workers = MAX(1u, MIN(b->parser->options.jobs, b->jobs->len)),
		.timeout = b->parser->options.timeout,
		.memory = memory_limit(),
		.context = b,
		.start = worker_start,
		.run = worker_run,
		.done = unit_done,
	};
	int r;

	tell(b);
	r = pool_run(&jobs);
	g_ptr_array_unref(b->jobs);
	g_ptr_array_unref(b->keys);
	g_array_free(b->slots, TRUE);
	return r;
}

int parser_facts(struct parser *p, const GPtrArray *paths, GPtrArray *out)
{
	struct batch b;

	batch_init(&b, p, out);
	for (guint i = 0; i < paths->len; i++)
		batch_add(&b, job_new(p, g_ptr_array_index(paths, i)), FALSE);
	return batch_run(&b);
}

int parser_facts_of_text(struct parser *p, const char *path, const char *text, struct facts **out)
{
	struct unit_job *j = job_new(p, path);
	GPtrArray *list = g_ptr_array_new();
	struct batch b;
	int r;

	j->text = g_strdup(text);
	j->length = strlen(text);
	batch_init(&b, p, list);
	batch_add(&b, j, TRUE);
	r = batch_run(&b);
	*out = r ? NULL : g_ptr_array_index(list, 0);
	g_ptr_array_free(list, TRUE);
	return r;
}
