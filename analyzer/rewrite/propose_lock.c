/* SPDX-License-Identifier: GPL-2.0-only */
/* Proposals for locks: the release that one return lacks, a lock that is never initialised. */
#include <string.h>

#include "lockgraph.h"
#include "proposer.h"

/* ---------------------------------------------------------------- lock-leak */

/* The text of the call by which other paths of the function release the lock; to be freed. */
static char *release_text(const struct proposer *x, const struct observation *o)
{
	const struct function *f = o->function;
	char *found = NULL;

	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];
			g_autofree char *text = NULL;
			struct statement s;
			gssize from, to;

			if (e->kind != EVENT_CALL || !e->api || e->api->kind != API_UNLOCK ||
			    e->api->class != o->held.api->class ||
			    propose_object(x, f, e) != o->held.object ||
			    !propose_call(x, e, &from, &to) ||
			    !ctext_statement(x->file, from, to, &s))
				continue;
			text = g_strndup(x->file->text + from, (gsize)(to - from));
			if (strchr(text, '\n') || (found && !g_str_equal(found, text))) {
				g_free(found);
				return NULL; /* several ways: which one fits here? */
			}
			if (!found)
				found = g_steal_pointer(&text);
		}
	return found;
}

/* Nothing but numbers, names of constants and locals: the same before and after a release. */
static gboolean is_plain_value(const char *value)
{
	return !value || !strpbrk(value, "[]>&*(") || g_str_has_prefix(value, "=-");
}

/* "return X;" becomes "release; return X;", in brackets if it stands alone below a condition. */
static const char *add_release(const struct proposer *x, const struct block *k, const char *release)
{
	struct edited_file *f = x->file;
	gssize at = (gssize)edited_offset(f, k->line, k->column), line = ctext_line(f, at);
	gssize before = ctext_before(f, at), end = at;
	g_autofree char *indent = ctext_indent(f, at), *lines = NULL, *close = NULL;

	if (!ctext_is_word(f, at, "return") || line + (gssize)strlen(indent) != at ||
	    before == TEXT_NONE || ctext_in_directive(f, at))
		return "the return shares its line, or is inside of a macro";
	if (!is_plain_value(k->condition))
		return "what is returned may be protected by the lock";
	lines = g_strdup_printf("%s%s;\n", indent, release);
	if (strchr(";{}:", f->text[before])) {
		edit_replace(f, (gsize)line, (gsize)line, lines);
		return NULL;
	}
	while (end < (gssize)f->length && f->text[end] != ';')
		end = ctext_next(f, end);
	if (f->text[before] != ')' || !*indent || ctext_line_end(f, before) != line ||
	    ctext_is_word(f, ctext_skip(f, end + 1), "else"))
		return "the return has no room for a second statement";
	close = g_strdup_printf("%.*s}\n", (int)strlen(indent) - 1, indent);
	edit_replace(f, (gsize)before + 1, (gsize)before + 1, " {");
	edit_replace(f, (gsize)line, (gsize)line, lines);
	edit_replace(f, (gsize)ctext_line_end(f, end), (gsize)ctext_line_end(f, end), close);
	return NULL;
}

static gboolean is_release(const struct proposer *x, const struct observation *o,
			   const struct event *e)
{
	return e->kind == EVENT_CALL && e->api && e->api->kind == API_UNLOCK &&
	       propose_object(x, o->function, e) == o->held.object;
}

/* Marks the blocks whose returns are reached from event i of block b without a release. */
static void follow(const struct proposer *x, const struct observation *o, unsigned int b,
		   unsigned int i, char *seen, char *leaks)
{
	const struct function *f = o->function;
	const struct block *k;

	if (b >= f->nblocks || (!i && seen[b]))
		return;
	seen[b] |= !i;
	k = &f->blocks[b];
	for (; i < k->nevents; i++)
		if (is_release(x, o, &k->events[i]))
			return;
	leaks[b] |= k->jump == JUMP_RETURN;
	for (unsigned int n = 0; n < k->nsucc; n++)
		follow(x, o, k->succ[n], 0, seen, leaks);
}

