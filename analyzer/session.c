/* SPDX-License-Identifier: GPL-2.0-only */
/* Setting a command up and tearing it down. */
#include "session.h"

#include <signal.h>
#include <string.h>

#include "base/log.h"
#include "base/outfile.h"
#include "base/stage.h"
#include "base/supervise.h"
#include "base/tempdir.h"
#include "changes.h"
#include "data.h"
#include "paths.h"
#include "progress.h"

struct job {
	struct session *session;
	int (*work)(struct session *s);
};

static int do_work(void *ctx)
{
	struct job *job = ctx;
	int status = job->work(job->session);

	session_close(job->session);
	return status;
}

static void clean(void *ctx)
{
	const struct session *s = ((struct job *)ctx)->session;
	unsigned int i;

	tempdir_remove(s->tmp);
	stage_clean(s->stage);
	for (i = 0; i < s->outputs->len; i++)
		outfile_clean(g_ptr_array_index(s->outputs, i));
}

static void free_output(gpointer f)
{
	outfile_free(f);
}

static int open_outputs(struct session *s, char **paths, const char *format)
{
	for (; paths && *paths; paths++) {
		struct outfile *f = outfile_new(*paths);

		if (!f)
			return -1;
		g_ptr_array_add(s->outputs, f);
		g_ptr_array_add(s->formats, (gpointer)(format ? report_format_find(format) : NULL));
	}
	return 0;
}

static int open_all_outputs(struct session *s)
{
	const struct options *o = s->options;
	char *known[] = { o->write_baseline, NULL };

	s->outputs = g_ptr_array_new_with_free_func(free_output);
	s->formats = g_ptr_array_new();
	if (open_outputs(s, known, NULL) < 0 || open_outputs(s, o->json_output, "json") < 0 || open_outputs(s, o->sarif_output, "sarif") < 0 ||
	    open_outputs(s, o->gitlab_output, "gitlab") < 0 || open_outputs(s, o->text_output, "text") < 0)
		return -1;
	return 0;
}

static int open_stage(struct session *s)
{
	if (s->options->output_directory)
		s->stage = stage_new(s->options->output_directory);
	return s->options->output_directory && !s->stage ? -1 : 0;
}

int session_supervise(const struct options *o, int (*work)(struct session *s))
{
	struct session s = { .options = o, .start = g_get_monotonic_time(), .lazy = o->command->passive };
	struct job job = { .session = &s, .work = work };
	int status = EXIT_USAGE;
	sigset_t signals, before;

	/* a signal that comes before supervise() looks would leave the folders behind */
	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGHUP);
	sigprocmask(SIG_BLOCK, &signals, &before);
	if (open_all_outputs(&s) == 0 && open_stage(&s) == 0 && (s.tmp = tempdir_new()))
		status = supervise(do_work, clean, &job);
	session_close(&s);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}

/* A module may not have been built: its folder says which tree it is in. */
static struct tree *open_tree(const char *path, const struct options *options)
{
	struct tree_options o = { .kdir = options->kdir, .builddir = options->builddir };
	g_autofree char *folder = NULL;

	if (path_is_module(path))
		path = folder = g_path_get_dirname(path);
	return tree_open(path, &o);
}

/* All paths in one tree: the roots of two trees are two runs for the user to make. */
static int find_tree(struct session *s)
{
	unsigned int i;

	for (i = 0; i < s->paths->len; i++) {
		const char *path = g_ptr_array_index(s->paths, i);
		struct tree *other;

		if (s->tree && path_is_below(path, s->tree->root))
			continue;
		other = open_tree(path, s->options);
		if (!other)
			return -1;
		if (!s->tree) {
			s->tree = other;
			continue;
		}
		error("%s and %s are two trees; one run analyses one", s->tree->root, other->root);
		tree_free(other);
		return -1;
	}
	return 0;
}

/* The formats that say what to do about a finding. */
static gboolean shows_plans(const struct options *o)
{
	return g_str_equal(o->format, "json") || g_str_equal(o->format, "sarif") ||
	       (o->json_output && *o->json_output) || (o->sarif_output && *o->sarif_output);
}

static void fill_run_options(struct session *s)
{
	const struct options *o = s->options;

	s->progress = progress_new();
	s->standin = data_find("testdata/include");
	s->run_options = (struct run_options){
		.paths = s->paths,
		.builddir = o->builddir,
		.kdir = o->kdir,
		.tmpdir = tempdir_path(s->tmp),
		.cache_dir = o->cache_dir,
		.standin = s->standin,
		.use_cache = !o->no_cache,
		.jobs = o->njobs,
		.timeout = o->seconds,
		.enabled = o->enabled,
		.progress = progress_show,
		.progress_ctx = s->progress,
		.plans = shows_plans(o),
		.lazy = s->lazy,
	};
}

int session_open(struct session *s, char **arguments)
{
	s->paths = paths_new(s->options, arguments);
	if (!s->paths || find_tree(s) < 0)
		return -1;
	if (!s->tree)
		return 0;
	if (paths_resolve_modules(s->tree, s->paths) < 0)
		return -1;
	if (changes_wanted(s->options)) {
		s->changes = changes_new(s->options, s->tree, s->paths,
					 (arguments && *arguments) || s->options->files_from);
		if (!s->changes)
			return -1;
		if (!s->paths->len)
			return 0;
	}
	if (s->prepare && s->prepare(s) < 0)
		return -1;
	fill_run_options(s);
	s->run = run_new(s->tree, &s->run_options);
	return s->run ? 0 : -1;
}

void session_close(struct session *s)
{
	if (s->run)
		run_free(s->run);
	if (s->tree)
		tree_free(s->tree);
	progress_free(s->progress);
	if (s->paths)
		g_ptr_array_free(s->paths, TRUE);
	if (s->outputs)
		g_ptr_array_free(s->outputs, TRUE);
	if (s->formats)
		g_ptr_array_free(s->formats, TRUE);
	changes_free(s->changes);
	if (s->overlay)
		g_hash_table_unref(s->overlay);
	g_free(s->top);
	g_free(s->head);
	stage_free(s->stage);
	tempdir_free(s->tmp);
	g_free(s->standin);
	*s = (struct session){ 0 };
}
