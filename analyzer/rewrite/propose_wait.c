/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Proposal for wq-flush-under-lock: the wait moves out of the locked region.  Behind the release, if
 * it stands right before it.  In front of the lock, if it comes right after taking it and nobody starts
 * the awaited thing under that lock: then the lock never kept it from starting again.
 */
#include <string.h>

#include "lockgraph.h"
#include "proposer.h"

/* Does it nothing but wait, or take back what was started? */
static gboolean is_movable(const struct api *a)
{
	if (a->kind == API_WORK_FLUSH || (a->kind == API_WORK_CANCEL && !(a->flags & API_NOWAIT)))
		return TRUE;
	return a->kind == API_WAIT &&
	       (a->class == CLASS_TIMER || a->class == CLASS_HRTIMER || a->class == CLASS_TASKLET ||
		g_str_equal(a->name, "synchronize_irq"));
}

static const struct observation *find_wait(const struct proposer *x)
{
	const struct lock_model *m = x->program->locks;

	for (guint i = 0; i < m->observations->len; i++) {
		const struct observation *o = &g_array_index(m->observations, struct observation, i);

		if (o->kind == SEEN_WAIT && o->held.object && x->finding->locks->len &&
		    o->event->line == x->finding->at.line &&
		    o->event->column == x->finding->at.column &&
		    g_str_equal(o->function->at.path, x->finding->at.path) &&
		    g_str_equal(propose_title(x, o->held.object, o->function),
				x->finding->locks->pdata[0]))
			return o;
	}
	return NULL;
}

/* The call that starts at this byte. */
static const struct event *event_at(const struct proposer *x, const struct function *f, gssize at)
{
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_CALL && e->api &&
			    (gssize)edited_offset(x->file, e->line, e->column) == at)
				return e;
		}
	return NULL;
}

/* Is the variable that the argument starts from assigned between the two lines? */
static gboolean is_assigned(const struct function *f, const char *argument, unsigned int from,
			    unsigned int to)
{
	const char *root = strpbrk(argument, "$%@");
	gsize n = root ? 1 + strcspn(root + 1, "-.[") : 0;

	for (unsigned int b = 0; root && b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_SET && e->line >= from && e->line <= to &&
			    strlen(e->result) == n && !strncmp(e->result, root, n))
				return TRUE;
		}
	return FALSE;
}

/* Does the wait mean the same thing outside of the region? */
static const char *check_argument(const struct proposer *x, const struct observation *o,
				  const struct event *e)
{
	const struct event *lock = o->held.event;
	const char *outer = lock->nargs ? lock->args[0] : NULL;

	if (!e->nargs || !propose_reached_alike(e->args[0], outer))
		return propose_printf(x, "what %s() waits for is found through what the lock may protect",
				      e->written);
	if (is_assigned(o->function, e->args[0], lock->line, e->line))
		return propose_printf(x, "what %s() waits for is looked up under the lock", e->written);
	return NULL;
}

/* Waits next to each other, and the call that they move past. */
struct move {
	struct statement first, last, lock;
};

/* With the comment that ends the line. */
static gssize with_trailer(const struct proposer *x, gssize to)
{
	const struct edited_file *f = x->file;
	gssize at = to + (gssize)strspn(f->text + to, " \t"), end;

	if (!g_str_has_prefix(f->text + at, "/*"))
		return to;
	end = ctext_next(f, at);
	return ctext_line(f, end) == ctext_line(f, at) &&
			       strchr("\r\n", f->text[end]) ? end : to;
}

static gboolean is_blank_between(const struct proposer *x, gssize from, gssize to)
{
	for (; from < to; from++)
		if (!g_ascii_isspace(x->file->text[from]))
			return FALSE;
	return TRUE;
}

