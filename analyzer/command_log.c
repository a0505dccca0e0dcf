/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lockstep log: each report of a kernel log as a finding at the source that it is about, and what
 * the checks say of that source.
 */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "checks.h"
#include "data.h"
#include "filter.h"
#include "klog.h"
#include "outputs.h"
#include "paths.h"
#include "progress.h"
#include "session.h"

enum { STACK_MAX = 12 };

struct logged {
	GPtrArray *splats;
	const char *path; /* of the log */
	gboolean is_found; /* some function is in the tree */
};

static const struct klog_frame *frame_at(const struct klog_splat *s, guint i)
{
	return &g_array_index(s->frames, struct klog_frame, i);
}

/* ------------------------------------------------------------------ what to analyse */

static void add_file(GPtrArray *paths, const char *root, const char *path)
{
	char *full = g_build_filename(root, path, NULL);

	if (g_ptr_array_find_with_equal_func(paths, full, g_str_equal, NULL))
		g_free(full);
	else
		g_ptr_array_add(paths, full);
}

/* The files of the functions take the place of the whole tree. */
static int find_functions(struct session *s)
{
	struct logged *l = s->context;
	struct kbuild *k = kbuild_new(s->tree);

	klog_locate(l->splats, s->tree, k);
	kbuild_free(k);
	for (guint i = 0; i < l->splats->len; i++) {
		const struct klog_frame *f = klog_place(l->splats->pdata[i]);

		if (!f)
			continue;
		if (!l->is_found)
			g_ptr_array_set_size(s->paths, 0);
		l->is_found = TRUE;
		add_file(s->paths, s->tree->root, f->at.path);
	}
	return 0;
}

/* ------------------------------------------------------------------ findings */

static const char *keep(char *text)
{
	const char *kept = g_intern_string(text);

	g_free(text);
	return kept;
}

static const char *message_of(const struct klog_splat *s)
{
	const char *wanted = s->locks->len ? s->locks->pdata[0] : NULL;
	const char *held = s->locks->len > 1 ? s->locks->pdata[1] : NULL;

	if (held && (g_str_equal(s->check, "lock-order") || g_str_equal(s->check, "lock-recursive")))
		return keep(g_strdup_printf("%s: %s is wanted while %s is held", s->title, wanted, held));
	if (wanted)
		return keep(g_strdup_printf("%s: %s", s->title, wanted));
	return g_intern_string(s->title);
}

static struct location in_log(const struct logged *l, unsigned int line)
{
	return (struct location){ l->path, line, 1 };
}

/* The functions on the stack, those of the locks with their locks. */
static void add_stack(const struct klog_splat *s, struct finding *out)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
	guint locks = 0;

	for (guint i = 0; i < s->frames->len && g_hash_table_size(seen) < STACK_MAX; i++) {
		const struct klog_frame *f = frame_at(s, i);
		const char *lock = f->names_lock && locks < s->locks->len ? s->locks->pdata[locks] : NULL;
		char *text;

		locks += f->names_lock;
		if (!f->at.path || !g_hash_table_add(seen, f->function))
			continue;
		text = lock ? g_strdup_printf("%s() takes %s, says line %u of the log", f->function, lock,
					      f->line) :
			      g_strdup_printf("%s() is in line %u of the log", f->function, f->line);
		finding_add_step(out, f->at, g_intern_string(f->function), keep(text), NULL);
	}
	g_hash_table_unref(seen);
}

static void add_table(const struct logged *l, const struct klog_splat *s, struct finding *out)
{
	for (guint i = 0; i < s->rows->len; i++) {
		const struct klog_row *row = &g_array_index(s->rows, struct klog_row, i);

		finding_add_step(out, in_log(l, row->line), NULL,
				 keep(g_strdup_printf("CPU%d: %s", row->cpu, row->action)),
				 row->cpu ? "CPU1" : "CPU0");
		finding_set_action(out, g_intern_string(row->action));
	}
}

static struct finding *finding_of(const struct logged *l, const struct klog_splat *s)
{
	const struct klog_frame *place = klog_place(s);
	const char *function = place ? g_intern_string(place->function) : NULL;
	struct location at = place ? place->at : in_log(l, s->line);
	struct finding *f = finding_new(s->check, at, function, message_of(s));

	f->severity = s->severity;
	f->confidence = CONFIDENCE_CERTAIN;
	f->module = place && place->module ? g_intern_string(place->module) : NULL;
	f->subject = f->message;
	for (guint i = 0; i < s->locks->len; i++)
		g_ptr_array_add(f->locks, (gpointer)g_intern_string(s->locks->pdata[i]));
	if (place)
		finding_add_step(f, in_log(l, s->line), NULL, "the kernel says so here", NULL);
	add_stack(s, f);
	add_table(l, s, f);
	return f;
}

