/* SPDX-License-Identifier: GPL-2.0-only */
/* The paragraphs of a commit's text: what is waited for, why that is bad, what is done instead. */
#include <string.h>

#include "message.h"
#include "queues.h"
#include "words.h"

enum { LISTED = 5, INDENT = 2, COLUMN = 32 };

static void free_text(gpointer text)
{
	g_free(text);
}

static const struct plan_site *site_at(const struct plan *plan, guint i)
{
	return g_ptr_array_index(plan->sites, i);
}

/* ------------------------------------------------------------------ what */

/* "flush() and exit()": where this call is. */
static char *functions_with(const struct plan *plan, const char *call, guint *n)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(free_text);
	char *text;

	for (guint i = 0; i < plan->sites->len; i++) {
		const struct plan_site *site = site_at(plan, i);
		g_autofree char *own = message_call(site);
		char *name = g_strconcat(site->use->function->name, "()", NULL);

		if (g_str_equal(own, call) && !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
			g_ptr_array_add(names, name);
		else
			g_free(name);
	}
	*n = names->len;
	text = words_list(names, LISTED);
	g_ptr_array_free(names, TRUE);
	return text;
}

/* The system workqueue that the call flushes. */
static const char *flushed_by(const struct plan *plan, const char *call)
{
	for (guint i = 0; i < plan->sites->len; i++) {
		const struct plan_site *site = site_at(plan, i);
		g_autofree char *own = message_call(site);

		if (g_str_equal(own, call))
			return site->use->wq.names[0];
	}
	return plan->wq;
}

void message_what(const struct message *m, GString *out)
{
	GPtrArray *calls = g_ptr_array_new_with_free_func(free_text);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < m->plan->sites->len; i++) {
		char *call = message_call(site_at(m->plan, i));

		if (g_ptr_array_find_with_equal_func(calls, call, g_str_equal, NULL))
			g_free(call);
		else
			g_ptr_array_add(calls, call);
	}
	for (guint i = 0; i < calls->len; i++) {
		guint n;
		g_autofree char *where = functions_with(m->plan, calls->pdata[i], &n);

		g_string_append_printf(text, "%s%s in %s waits for all work on %s%s", i ? "  " : "",
				       (char *)calls->pdata[i], where, flushed_by(m->plan, calls->pdata[i]),
				       i ? "." : ", whoever in the kernel queued it.");
	}
	words_paragraph(out, "%s", text->str);
	g_string_free(text, TRUE);
	g_ptr_array_free(calls, TRUE);
}

/* ------------------------------------------------------------------ danger */

static gboolean is_row(const struct step *s, int cpu)
{
	return s->thread && s->action && g_str_has_prefix(s->thread, "CPU") &&
	       s->thread[3] == '0' + cpu && !s->thread[4];
}

static void add_rows(const struct finding *f, int cpu, guint first, guint last, GString *out)
{
	guint n = 0;

	for (guint i = 0; i < f->steps->len; i++) {
		const struct step *s = &g_array_index(f->steps, struct step, i);

		if (!is_row(s, cpu))
			continue;
		if (n >= first && n <= last)
			g_string_append_printf(out, "%*s%s\n", INDENT + cpu * COLUMN, "", s->action);
		n++;
	}
}

/* lockdep's table of two CPUs; nothing if a row of it is too long for a mail. */
static void add_table(const struct finding *f, GString *out)
{
	GString *t = g_string_new(NULL);
	gsize longest = 0;

	g_string_append_printf(t, "\n%*s%-*s%s\n", INDENT, "", COLUMN, "CPU0", "CPU1");
	g_string_append_printf(t, "%*s%-*s%s\n", INDENT, "", COLUMN, "----", "----");
	add_rows(f, 0, 0, 0, t);
	add_rows(f, 1, 0, G_MAXUINT, t);
	add_rows(f, 0, 1, G_MAXUINT, t);
	for (const char *line = t->str; *line; line += strcspn(line, "\n") + 1)
		longest = MAX(longest, strcspn(line, "\n"));
	if (longest <= SUBJECT_COLUMNS)
		g_string_append(out, t->str);
	g_string_free(t, TRUE);
}