/* "if (timer_pending(t)) del_timer_sync(t);" is the wait with a needless question: both move. */
static gboolean with_question(const struct proposer *x, const struct event *e, struct statement *s)
{
	static const char *const words[] = { "timer_pending", "work_pending", "delayed_work_pending" };
	const struct edited_file *f = x->file;
	gssize close = ctext_before(f, s->from), start, end;

	if (!propose_argument(x, s->from, s->to - 1, 0, &start, &end) ||
	    ctext_is_word(f, ctext_skip(f, s->to), "else") || e->nargs != 1)
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		g_autofree char *text = g_strdup_printf("if (%s(%.*s))", words[i], (int)(end - start),
							f->text + start);
		gssize from = close + 1 - (gssize)strlen(text), before = ctext_before(f, MAX(from, 0));

		if (from < 1 || strncmp(f->text + from, text, strlen(text)) || before == TEXT_NONE ||
		    !strchr(";{}", f->text[before]))
			continue;
		s->from = from;
		s->body = FALSE;
		return TRUE;
	}
	return FALSE;
}

static gboolean read_call(const struct proposer *x, const struct event *e, struct statement *s)
{
	if (!propose_statement(x, e, s) || (s->body && !with_question(x, e, s)))
		return FALSE;
	s->to = with_trailer(x, s->to);
	return TRUE;
}

/* The call of the statement that follows. */
static const struct event *next_call(const struct proposer *x, const struct function *f, gssize at)
{
	at = ctext_skip(x->file, at);
	if (ctext_is_word(x->file, at, "if") && x->file->text[ctext_skip(x->file, at + 2)] == '(')
		at = ctext_skip(x->file, ctext_close(x->file, ctext_skip(x->file, at + 2)) + 1);
	return event_at(x, f, at);
}

/* A wait that stands right before the first one moves with it. */
static gboolean add_above(const struct proposer *x, const struct observation *o, struct move *v)
{
	const struct function *f = o->function;

	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			struct statement s;

			if (e->kind != EVENT_CALL || !e->api || !is_movable(e->api) ||
			    !read_call(x, e, &s) || !is_blank_between(x, s.to, v->first.from) ||
			    s.to > v->first.from || check_argument(x, o, e))
				continue;
			v->first = s;
			return TRUE;
		}
	return FALSE;
}

/* The waits around `o->event` up to the release of the lock; FALSE: something else comes before it. */
static gboolean find_release(const struct proposer *x, const struct observation *o, struct move *v,
			     const char **why)
{
	const struct event *e = o->event;

	if (!read_call(x, e, &v->first))
		return FALSE;
	for (v->last = v->first;;) {
		struct statement s;

		*why = check_argument(x, o, e);
		e = next_call(x, o->function, v->last.to);
		if (*why || !e || !read_call(x, e, &s) || !is_blank_between(x, v->last.to, s.from))
			return FALSE;
		v->lock = s;
		if (propose_is(x, o->function, e, API_UNLOCK, o->held.object))
			break;
		if (!is_movable(e->api))
			return FALSE;
		v->last = s;
	}
	while (add_above(x, o, v))
		;
	return TRUE;
}

/* The waits from the lock on, `o->event` among them, that nobody starts again under the lock. */
static gboolean find_lock(const struct proposer *x, const struct observation *o, struct move *v,
			  const char **why)
{
	gboolean found = FALSE;

	if (!read_call(x, o->held.event, &v->lock))
		return FALSE;
	if (o->held.event->api->object < 0) {
		*why = propose_printf(x, "code elsewhere may hold %s() when it starts the same again",
				      o->held.event->written);
		return FALSE;
	}
	for (v->last = v->lock;;) {
		const struct event *e = next_call(x, o->function, v->last.to);
		const struct function *other;
		struct statement s;

		if (!e || !is_movable(e->api) || !read_call(x, e, &s) ||
		    !is_blank_between(x, v->last.to, s.from))
			return found;
		other = propose_starter(x, o, e);
		*why = check_argument(x, o, e);
		if (!*why && other)
			*why = propose_printf(x, "%s() is called under the lock that %s() may hold when it "
					      "starts the same again", e->written, other->name);
		if (*why)
			return found;
		if (v->last.from == v->lock.from)
			v->first = s;
		v->last = s;
		found |= e == o->event;
	}
}