/* The lock's event in its function; FALSE: it is in a callee, or may have failed. */
static gboolean find_taking(const struct observation *o, unsigned int *block, unsigned int *index)
{
	const struct function *f = o->function;

	if (o->held.via || o->held.api->flags & (API_TRY | API_TRY_ZERO))
		return FALSE;
	for (*block = 0; *block < f->nblocks; ++*block)
		for (*index = 0; *index < f->blocks[*block].nevents; ++*index)
			if (&f->blocks[*block].events[*index] == o->held.event)
				return TRUE;
	return FALSE;
}

/* A release at each return that keeps the lock. */
static const char *release_all(const struct proposer *x, const struct observation *o)
{
	g_autofree char *release = release_text(x, o);
	const struct function *f = o->function;
	g_autofree char *seen = g_new0(char, f->nblocks + 1), *leaks = g_new0(char, f->nblocks + 1);
	const char *why = NULL;
	unsigned int block, index;

	if (!release)
		return "no other path, or not every other path, releases it in the same words";
	if (!find_taking(o, &block, &index))
		return "taking the lock may fail, or is done elsewhere";
	follow(x, o, block, index + 1, seen, leaks);
	for (unsigned int b = 0; b < f->nblocks && !why; b++)
		if (leaks[b])
			why = add_release(x, &f->blocks[b], release);
	return why;
}

const char *propose_leak(const struct proposer *x)
{
	const GArray *all = x->program->locks->observations;
	const struct observation *found = NULL;

	for (guint i = 0; i < all->len; i++) {
		const struct observation *o = &g_array_index(all, struct observation, i);

		if (o->kind != SEEN_LEAK || o->line != x->finding->at.line ||
		    !g_str_equal(o->function->at.path, x->finding->at.path) ||
		    g_strcmp0(o->function->name, x->finding->function))
			continue;
		if (found && found->held.object != o->held.object)
			return "this return keeps several locks: in which order are they to be released?";
		found = o;
	}
	if (found)
		return release_all(x, found);
	return "what disables interrupts or bottom halves has no simple undoing here";
}

/* ---------------------------------------------------------------- lock-uninit */

static const struct {
	const char *type, *macro;
} definitions[] = {
	{ "spinlock_t", "DEFINE_SPINLOCK" },	{ "raw_spinlock_t", "DEFINE_RAW_SPINLOCK" },
	{ "rwlock_t", "DEFINE_RWLOCK" },	{ "struct mutex", "DEFINE_MUTEX" },
	{ "struct rw_semaphore", "DECLARE_RWSEM" },
};

static const struct variable *variable_here(const struct proposer *x)
{
	const GPtrArray *units = x->program->units;

	for (guint i = 0; i < units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(units, i);

		for (guint n = 0; n < u->globals->len; n++) {
			const struct variable *v = g_ptr_array_index(u->globals, n);

			if (!location_compare(&v->at, &x->finding->at))
				return v;
		}
	}
	return NULL;
}

/* "static spinlock_t name;" on a line of its own becomes "static DEFINE_SPINLOCK(name);". */
const char *propose_uninit(const struct proposer *x)
{
	const struct variable *v = variable_here(x);
	struct edited_file *f = x->file;
	gssize at, type, line;

	for (guint i = 0; v && i < G_N_ELEMENTS(definitions); i++) {
		g_autofree char *text = NULL;

		if (!g_str_equal(definitions[i].type, v->type))
			continue;
		at = (gssize)edited_offset(f, v->at.line, v->at.column);
		line = ctext_line(f, at);
		type = line + (g_str_has_prefix(f->text + line, "static ") ? 7 : 0);
		if (!ctext_is_word(f, at, v->name) || !g_str_has_prefix(f->text + type, v->type) ||
		    ctext_skip(f, type + (gssize)strlen(v->type)) != at ||
		    f->text[ctext_skip(f, at + (gssize)strlen(v->name))] != ';')
			return "the lock is declared together with something else";
		text = g_strdup_printf("%s(%s)", definitions[i].macro, v->name);
		edit_replace(f, (gsize)type, (gsize)at + strlen(v->name), text);
		return NULL;
	}
	return "where to initialise it is not known";
}
