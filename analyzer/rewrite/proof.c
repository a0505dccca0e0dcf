/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A rewrite is only shown after its result was read like any other source: no new
 * diagnostic, no flush of the system workqueue, no item left behind.
 */
#include "proof.h"

#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "build.h"
#include "patch.h"
#include "proof_queue.h"

enum { READERS_MAX = 16 };

struct prover {
	struct plan *plan;
	const struct program *before;
	const struct queues *queues;
	const struct proof_options *options;
	GPtrArray *paths; /* units to read again */
	GPtrArray *facts; /* struct facts *: theirs */
	gboolean reclaim; /* the proof failed for want of WQ_MEM_RECLAIM */
};

static const char *say(const struct prover *v, const char *fmt, ...) G_GNUC_PRINTF(2, 3);

static const char *say(const struct prover *v, const char *fmt, ...)
{
	va_list ap;
	const char *kept;

	va_start(ap, fmt);
	kept = arena_vprintf(v->before->arena, fmt, ap);
	va_end(ap);
	return kept;
}

static void free_bytes(gpointer data)
{
	if (data)
		g_bytes_unref(data);
}

/* What the program was read from, if not from disk. */
static void add_seen(GHashTable *seen, GHashTable *overlay)
{
	GHashTableIter it;
	gpointer path, bytes;

	if (!seen)
		return;
	g_hash_table_iter_init(&it, seen);
	while (g_hash_table_iter_next(&it, &path, &bytes))
		g_hash_table_insert(overlay, path, bytes ? g_bytes_ref(bytes) : NULL);
}

/* The changed files, for the parser; *why if two changes meet. */
static GHashTable *make_overlay(const struct prover *v, const char **why)
{
	GHashTable *overlay = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_bytes);
	const GPtrArray *files = v->plan->edits->files;

	add_seen(v->before->tree->overlay, overlay);

	for (guint i = 0; i < files->len; i++) {
		const struct edited_file *f = g_ptr_array_index(files, i);
		char *text = f->changes->len ? edited_text(f) : NULL;

		if (!text && f->changes->len)
			*why = say(v, "two changes of %s overlap", f->path);
		if (text && memchr(f->text, 0, f->length))
			*why = say(v, "%s has zero bytes", f->path);
		if (text)
			g_hash_table_insert(overlay, f->path, g_bytes_new_take(text, strlen(text)));
	}
	return overlay;
}

static void add_path(GPtrArray *paths, const char *path)
{
	for (guint i = 0; i < paths->len; i++)
		if (g_str_equal(paths->pdata[i], path))
			return;
	g_ptr_array_add(paths, (gpointer)path);
}

/* Does the unit read the header? */
static gboolean reads(const struct facts *f, const char *header)
{
	g_autofree char *line = g_strdup_printf("\ninclude\t%s\n", header);

	return f->text && strstr(f->text, line);
}

/* Some of the units that read a changed header. */
static void add_readers(struct prover *v, const char *header)
{
	guint n = 0;

	for (guint i = 0; i < v->options->facts->len && n < READERS_MAX; i++) {
		const struct facts *f = g_ptr_array_index(v->options->facts, i);

		if (reads(f, header)) {
			add_path(v->paths, f->path);
			n++;
		}
	}
}

/* The units of the changed .c files; those that include one stand for it. */
static void find_units(struct prover *v)
{
	const GPtrArray *files = v->plan->edits->files;

	for (guint i = 0; i < files->len; i++) {
		const struct edited_file *f = g_ptr_array_index(files, i);
		const GPtrArray *by;

		if (f->changes->len && g_str_has_suffix(f->path, ".h"))
			add_readers(v, f->path);
		if (!f->changes->len || !g_str_has_suffix(f->path, ".c"))
			continue;
		by = kbuild_includers_of(v->options->kbuild, f->path);
		for (guint n = 0; n < by->len; n++)
			add_path(v->paths, by->pdata[n]);
		if (!by->len)
			add_path(v->paths, f->path);
	}
}

static const struct facts *facts_at(const GPtrArray *all, const char *path)
{
	for (guint i = 0; i < all->len; i++) {
		const struct facts *f = g_ptr_array_index(all, i);

		if (g_str_equal(f->path, path))
			return f;
	}
	return NULL;
}

