/* SPDX-License-Identifier: GPL-2.0-only */
/* The lines between "func" and "end": one function's blocks of events. */
#include "load.h"

#include <string.h>

#include "base/arena.h"

enum { MAX_BLOCKS = 1 << 16 };

static gboolean has_flag(const char *flags, const char *flag)
{
	char **all = g_strsplit(flags, ",", -1);
	gboolean found = g_strv_contains((const char *const *)all, flag);

	g_strfreev(all);
	return found;
}

static void set_flags(struct function *f, const char *flags)
{
	if (!*flags)
		return;
	f->is_inline = has_flag(flags, "inline");
	f->is_init = has_flag(flags, "init");
	f->is_exit = has_flag(flags, "exit");
	f->is_noreturn = has_flag(flags, "noreturn");
	f->in_header = has_flag(flags, "hdr");
}

/* Goes over the lines up to "end"; they were read with another unit. */
static int skip_body(struct loader *l)
{
	const char *end;

	for (;;) {
		end = strchr(l->next, '\n');
		if (!end)
			return load_error(l, "the function after it has no end");
		l->line++;
		if (end - l->next == 3 && !strncmp(l->next, "end", 3)) {
			l->next = end + 1;
			return 0;
		}
		l->next = end + 1;
	}
}

int load_function_start(struct loader *l)
{
	struct function f = { .unit = l->unit }, *known;

	f.name = load_field(l, 1);
	f.is_static = g_str_equal(load_field(l, 2), "static");
	set_flags(&f, load_field(l, 3));
	f.at.path = load_field(l, 4);
	if (load_number(l, 5, &f.at.line) || load_number(l, 6, &f.at.column) ||
	    load_number(l, 7, &f.end_line))
		return -1;
	if (!*f.name || !*f.at.path)
		return load_error(l, "is a function without a name or a file");
	known = load_known(l->program, &f);
	if (known && strcmp(known->unit->path, l->unit->path) < 0) {
		g_ptr_array_add(l->unit->functions, known);
		return skip_body(l);
	}
	l->function = arena_alloc(l->program->arena, sizeof(f));
	*l->function = f;
	g_array_set_size(l->params, 0);
	g_array_set_size(l->locals, 0);
	g_array_set_size(l->blocks, 0);
	g_array_set_size(l->events, 0);
	return 0;
}

static void *keep(struct loader *l, const GArray *a, size_t size)
{
	void *copy;

	if (!a->len)
		return NULL;
	copy = arena_alloc(l->program->arena, a->len * size);
	memcpy(copy, a->data, a->len * size);
	return copy;
}

static void close_block(struct loader *l)
{
	struct block *b;

	if (!l->blocks->len)
		return;
	b = &g_array_index(l->blocks, struct block, l->blocks->len - 1);
	b->nevents = l->events->len;
	b->events = keep(l, l->events, sizeof(struct event));
	g_array_set_size(l->events, 0);
}

static int read_block(struct loader *l)
{
	unsigned int n;

	if (load_number(l, 1, &n))
		return -1;
	if (n < l->blocks->len || n >= MAX_BLOCKS)
		return load_error(l, "has a block number out of order");
	close_block(l);
	g_array_set_size(l->blocks, n + 1);
	return 0;
}

static int read_variable(struct loader *l, GArray *list, unsigned int name)
{
	struct variable v = { .name = load_field(l, name), .type = load_field(l, name + 1) };

	v.is_static = TRUE;
	v.at.path = l->function->at.path;
	g_array_append_val(list, v);
	return 0;
}

static int read_call(struct loader *l, struct event *e)
{
	if (load_number(l, 3, &e->end_line) || load_number(l, 4, &e->end_column))
		return -1;
	e->kind = EVENT_CALL;
	e->written = load_field(l, 5);
	e->callee = load_field(l, 6);
	e->result = load_field(l, 7);
	e->args = load_rest(l, 8, &e->nargs);
	e->api = api_find(e->written);
	if (!e->api)
		e->api = api_find(e->callee);
	return *e->callee ? 0 : load_error(l, "is a call of nothing");
}

static int read_event(struct loader *l, const char *word)
{
	struct event e = { 0 };

	if (load_number(l, 1, &e.line) || load_number(l, 2, &e.column))
		return -1;
	if (g_str_equal(word, "call")) {
		if (read_call(l, &e))
			return -1;
	} else if (g_str_equal(word, "set")) {
		e.kind = EVENT_SET;
		e.result = load_field(l, 3);
		e.value = load_field(l, 4);
	} else {
		e.kind = EVENT_CLEANUP;
		e.written = e.callee = load_field(l, 3);
		e.value = load_field(l, 4);
		e.api = api_find(e.written);
	}
	g_array_append_val(l->events, e);
	return 0;
}

