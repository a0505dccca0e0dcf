/* SPDX-License-Identifier: GPL-2.0-only */
/* lockstep dump: what a phase made of some files, for tests and for the curious. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "lockgraph.h"
#include "module.h"
#include "progress.h"
#include "session.h"

/* One way of dumping what is at or below the paths of the session. */
struct phase {
	const char *name;
	int (*dump)(struct session *s);
};

static int dump_modules(struct session *s)
{
	struct kbuild *k = kbuild_new(s->tree);
	GString *text = g_string_new(NULL);
	unsigned int i;

	for (i = 0; i < s->paths->len; i++) {
		g_autofree char *path = tree_relative(s->tree, g_ptr_array_index(s->paths, i));

		kbuild_dump(k, path, text);
	}
	fputs(text->str, stdout);
	g_string_free(text, TRUE);
	kbuild_free(k);
	return 0;
}

static gint by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The .c files at or below path. */
static void add_files(const char *path, GPtrArray *files)
{
	GDir *dir = g_dir_open(path, 0, NULL);
	const char *name;

	if (!dir && g_str_has_suffix(path, ".c"))
		g_ptr_array_add(files, g_strdup(path));
	if (!dir)
		return;
	while ((name = g_dir_read_name(dir))) {
		g_autofree char *below = g_build_filename(path, name, NULL);

		if (name[0] != '.' && !g_file_test(below, G_FILE_TEST_IS_SYMLINK))
			add_files(below, files);
	}
	g_dir_close(dir);
}

static int dump_facts(struct session *s)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	unsigned int i;
	int result = 0;

	for (i = 0; i < s->paths->len; i++)
		add_files(g_ptr_array_index(s->paths, i), files);
	g_ptr_array_sort(files, by_text);
	if (run_dump_facts(s->run, files, stdout) < 0)
		result = -1;
	g_ptr_array_free(files, TRUE);
	return result;
}

static int dump_flow(struct session *s)
{
	return run_dump_model(s->run, flow_dump, stdout);
}

static int dump_graph(struct session *s)
{
	return run_graph(s->run, GRAPH_LINES, NULL, NULL, stdout);
}

static int dump_summaries(struct session *s)
{
	return run_dump_model(s->run, summary_dump, stdout);
}

static const struct phase phases[] = {
	{ "facts", dump_facts },	 { "flow", dump_flow },
	{ "graph", dump_graph },	 { "modules", dump_modules },
	{ "summaries", dump_summaries }, { "summary", dump_summaries },
};

static const struct phase *find_phase(const char *name)
{
	unsigned int i;

	for (i = 0; i < G_N_ELEMENTS(phases); i++)
		if (strcmp(phases[i].name, name) == 0)
			return &phases[i];
	return NULL;
}

static int work(struct session *s)
{
	char **arguments = s->options->arguments;
	int result = 0;

	if (session_open(s, arguments + 1) < 0)
		return EXIT_USAGE;
	if (s->run)
		result = find_phase(arguments[0])->dump(s);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		error("cannot write: %s", g_strerror(errno));
		return EXIT_USAGE;
	}
	return result < 0 ? EXIT_INCOMPLETE : EXIT_CLEAN;
}

int command_dump(const struct options *o)
{
	const char *phase = o->arguments ? o->arguments[0] : NULL;

	if (!phase)
		error("dump needs a phase: facts, flow, graph, modules or summaries; see 'lockstep dump --help'");
	else if (!find_phase(phase))
		error("dump: '%s' is no phase; there are facts, flow, graph, modules and summaries", phase);
	else
		return session_supervise(o, work);
	return EXIT_USAGE;
}
