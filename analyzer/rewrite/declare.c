/* SPDX-License-Identifier: GPL-2.0-only */
/* A variable for saved interrupt flags: one that the function has, or a new one in the file's style. */
#include <string.h>

#include "region.h"

/* The leading declarations of a function's body, one line each. */
struct declarations {
	gssize open; /* the body's bracket */
	GArray *lines; /* gssize: where each line starts */
	gssize end; /* after the line of the last one */
};

static const struct variable *local_of(const struct function *f, const char *name)
{
	for (unsigned int i = 0; i < f->nlocals; i++)
		if (g_str_equal(f->locals[i].name, name))
			return &f->locals[i];
	for (unsigned int i = 0; i < f->nparams; i++)
		if (g_str_equal(f->params[i].name, name))
			return &f->params[i];
	return NULL;
}

static const char *saved_in(const struct event *e)
{
	const struct api *a = e->kind == EVENT_CALL ? e->api : NULL;

	if (!a || !(a->flags & API_SAVE) || a->flagsarg < 0 || (unsigned int)a->flagsarg >= e->nargs)
		return NULL;
	return e->args[a->flagsarg];
}

/* Is the local variable part of the expression? */
static gboolean is_in(const char *expr, const char *local)
{
	const char *at = strstr(expr, local);
	char next = at ? at[strlen(local)] : '_';

	return !g_ascii_isalnum(next) && next != '_';
}

/* Is the variable used in the region, or for anything but saved flags? */
static gboolean is_busy(const struct region *r, const char *name)
{
	const struct function *f = r->function;
	g_autofree char *expr = g_strconcat("%", name, NULL);

	for (guint i = 0; i < r->inside->len; i++)
		if (!g_strcmp0(saved_in(r->inside->pdata[i]), expr))
			return TRUE;
	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_SET && !strcmp(e->result, expr))
				return TRUE;
			for (unsigned int n = 0; e->kind == EVENT_CALL && n < e->nargs; n++)
				if (is_in(e->args[n], expr) && g_strcmp0(saved_in(e), e->args[n]))
					return TRUE;
		}
	return FALSE;
}

/* The ways from event i of block b on, until the flags are restored: is the lock taken there? */
static gboolean meets(const struct region *r, const char *expr, unsigned int b, unsigned int i,
		      char *seen)
{
	const struct function *f = r->function;
	const struct block *k;
	gboolean found = FALSE;

	if (b >= f->nblocks || (!i && seen[b]))
		return FALSE;
	seen[b] |= !i;
	k = &f->blocks[b];
	for (; i < k->nevents; i++) {
		const struct event *e = &k->events[i];

		if (g_ptr_array_find(r->locks, e, NULL))
			return TRUE;
		if (!g_strcmp0(saved_in(e), expr) &&
		    (e->api->kind == API_UNLOCK || e->api->kind == API_IRQ_ON))
			return FALSE;
	}
	for (unsigned int n = 0; n < k->nsucc && !found; n++)
		found = meets(r, expr, k->succ[n], 0, seen);
	return found;
}

/* Does it hold somebody's flags where the lock is taken? */
static gboolean is_around(const struct region *r, const char *name)
{
	const struct function *f = r->function;
	g_autofree char *expr = g_strconcat("%", name, NULL);
	gboolean found = FALSE;

	for (unsigned int b = 0; b < f->nblocks; b++)
		for (unsigned int i = 0; i < f->blocks[b].nevents && !found; i++) {
			const struct event *e = &f->blocks[b].events[i];
			g_autofree char *seen = g_new0(char, f->nblocks + 1);

			if (!g_strcmp0(saved_in(e), expr) &&
			    (e->api->kind == API_LOCK || e->api->kind == API_IRQ_OFF))
				found = meets(r, expr, b, i + 1, seen);
		}
	return found;
}

static const char *read_declarations(const struct proposer *x, const struct function *fn,
				     struct declarations *d)
{
	const struct edited_file *f = x->file;
	gssize at = (gssize)edited_offset(f, fn->at.line, fn->at.column), close, end;

	if (ctext_in_directive(f, at) || !ctext_is_word(f, at, fn->name))
		return propose_printf(x, "%s() is made by a macro", fn->name);
	while (at < (gssize)f->length && f->text[at] != '{' && f->text[at] != ';')
		at = f->text[at] == '(' ? ctext_close(f, at) + 1 : ctext_next(f, at);
	close = f->text[at] == '{' ? ctext_close(f, at) : TEXT_NONE;
	if (close == TEXT_NONE || ctext_line(f, close) != close ||
	    ctext_line_end(f, at) != at + (f->crlf ? 3 : 2))
		return propose_printf(x, "the layout of %s() leaves no room for a variable", fn->name);
	d->open = at;
	d->end = ctext_line_end(f, at);
	for (at = ctext_skip(f, at + 1); ctext_is_declaration(f, at); at = ctext_skip(f, end + 1)) {
		gssize line = ctext_line(f, at);

		for (end = at; end < close && f->text[end] != ';';)
			end = strchr("([{", f->text[end]) ? ctext_close(f, end) + 1 :
							    ctext_next(f, end);
		g_array_append_val(d->lines, line);
		d->end = ctext_line_end(f, end);
	}
	return NULL;
}

static gsize width(const struct edited_file *f, gssize line)
{
	const char *text = f->text + line;

	text += strspn(text, " \t");
	return strcspn(text, "\r\n");
}

/* From long to short, "reverse christmas tree": where a line of this width belongs. */
static gssize place_of(const struct edited_file *f, const struct declarations *d, gsize wide)
{
	gssize place = d->end;

	for (guint i = 0; i + 1 < d->lines->len; i++)
		if (width(f, g_array_index(d->lines, gssize, i)) <
		    width(f, g_array_index(d->lines, gssize, i + 1)))
			return d->end;
	for (guint i = d->lines->len; i > 0 && d->lines->len > 1; i--)
		if (width(f, g_array_index(d->lines, gssize, i - 1)) < wide)
			place = g_array_index(d->lines, gssize, i - 1);
	return place;
}

static const char *declare(const struct proposer *x, const struct function *fn, const char *name)
{
	struct declarations d = { 0, g_array_new(FALSE, FALSE, sizeof(gssize)), 0 };
	const char *why = read_declarations(x, fn, &d);
	const struct edited_file *f = x->file;

	if (!why) {
		g_autofree char *text = g_strdup_printf("unsigned long %s;", name);
		gssize at = place_of(f, &d, strlen(text));
		gboolean gap = !d.lines->len && !ctext_is_blank(f, d.end);
		g_autofree char *indent = ctext_indent(f, d.lines->len ?
			g_array_index(d.lines, gssize, 0) : ctext_skip(f, d.open + 1));
		g_autofree char *line = g_strdup_printf("%s%s\n%s", *indent ? indent : "\t", text,
							gap ? "\n" : "");

		propose_edit(x->file, at, at, line);
	}
	g_array_free(d.lines, TRUE);
	return why;
}

const char *declare_flags(const struct proposer *x, const struct region *r, const char **name)
{
	static const char *const names[] = { "flags", "irqflags", "irq_flags" };

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		const struct variable *v = local_of(r->function, names[i]);

		*name = names[i];
		if (!v)
			return declare(x, r->function, names[i]);
		if (g_str_equal(v->type, "unsigned long") && v >= r->function->locals && v < r->function->locals + r->function->nlocals &&
		    !is_busy(r, names[i]) && !is_around(r, names[i]))
			return NULL;
	}
	return propose_printf(x, "%s() has no variable to save the flags in", r->function->name);
}