static int read_macro(struct loader *l)
{
	struct macro_place *macro;
	struct event *e;

	if (!l->events->len)
		return load_error(l, "belongs to no call");
	e = &g_array_index(l->events, struct event, l->events->len - 1);
	macro = arena_alloc(l->program->arena, sizeof(*macro));
	e->macro = macro;
	macro->name = load_field(l, 1);
	macro->at.path = load_field(l, 2);
	return load_number(l, 3, &macro->at.line) || load_number(l, 4, &macro->at.column) ? -1 : 0;
}

static unsigned int *new_successors(struct loader *l, struct block *b, unsigned int n)
{
	b->nsucc = n;
	b->succ = arena_alloc(l->program->arena, n * sizeof(*b->succ));
	return b->succ;
}

static int read_goto(struct loader *l, struct block *b)
{
	b->jump = JUMP_GOTO;
	return load_number(l, 1, new_successors(l, b, 1));
}

static int read_if(struct loader *l, struct block *b)
{
	unsigned int *succ = new_successors(l, b, 2);

	b->jump = JUMP_IF;
	b->condition = load_field(l, 3);
	return load_number(l, 4, &succ[0]) || load_number(l, 5, &succ[1]) ? -1 : 0;
}

/* VALUE:N... ; a value may hold colons, so the last one counts. */
static int read_switch(struct loader *l, struct block *b)
{
	unsigned int n, *succ;
	const char **cases = load_rest(l, 4, &n), *colon;
	guint64 target;

	b->jump = JUMP_SWITCH;
	b->condition = load_field(l, 3);
	succ = new_successors(l, b, n);
	b->values = cases;
	for (unsigned int i = 0; i < n; i++) {
		colon = strrchr(cases[i], ':');
		if (!colon ||
		    !g_ascii_string_to_unsigned(colon + 1, 10, 0, MAX_BLOCKS, &target, NULL))
			return load_error(l, "has a case without a target");
		succ[i] = (unsigned int)target;
		cases[i] =
			arena_intern_len(l->program->arena, cases[i], (size_t)(colon - cases[i]));
	}
	return 0;
}

static int read_jump(struct loader *l, const char *word)
{
	struct block *b = &g_array_index(l->blocks, struct block, l->blocks->len - 1);

	if (b->jump != JUMP_NONE)
		return load_error(l, "ends a block that has ended");
	if (g_str_equal(word, "goto"))
		return read_goto(l, b);
	if (load_number(l, 1, &b->line) || load_number(l, 2, &b->column))
		return -1;
	if (g_str_equal(word, "if"))
		return read_if(l, b);
	if (g_str_equal(word, "switch"))
		return read_switch(l, b);
	b->jump = JUMP_RETURN;
	b->condition = *load_field(l, 3) ? load_field(l, 3) : NULL;
	return 0;
}

static int check_successors(struct loader *l, const struct function *f)
{
	for (unsigned int i = 0; i < f->nblocks; i++)
		for (unsigned int j = 0; j < f->blocks[i].nsucc; j++)
			if (f->blocks[i].succ[j] >= f->nblocks)
				return load_error(l, "ends a function with a jump out of it");
	return 0;
}

static int read_end(struct loader *l)
{
	struct function *f = l->function;

	close_block(l);
	f->nparams = l->params->len;
	f->params = keep(l, l->params, sizeof(struct variable));
	f->nlocals = l->locals->len;
	f->locals = keep(l, l->locals, sizeof(struct variable));
	f->nblocks = l->blocks->len;
	f->blocks = keep(l, l->blocks, sizeof(struct block));
	if (check_successors(l, f))
		return -1;
	g_ptr_array_add(l->unit->functions, f);
	l->function = NULL;
	return 0;
}

int load_function_line(struct loader *l)
{
	static const char *const events[] = { "call", "set", "cleanup", NULL };
	static const char *const jumps[] = { "goto", "if", "switch", "ret", NULL };
	const char *word = load_field(l, 0);

	if (g_str_equal(word, "end"))
		return read_end(l);
	if (g_str_equal(word, "param"))
		return read_variable(l, l->params, 2);
	if (g_str_equal(word, "local"))
		return read_variable(l, l->locals, 1);
	if (g_str_equal(word, "block"))
		return read_block(l);
	if (!l->blocks->len)
		return load_error(l, "is outside of any block");
	if (g_str_equal(word, "macro"))
		return read_macro(l);
	if (g_strv_contains(events, word))
		return read_event(l, word);
	if (g_strv_contains(jumps, word))
		return read_jump(l, word);
	return load_error(l, "has an unknown keyword");
}