/* The step of the finding that starts like this, after that start; NULL: there is none. */
static const char *step_after(const struct finding *f, const char *start)
{
	for (guint i = 0; i < f->steps->len; i++) {
		const char *text = g_array_index(f->steps, struct step, i).message;
		const char *found = text ? strstr(text, start) : NULL;

		if (found)
			return found + strlen(start);
	}
	return NULL;
}

static const struct finding *find_deadlock(const struct message *m)
{
	for (guint i = 0; i < m->findings->len; i++)
		if (step_after(m->findings->pdata[i], "possible deadlock ("))
			return m->findings->pdata[i];
	return NULL;
}

static void add_no_deadlock(const struct message *m, GString *out)
{
	const struct finding *f = m->findings->len ? m->findings->pdata[0] : NULL;
	const char *looked = f ? step_after(f, " looked at: ") : NULL;
	const char *worst = f ? step_after(f, "; at worst, ") : NULL;
	const char *waits = worst ? strstr(worst, " waits for ") : NULL;
	g_autofree char *example =
		waits ? g_strdup_printf(" For example, %.*s, also on %s,%s.", (int)(waits - worst), worst,
					m->plan->parts ? "the same workqueue" : m->plan->wq, waits) :
			g_strdup("");

	words_paragraph(out,
			"That takes as long as the slowest of them, and is a deadlock as soon as one of "
			"them needs a lock that the caller holds.%s%s",
			example,
			looked ? " No case of that was found here, but nothing in the module can rule it "
				 "out." :
				 " Nothing in the module can rule that out.");
}

void message_danger(const struct message *m, GString *out)
{
	const struct finding *f = find_deadlock(m);

	if (!f) {
		add_no_deadlock(m, out);
		return;
	}
	words_paragraph(out, "This is a possible deadlock (%s:",
			step_after(f, "possible deadlock ("));
	add_table(f, out);
}

/* ------------------------------------------------------------------ change */

/* "foo.work (foo_fn())" */
static char *item_text(const struct message *m, const struct queue_site *site, const char *item)
{
	GPtrArray *all = queues_handlers(m->queues, site->function->unit, item);
	char *text = all->len == 1 ? g_strdup_printf("%s (%s())", queues_item_name(item),
						     ((struct work_handler *)all->pdata[0])->name) :
				     g_strdup(queues_item_name(item));

	g_ptr_array_free(all, TRUE);
	return text;
}

static char *moved_items(const struct message *m, guint *n)
{
	GPtrArray *items = g_ptr_array_new_with_free_func(free_text);
	char *text;

	for (guint i = 0; i < m->plan->moved->len; i++) {
		const struct queue_site *site = g_ptr_array_index(m->plan->moved, i);

		for (guint k = 0; k < site->items->len; k++) {
			char *item = item_text(m, site, site->items->pdata[k]);

			if (g_ptr_array_find_with_equal_func(items, item, g_str_equal, NULL))
				g_free(item);
			else
				g_ptr_array_add(items, item);
		}
	}
	*n = items->len;
	text = words_list(items, LISTED);
	g_ptr_array_free(items, TRUE);
	return text;
}

/* The modules of the plan, the owner of the workqueue first; const char *. */
static GPtrArray *module_names(const struct plan *plan)
{
	GPtrArray *names = g_ptr_array_new();

	for (guint i = 0; i <= plan->units->len; i++) {
		const struct program_unit *u = i ? plan->units->pdata[i - 1] : plan->home;

		if (u && u->modules->len)
			words_add_once(names, ((struct module *)u->modules->pdata[0])->name);
	}
	return names;
}

static guint count_destroying(const struct plan *plan)
{
	guint n = 0;

	for (guint i = 0; i < plan->sites->len; i++)
		n += site_at(plan, i)->destroys;
	return n;
}

/* The system workqueues that new ones take the place of. */
static char *replaced(const struct plan *plan)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (guint i = 0; i < plan->queues->len; i++) {
		const struct plan_queue *q = &g_array_index(plan->queues, struct plan_queue, i);

		if (q->variable)
			g_ptr_array_add(names, (gpointer)q->wq);
	}
	return plan_words(names);
}

