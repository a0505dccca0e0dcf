/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From lines to reports.  A report starts with a line of klog.def and goes on until the next one, or
 * until something else that the kernel reports.
 */
#include <stdlib.h>
#include <string.h>

#include "klog.h"

enum { LINES_MAX = 400 };

struct kind {
	const char *text, *check;
	enum severity severity;
};

#define SPLAT(text, check, severity) { text, check, severity },
static const struct kind kinds[] = {
#include "klog.def"
};
#undef SPLAT

struct reader {
	GPtrArray *splats;
	struct klog_splat *current; /* NULL: between reports */
	GRegex *stamp, *frame, *decoded, *lock;
	gboolean in_table;
};

static void clear_frame(gpointer data)
{
	struct klog_frame *f = data;

	g_free(f->function);
	g_free(f->module);
	g_free(f->file);
}

static void clear_row(gpointer data)
{
	g_free(((struct klog_row *)data)->action);
}

static void splat_free(gpointer data)
{
	struct klog_splat *s = data;

	g_free(s->title);
	g_ptr_array_free(s->locks, TRUE);
	g_array_unref(s->frames);
	g_array_unref(s->rows);
	g_free(s);
}

void klog_free(GPtrArray *splats)
{
	if (splats)
		g_ptr_array_free(splats, TRUE);
}

static const struct kind *kind_of(const char *text)
{
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (strstr(text, kinds[i].text))
			return &kinds[i];
	return NULL;
}

/* "WARNING: ", "BUG: ", "INFO: ", "workqueue: ": the check says as much. */
static const char *without_word(const char *text)
{
	static const char *const words[] = { "WARNING: ", "BUG: ", "INFO: ", "workqueue: " };

	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_str_has_prefix(text, words[i]))
			text += strlen(words[i]);
	return text;
}

static void start(struct reader *r, const struct kind *kind, const char *text, unsigned int line)
{
	struct klog_splat *s = g_new0(struct klog_splat, 1);

	s->check = kind->check;
	s->severity = kind->severity;
	s->title = g_strchomp(g_strdup(without_word(text)));
	s->line = line;
	s->locks = g_ptr_array_new_with_free_func(g_free);
	s->frames = g_array_new(FALSE, TRUE, sizeof(struct klog_frame));
	s->rows = g_array_new(FALSE, TRUE, sizeof(struct klog_row));
	g_array_set_clear_func(s->frames, clear_frame);
	g_array_set_clear_func(s->rows, clear_row);
	g_ptr_array_add(r->splats, s);
	r->current = s;
	r->in_table = FALSE;
}

/* Something else begins, or the report says that it is over. */
static gboolean is_end(const struct reader *r, const char *text, unsigned int line)
{
	static const char *const ends[] = { "---[ end trace", "[ cut here ]", "Kernel panic", "Oops:",
					    "general protection fault", "rcu: INFO:", "KASAN:",
					    "UBSAN:", "Showing busy workqueues" };

	if (line > r->current->line + LINES_MAX)
		return TRUE;
	for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
		if (strstr(text, ends[i]))
			return TRUE;
	return (g_str_has_prefix(text, "BUG: ") || g_str_has_prefix(text, "INFO: ")) &&
	       !strstr(text, "lockdep is turned off");
}

/* What the compiler made of a name: "foo.isra.0", "foo.cold". */
static char *plain_name(const char *name)
{
	return g_strndup(name, strcspn(name, "."));
}

static gboolean add_frame(struct reader *r, const char *text, unsigned int line)
{
	g_autoptr(GMatchInfo) m = NULL;
	struct klog_frame f = { .line = line };
	g_autofree char *name = NULL, *module = NULL, *number = NULL;

	if (g_regex_match(r->frame, text, 0, &m)) {
		module = g_match_info_fetch(m, 2);
		f.module = module && *module ? g_steal_pointer(&module) : NULL;
	} else {
		g_clear_pointer(&m, g_match_info_free);
		if (!g_regex_match(r->decoded, text, 0, &m))
			return FALSE;
		f.file = g_match_info_fetch(m, 2);
		number = g_match_info_fetch(m, 3);
		f.file_line = (unsigned int)strtoul(number, NULL, 10);
	}
	name = g_match_info_fetch(m, 1);
	f.function = plain_name(name);
	f.names_lock = strstr(text, ", at: ") != NULL;
	g_array_append_val(r->current->frames, f);
	return TRUE;
}

static void add_lock(struct reader *r, const char *text)
{
	g_autoptr(GMatchInfo) m = NULL;

	if (r->current->frames->len > 2 || !g_regex_match(r->lock, text, 0, &m))
		return;
	g_ptr_array_add(r->current->locks, g_match_info_fetch(m, 1));
}

/* "  lock(a);                 lock(b);": one row has one side, told by its column. */
static void add_row(struct reader *r, const char *text, unsigned int line)
{
	struct klog_row row = { .line = line };

	if (strstr(text, "CPU0") && !strstr(text, "PID")) {
		r->in_table = TRUE;
		return;
	}
	if (strstr(text, "*** DEADLOCK ***"))
		r->in_table = FALSE;
	if (!r->in_table || !(strstr(text, "lock(") || strstr(text, "<Interrupt>") || strstr(text, "local_irq")))
		return;
	row.cpu = strspn(text, " \t") > 16;
	row.action = g_strstrip(g_strdup(text));
	g_array_append_val(r->current->rows, row);
}

static void read_line(struct reader *r, const char *raw, unsigned int line)
{
	g_autofree char *text = g_regex_replace(r->stamp, raw, -1, 0, "", 0, NULL);
	const struct kind *kind;

	if (!text)
		return;
	kind = kind_of(text);
	if (kind) {
		start(r, kind, text, line);
		return;
	}
	if (!r->current)
		return;
	if (is_end(r, text, line)) {
		r->current = NULL;
		return;
	}
	add_lock(r, text);
	/* "? foo+0x1/0x2" is a guess of the unwinder */
	if (!strstr(text, " ? ") && !g_str_has_prefix(text, "? ") && add_frame(r, text, line))
		return;
	add_row(r, text, line);
}

GPtrArray *klog_read(const char *text)
{
	struct reader r = { .splats = g_ptr_array_new_with_free_func(splat_free) };
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	/* "<4>", "Nov 21 10:00:00 host kernel: ", "[   12.345678]", "[   T12] " */
	r.stamp = g_regex_new("^(<\\d+>)?([A-Z][a-z]{2} +\\d+ [\\d:]+ \\S+ kernel: |"
			      "\\d{4}-\\d\\d-\\d\\dT\\S+ \\S+ kernel: )?"
			      "(\\[ *\\d+\\.\\d+\\])?(\\[ *[TC]\\d+\\])? ?",
			      0, 0, NULL);
	r.frame = g_regex_new("([A-Za-z_][\\w.]*)\\+0x[0-9a-f]+/0x[0-9a-f]+(?: \\[([\\w-]+)[^\\]]*\\])?", 0,
			      0, NULL);
	r.decoded = g_regex_new("([A-Za-z_][\\w.]*) \\(([^ ():]+\\.[chS]):(\\d+)", 0, 0, NULL);
	r.lock = g_regex_new("\\((.+)\\)\\{[^}]*\\}", 0, 0, NULL);
	for (guint i = 0; lines[i]; i++) {
		g_autofree char *valid = g_utf8_make_valid(lines[i], -1);

		read_line(&r, g_strchomp(valid), i + 1);
	}
	g_regex_unref(r.stamp);
	g_regex_unref(r.frame);
	g_regex_unref(r.decoded);
	g_regex_unref(r.lock);
	return r.splats;
}