/* ------------------------------------------------------------------ what the checks say */

/* Checks that find the cause of what the kernel saw; a wait is a lock to lockdep. */
static gboolean is_cause(const char *seen, const char *check)
{
	if (g_str_equal(seen, check))
		return TRUE;
	if (g_str_equal(seen, "hung-task"))
		return g_str_has_prefix(check, "wq-flush-") || g_str_equal(check, "lock-order") ||
		       g_str_equal(check, "lock-recursive") || g_str_equal(check, "lock-leak");
	return (g_str_equal(seen, "lock-order") || g_str_equal(seen, "lock-recursive")) &&
	       (g_str_equal(check, "wq-flush-under-lock") || g_str_equal(check, "wq-flush-self") ||
		g_str_equal(check, "lock-order"));
}

static gboolean *enabled_checks(const struct logged *l)
{
	unsigned int count;
	const struct check *all = checks_all(&count);
	gboolean *enabled = g_new0(gboolean, count);

	for (unsigned int i = 0; i < count; i++)
		for (guint n = 0; n < l->splats->len; n++)
			enabled[i] |= is_cause(((struct klog_splat *)l->splats->pdata[n])->check, all[i].id);
	return enabled;
}

static gboolean is_on_stack(const struct klog_splat *s, const char *function)
{
	for (guint i = 0; function && i < s->frames->len; i++)
		if (g_str_equal(frame_at(s, i)->function, function))
			return TRUE;
	return FALSE;
}

static void tie(const struct klog_splat *s, struct finding *f, const GPtrArray *found)
{
	for (guint i = 0; i < found->len; i++) {
		const struct finding *other = g_ptr_array_index(found, i);

		if (is_cause(s->check, other->check) && is_on_stack(s, other->function))
			finding_add_step(f, other->at, other->function,
					 keep(g_strdup_printf("in the source: %s [%s]", other->message,
							      other->check)),
					 NULL);
	}
}

static int print(const struct session *s, const struct logged *l, const struct report *source)
{
	const struct options *o = s->options;
	struct text_options text = { o->use_color, o->terse, o->full_path };
	struct filter filter = { .inconclusive = TRUE };
	g_autofree char *pages = data_find("analyzer/checks/explain");
	struct report report;
	int result;

	report_init(&report, s->tree);
	report.explain_dir = pages;
	for (guint i = 0; i < l->splats->len; i++) {
		struct finding *f = finding_of(l, l->splats->pdata[i]);

		tie(l->splats->pdata[i], f, source->findings);
		g_ptr_array_add(report.findings, f);
	}
	filter_apply(&filter, &report);
	result = report_format_find(o->format)->print(&report, &text, stdout);
	if (outputs_write(s, &report) < 0)
		result = -1;
	note("%u %s in the log", l->splats->len, l->splats->len == 1 ? "report" : "reports");
	report_release(&report);
	return result;
}

static int analyse(struct session *s, const struct logged *l)
{
	g_autofree gboolean *enabled = enabled_checks(l);
	struct report source;
	int result = 0;

	report_init(&source, s->tree);
	s->run_options.enabled = enabled;
	if (l->is_found)
		result = run_check(s->run, &source);
	progress_clear(s->progress);
	if (!result)
		result = print(s, l, &source);
	report_release(&source);
	if (result < 0)
		return EXIT_USAGE;
	return l->splats->len && !s->options->exit_zero ? EXIT_FINDINGS : EXIT_CLEAN;
}

static int work(struct session *s)
{
	char **words = s->options->arguments;
	char *here[] = { (char *)".", NULL };
	g_autofree char *path = g_canonicalize_filename(words[0], NULL);
	struct logged l = { .path = g_str_equal(words[0], "-") ? "/dev/stdin" : path };
	GString *text = read_whole("log", words[0]);
	int status = EXIT_USAGE;

	if (!text)
		return EXIT_USAGE;
	l.splats = klog_read(text->str);
	s->context = &l;
	s->prepare = find_functions;
	if (session_open(s, words[1] ? words + 1 : here) == 0)
		status = analyse(s, &l);
	g_string_free(text, TRUE);
	klog_free(l.splats);
	return status;
}

int command_log(const struct options *o)
{
	if (!o->arguments || !o->arguments[0]) {
		error("log needs a FILE or '-'; see 'lockstep log --help'");
		return EXIT_USAGE;
	}
	return session_supervise(o, work);
}