/* "Give it a workqueue of its own, foo_wq, with the flags of system_wq, queue that there ..." */
static void add_new_queues(const struct plan *plan, const char *who, const char *end, GString *out)
{
	g_autoptr(GPtrArray) names = plan_variables(plan);
	g_autofree char *wq = replaced(plan);
	const char *more = plan->reclaim ? " and WQ_MEM_RECLAIM" : "";

	if (names->len == 1)
		words_paragraph(out,
				"Give %s a workqueue of %s own, %s, with the flags of %s%s, queue that "
				"there, and wait for that one only.%s",
				who, g_str_equal(who, "it") ? "its" : "their", plan->variable, wq, more, end);
	else
		words_paragraph(out,
				"Give %s workqueues of %s own, %s, with the flags of %s%s, queue that "
				"there, and wait for those only.%s",
				who, g_str_equal(who, "it") ? "its" : "their", plan->variable, wq, more, end);
}

static void add_own_queue(const struct message *m, GString *out)
{
	const struct plan *plan = m->plan;
	const char *more = plan->reclaim ? " and WQ_MEM_RECLAIM" : "";
	GPtrArray *modules = module_names(plan);
	guint n;
	g_autofree char *items = moved_items(m, &n), *wq = replaced(plan);

	words_paragraph(out, "What the %s to wait for on %s is %s.",
			modules->len > 1 ? "modules themselves have" : "module itself has", wq,
			n ? items : "only what it queues there itself");
	if (modules->len > 1) {
		const char *owner = g_ptr_array_steal_index(modules, 0);
		g_autofree char *others = words_list(modules, LISTED);
		g_autofree char *end = g_strdup_printf(" It belongs to %s, which %s %s.", owner, others,
						       modules->len > 1 ? "use" : "uses");

		add_new_queues(plan, "them", end, out);
	} else if (plan->device) {
		words_paragraph(out,
				"Give each struct %s a workqueue of its own, with the flags of %s%s, queue "
				"that there, and wait for that one only. devres destroys it.",
				plan->device->tag, plan->wq, more);
	} else {
		add_new_queues(plan, "it", "", out);
	}
	if (plan->destroyer)
		words_paragraph(out,
				"In %s(), destroy_workqueue() takes the place of the %s: it waits as "
				"well.",
				plan->destroyer->name, count_destroying(plan) > 1 ? "flushes" : "flush");
	g_ptr_array_free(modules, TRUE);
}

static void add_items(const char *reason, GString *out)
{
	g_auto(GStrv) parts = g_strsplit(reason, "; ", -1);

	g_string_append_c(out, '\n');
	for (guint i = 0; parts[i]; i++)
		words_item(out, parts[i]);
}

/* A reason is a sentence, or a list "ITEM: WHY; ITEM: WHY". */
static gboolean is_list(const char *reason)
{
	gsize n = strcspn(reason, " ");

	return n && reason[n - 1] == ':';
}

static void add_site(const struct plan *plan, const struct plan_site *site, GString *out)
{
	g_autofree char *where = plan->sites->len > 1 ?
					 g_strdup_printf("In %s(): ", site->use->function->name) :
					 g_strdup("");
	gboolean is_removal = site->strategy == STRATEGY_REMOVE;

	if (!is_list(site->reason)) {
		g_autofree char *reason = g_strdup(site->reason);

		*reason = g_ascii_toupper(*reason);
		words_paragraph(out, "%s%s. %s", where, reason,
				is_removal ? "So remove the call." : "So wait for that item only.");
	} else if (is_removal) {
		words_paragraph(out,
				"%sWhat the module has on %s is waited for elsewhere, so remove the "
				"call:",
				where, site->use->wq.names[0]);
		add_items(site->reason, out);
	} else {
		words_paragraph(out,
				"%sWhat the module has on %s is known by name, so wait for that only:",
				where, site->use->wq.names[0]);
		add_items(site->reason, out);
	}
}

void message_change(const struct message *m, GString *out)
{
	if (m->plan->existing)
		words_paragraph(out,
				"The module has a workqueue of its own, %s. Queue there what was on %s, and "
				"wait for that workqueue only.",
				m->plan->variable, m->plan->wq);
	else if (plan_makes_queue(m->plan))
		add_own_queue(m, out);
	for (guint i = 0; i < m->plan->sites->len; i++)
		if (!plan_wants_queue(site_at(m->plan, i)))
			add_site(m->plan, site_at(m->plan, i), out);
}