/* "diag PATH LINE COLUMN TEXT" and "undeclared PATH LINE COLUMN NAME" without the place -> how often. */
static GHashTable *diagnostics(const struct prover *v, const struct facts *f)
{
	GHashTable *found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const char *line = f && f->text ? f->text : "";

	for (; *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : "") {
		/* The headers that stand in for a kernel's declare little. */
		gboolean undeclared = !parser_standin(v->options->parser) &&
				      g_str_has_prefix(line, "undeclared\t");
		g_autofree char *whole = NULL;
		g_auto(GStrv) fields = NULL;
		char *text;
		guint n;

		if (!undeclared && !g_str_has_prefix(line, "diag\t"))
			continue;
		whole = g_strndup(line, strcspn(line, "\n"));
		fields = g_strsplit(whole, "\t", 5);
		if (g_strv_length(fields) < 5)
			continue;
		text = g_strconcat(undeclared ? "nothing declares " : "", fields[4], NULL);
		n = GPOINTER_TO_UINT(g_hash_table_lookup(found, text));
		g_hash_table_insert(found, text, GUINT_TO_POINTER(n + 1));
	}
	return found;
}

static const char *check_unit(const struct prover *v, const struct facts *new)
{
	GHashTable *was = diagnostics(v, facts_at(v->options->facts, new->path));
	GHashTable *is = diagnostics(v, new);
	GHashTableIter it;
	gpointer text, count;
	const char *why = NULL;

	if (!new->text)
		why = say(v, "%s could not be read after the change: %s", new->path, new->reason);
	g_hash_table_iter_init(&it, is);
	while (!why && g_hash_table_iter_next(&it, &text, &count))
		if (GPOINTER_TO_UINT(count) >
		    GPOINTER_TO_UINT(g_hash_table_lookup(was, text)))
			why = say(v, "%s would not compile: %s", new->path, (char *)text);
	g_hash_table_unref(was);
	g_hash_table_unref(is);
	return why;
}

static const char *read_again(struct prover *v)
{
	const char *why = NULL;

	if (parser_facts(v->options->parser, v->paths, v->facts))
		return "the changed files could not be read again";
	for (guint i = 0; i < v->facts->len && !why; i++)
		why = check_unit(v, g_ptr_array_index(v->facts, i));
	return why;
}

/* Does the unit belong to what the plan is about: its modules and their folders? */
static gboolean is_near(const struct prover *v, const char *path)
{
	const struct plan *plan = v->plan;
	g_autofree char *dir = g_path_get_dirname(path);

	for (guint i = 0; i < plan->audit->len; i++) {
		const char *row = g_array_index(plan->audit, struct audit_row, i).at.path;
		g_autofree char *other = g_path_get_dirname(row);

		if (g_str_equal(dir, other))
			return TRUE;
	}
	for (guint i = 0; plan->finding && i < plan->finding->steps->len; i++) {
		const struct step *s = &g_array_index(plan->finding->steps, struct step, i);
		g_autofree char *other = s->at.path ? g_path_get_dirname(s->at.path) : NULL;

		if (other && g_str_equal(dir, other))
			return TRUE;
	}
	for (guint i = 0; i < plan->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(plan->units, i);
		const GPtrArray *modules = kbuild_modules_of(v->options->kbuild, path);
		g_autofree char *other = g_path_get_dirname(u->path);

		if (g_str_equal(dir, other))
			return TRUE;
		for (guint n = 0; n < modules->len; n++)
			if (g_ptr_array_find((GPtrArray *)u->modules, modules->pdata[n], NULL))
				return TRUE;
	}
	return FALSE;
}

/* The program around the plan; `changed`: with the new facts in place of the old ones. */
static struct program *make_program(const struct prover *v, gboolean changed)
{
	struct program *p = program_new(v->before->tree);

	for (guint i = 0; i < v->options->facts->len; i++) {
		const struct facts *f = g_ptr_array_index(v->options->facts, i);
		const struct facts *new = changed ? facts_at(v->facts, f->path) : NULL;

		if (is_near(v, f->path))
			program_add(p, new ? new : f,
				    kbuild_modules_of(v->options->kbuild, f->path));
	}
	program_link(p);
	return p;
}

/* What a proposal is about. */
static GPtrArray *findings_of(const struct plan *plan)
{
	GPtrArray *all = g_ptr_array_new();

	g_ptr_array_add(all, (gpointer)plan->finding);
	for (guint i = 0; plan->more && i < plan->more->len; i++)
		g_ptr_array_add(all, plan->more->pdata[i]);
	return all;
}