/* A comment that stands right above belongs to the waits. */
static gssize with_comment(const struct proposer *x, gssize from)
{
	const struct edited_file *f = x->file;
	gssize code = ctext_before(f, from), at;

	for (at = ctext_line_end(f, code); at < from; at = ctext_line_end(f, at))
		if (ctext_skip(f, at) == from && f->text[at + (gssize)strspn(f->text + at, " \t")] == '/')
			return at + (gssize)strspn(f->text + at, " \t");
	return from;
}

/* "waits; release;" becomes "release; waits;". */
static void move_behind(const struct proposer *x, const struct move *v)
{
	const char *text = x->file->text;
	gssize from = with_comment(x, v->first.from);
	g_autofree char *waits = g_strndup(text + from, (gsize)(v->last.to - from));
	g_autofree char *gap = g_strndup(text + v->last.to, (gsize)(v->lock.from - v->last.to));
	g_autofree char *behind = g_strconcat(gap, waits, NULL);

	propose_edit(x->file, from, v->lock.from, "");
	propose_edit(x->file, v->lock.to, v->lock.to, behind);
}

/* "lock; waits;" becomes "waits; lock;". */
static void move_before(const struct proposer *x, const struct move *v)
{
	const char *text = x->file->text;
	g_autofree char *waits = g_strndup(text + v->first.from, (gsize)(v->last.to - v->first.from));
	g_autofree char *gap = g_strndup(text + v->lock.to, (gsize)(v->first.from - v->lock.to));
	g_autofree char *before = g_strconcat(waits, gap, NULL);

	propose_edit(x->file, v->lock.from, v->lock.from, before);
	propose_edit(x->file, v->lock.to, v->last.to, "");
}

/* The block of a scoped_guard(): where the word and the brackets are. */
struct scope_text {
	gssize word, open, close;
};

/*
 * Is the lock taken by a scoped_guard() with a block of its own, which is always entered and only left at its
 * end or by return?
 */
static gboolean read_scope(const struct proposer *x, const struct event *lock, struct scope_text *t)
{
	const struct edited_file *f = x->file;
	gssize end;

	t->word = (gssize)edited_offset(f, lock->line, lock->column);
	t->open = t->word + (gssize)strlen("scoped_guard");
	if (!ctext_is_word(f, t->word, "scoped_guard") || f->text[t->open] != '(')
		return FALSE;
	end = ctext_close(f, t->open);
	if (end == TEXT_NONE || memmem(f->text + t->open, (gsize)(end - t->open), "_try", 4) ||
	    memmem(f->text + t->open, (gsize)(end - t->open), "_intr", 5) ||
	    memmem(f->text + t->open, (gsize)(end - t->open), "_kill", 5))
		return FALSE;
	t->open = ctext_skip(f, end + 1);
	t->close = f->text[t->open] == '{' ? ctext_close(f, t->open) : TEXT_NONE;
	for (gssize at = t->open; at < t->close; at = ctext_next(f, at))
		if (ctext_is_word(f, at, "break") || ctext_is_word(f, at, "continue") ||
		    ctext_is_word(f, at, "goto") || ctext_in_directive(f, at))
			return FALSE;
	return t->close != TEXT_NONE;
}

/* All movable calls from `at` on, one after the other, until there is something else. */
static gboolean read_waits(const struct proposer *x, const struct observation *o, gssize at, struct move *v,
			   const char **why)
{
	gboolean found = FALSE;

	for (v->last.to = at;;) {
		const struct event *e = next_call(x, o->function, v->last.to);
		struct statement s;

		if (!e || !is_movable(e->api) || !read_call(x, e, &s) ||
		    !is_blank_between(x, v->last.to, s.from))
			return found;
		*why = check_argument(x, o, e);
		if (*why)
			return FALSE;
		if (v->last.to == at)
			v->first = s;
		v->last = s;
		found |= e == o->event;
	}
}