static const char *check_programs(struct prover *v)
{
	struct program *old = make_program(v, FALSE), *new = make_program(v, TRUE);
	struct queues *before = queues_new(old), *after = queues_new(new);
	char *problem = v->plan->finding ? NULL : proof_of_queue(v->plan, before, after, new);
	GPtrArray *gone = v->plan->finding ? findings_of(v->plan) : NULL;
	const char *why;

	if (!problem)
		problem = proof_of_locks(gone, old, new, &v->reclaim);
	if (gone)
		g_ptr_array_free(gone, TRUE);
	why = problem ? say(v, "%s", problem) : NULL;
	g_free(problem);
	queues_free(before);
	queues_free(after);
	program_free(old);
	program_free(new);
	return why;
}

static const char *check_patch(const struct prover *v)
{
	const char *root = v->before->tree->root;
	/* a tree that is not seen as it is on disk: the files as they were seen */
	g_autofree char *before = g_build_filename(v->options->tmpdir, "a", NULL);
	gboolean as_seen = v->before->tree->overlay != NULL;
	g_autofree char *problem = NULL, *style = NULL;
	const char *said;

	v->plan->diff = patch_make(v->plan->edits, v->options->tmpdir);
	if (!v->plan->diff)
		return "no diff could be made";
	if (!patch_applies(as_seen ? before : root, v->plan->diff, &problem))
		return say(v, "git apply refuses the diff: %s", problem);
	style = patch_style(root, v->plan->diff);
	said = !style ? "" : *style ? "; checkpatch.pl --strict: " :
				      "; checkpatch.pl --strict has nothing to say";
	v->plan->reread = v->facts->len;
	if (v->plan->finding)
		v->plan->proof = say(v,
				     "%u %s read again without new diagnostics; the finding is gone, "
				     "nothing new came; git apply accepts the diff%s%s",
				     v->facts->len, v->facts->len == 1 ? "unit" : "units", said,
				     style ? style : "");
	else
		v->plan->proof = say(v,
			     "%u %s read again without new diagnostics%s; no flush of %s is left; "
			     "nothing new that could hang; git apply accepts the diff%s%s",
			     v->facts->len, v->facts->len == 1 ? "unit" : "units",
			     plan_makes_queue(v->plan) ?
				     "; every item moved, the workqueue is made first and destroyed on "
				     "each way out" :
				     "",
			     v->plan->wq, said, style ? style : "");
	return NULL;
}

static const char *check_build(const struct prover *v)
{
	g_autofree char *said = NULL;
	g_autofree char *problem = build_check(v->plan, v->options, &said);

	if (said)
		v->plan->proof = say(v, "%s; %s", v->plan->proof, said);
	return problem ? say(v, "%s", problem) : NULL;
}

static void ask_for_reclaim(const struct prover *v, const char *why)
{
	struct plan *plan = v->plan;

	plan->reclaim = TRUE;
	if (!plan->hazards)
		plan->hazards = g_ptr_array_new();
	g_ptr_array_add(plan->hazards,
			(gpointer)say(v, "the workqueue has WQ_MEM_RECLAIM; without it: %s", why));
}

static void drop_proposal(const struct prover *v, const char *why)
{
	g_clear_pointer(&v->plan->edits, edits_free);
	g_clear_pointer(&v->plan->diff, g_free);
	v->plan->proof = say(v, "the change was not proven: %s", why);
}

gboolean plan_prove(struct plan *plan, const struct program *p, const struct queues *q,
		    const struct proof_options *o)
{
	struct prover v = { plan, p, q, o, g_ptr_array_new(), NULL, FALSE };
	const char *why = NULL;

	v.facts = g_ptr_array_new_with_free_func((GDestroyNotify)facts_free);
	o->tree->overlay = make_overlay(&v, &why);
	find_units(&v);
	if (!why)
		why = read_again(&v);
	if (!why)
		why = check_programs(&v);
	if (!why)
		why = check_patch(&v);
	if (!why && o->build)
		why = check_build(&v);
	g_clear_pointer(&o->tree->overlay, g_hash_table_unref);
	g_ptr_array_unref(v.facts);
	g_ptr_array_free(v.paths, TRUE);
	if (why && v.reclaim && plan_makes_queue(plan) && !plan->reclaim)
		ask_for_reclaim(&v, why); /* to be edited once more */
	else if (why && plan->finding)
		drop_proposal(&v, why);
	else if (why)
		plan_give_up(plan, say(&v, "the rewrite was not proven: %s", why));
	return !why;
}