/* The lines of the waits, one step further out; to be freed.  NULL: they share lines. */
static char *outer_lines(const struct proposer *x, gssize from, gssize to)
{
	const struct edited_file *f = x->file;
	g_autofree char *text = g_strndup(f->text + ctext_line(f, from), (gsize)(to - ctext_line(f, from)));
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	GString *s = g_string_new(NULL);

	if (ctext_skip(f, ctext_line(f, from)) < from || !is_blank_between(x, to, ctext_line_end(f, to - 1)))
		return g_string_free(s, TRUE);
	for (guint i = 0; lines[i]; i++)
		g_string_append_printf(s, "%s\n", lines[i] + (*lines[i] == '\t'));
	return g_string_free(s, FALSE);
}

/* Out of the block: behind its end, or in front of its start. */
static const char *leave_scope(const struct proposer *x, const struct observation *o,
			       const struct scope_text *t, const char *title)
{
	struct edited_file *f = x->file;
	const struct function *other = propose_starter(x, o, o->event);
	struct move v;
	const char *why = NULL;
	gboolean behind;
	gssize from, to, place;
	g_autofree char *lines = NULL;

	if (!read_call(x, o->event, &v.first) || !read_waits(x, o, v.first.from, &v, &why))
		return why ? why : "the wait is part of another statement";
	while (add_above(x, o, &v))
		;
	behind = ctext_skip(f, v.last.to) == t->close;
	if (behind == (ctext_before(f, v.first.from) == t->open))
		return behind ? propose_printf(x, "nothing would be left under %s in %s()", title,
					       o->function->name) :
				propose_printf(x, "%s() stands neither at the end of the guarded block nor at "
					       "its start", o->event->written);
	if (!behind && other)
		return propose_printf(x, "%s() is called under the lock that %s() may hold when it starts the "
				      "same again", o->event->written, other->name);
	from = with_comment(x, v.first.from);
	to = v.last.to;
	lines = outer_lines(x, from, to);
	place = behind ? ctext_line_end(f, t->close) : ctext_line(f, t->word);
	if (!lines || !is_blank_between(x, t->close + 1, ctext_line_end(f, t->close)) ||
	    ctext_skip(f, ctext_line(f, t->word)) != t->word)
		return "the guarded block shares its lines with something else";
	propose_edit(f, ctext_line(f, from), ctext_line_end(f, to - 1), "");
	propose_edit(f, place, place, lines);
	*x->change = behind ? propose_printf(x, "calls %s() after %s is released; who takes it in between may "
					     "still meet the handler", o->event->written, title) :
			      propose_printf(x, "calls %s() before %s is taken, which nobody holds who starts "
					     "it again", o->event->written, title);
	return NULL;
}

const char *propose_wait(const struct proposer *x)
{
	enum { SUBTLE = HELD_ASSUMED | HELD_RETAKEN | HELD_STALE | HELD_SKIPPED | HELD_MAYBE | HELD_RULE };
	const struct observation *o = find_wait(x);
	const char *why = NULL, *title;
	struct statement lock;
	struct scope_text scope;
	struct move v;

	if (!o || o->use->depth || o->held.via || o->held.flags & SUBTLE || !o->event->api)
		return "the wait and the lock are not in one function";
	if (!is_movable(o->event->api))
		return propose_printf(x, "%s() does more than to wait", o->event->written);
	title = propose_title(x, o->held.object, o->function);
	if (read_scope(x, o->held.event, &scope))
		return leave_scope(x, o, &scope, title);
	if (find_release(x, o, &v, &why)) {
		if (propose_statement(x, o->held.event, &lock) && ctext_skip(x->file, lock.to) == v.first.from)
			propose_note(x, propose_printf(x, "nothing is left between taking and releasing %s in "
						       "%s(): is it needed there?", title,
						       o->function->name));
		move_behind(x, &v);
		*x->change = propose_printf(x, "calls %s() after %s is released; who takes it in between "
					    "may still meet the handler", o->event->written, title);
		return NULL;
	}
	if (!why && find_lock(x, o, &v, &why)) {
		move_before(x, &v);
		*x->change = propose_printf(x, "calls %s() before %s is taken, which nobody holds who "
					    "starts it again", o->event->written, title);
		return NULL;
	}
	return why ? why : propose_printf(x, "%s() stands neither right before the release nor right after "
					  "the lock", o->event->written);
}
