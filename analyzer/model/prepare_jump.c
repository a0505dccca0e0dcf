/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The jumps of a prepared function: conditions as relations to numbers, which of them
 * are worth remembering, and the order in which blocks are visited.
 */
#include <stdlib.h>
#include <string.h>

#include "prepare.h"

const struct expr *prepare_unknown(struct lock_model *m)
{
	return expr_make(m->exprs, EXPR_UNKNOWN, NULL, NULL, 0);
}

const struct expr *prepare_plain(struct lock_model *m, struct prepared *p, const char *text)
{
	const struct expr *x = name_parse(m, p->function, text);
	const struct definition *d;

	if (x->op == EXPR_TEMP) {
		d = g_hash_table_lookup(p->definitions, x);
		if (d && d->call && d->call->callee && prepare_asks_value(d->call->callee))
			return prepare_canonical(m, p, x);
		return x;
	}
	if (x->op != EXPR_LOCAL)
		return prepare_canonical(m, p, x);
	d = g_hash_table_lookup(p->definitions, x);
	if (d && d->count == 1 && !d->nulls && !d->taken && d->value && d->value[0] == '%' &&
	    d->value[1] == 't' && g_ascii_isdigit(d->value[2]) && !strchr(d->value, '|'))
		return name_parse(m, p->function, d->value);
	return x;
}

struct operator_text {
	const char *text;
	enum relation relation;
};

static const struct operator_text operators[] = {
	{ "==", REL_EQ }, { "!=", REL_NE }, { "<=", REL_LE },
	{ ">=", REL_GE }, { "<", REL_LT },  { ">", REL_GT },
};

/* The last comparison in the text; "->" is none, nor is what a "=TEXT" begins with. */
static const struct operator_text *find_operator(const char *text, const char **at)
{
	const struct operator_text *found = NULL;

	for (const char *s = text + 1; *text && *s; s++) {
		if (s[0] == '-' && s[1] == '>') {
			s++;
			continue;
		}
		for (unsigned int i = 0; i < G_N_ELEMENTS(operators); i++) {
			if (!g_str_has_prefix(s, operators[i].text))
				continue;
			found = &operators[i];
			*at = s;
			s += strlen(operators[i].text) - 1;
			break;
		}
	}
	return found;
}

/* "=NAME" of a macro or an enumerator, which seldom are written without any capital. */
static gboolean is_name_of_constant(const char *text)
{
	gboolean capital = FALSE;

	if (*text != '=' || g_ascii_isdigit(text[1]))
		return FALSE;
	for (const char *c = text + 1; *c; c++) {
		if (!g_ascii_isalnum(*c) && *c != '_')
			return FALSE;
		capital |= g_ascii_isupper(*c);
	}
	return capital;
}

gboolean prepare_constant(struct lock_model *m, const char *text, long *value)
{
	char *end;

	if (is_name_of_constant(text)) {
		if (!strcmp(text, "=NULL") || !strcmp(text, "=FALSE"))
			*value = 0;
		else if (!strcmp(text, "=TRUE"))
			*value = 1;
		else
			*value = (1L << 40) + expr_make(m->exprs, EXPR_TEXT, NULL, text, 0)->id;
		return TRUE;
	}
	if (!strcmp(text, "=true") || !strcmp(text, "=false")) {
		*value = text[1] == 't';
		return TRUE;
	}
	*value = strtol(text, &end, 0);
	return end != text && !*end;
}

static void whole_text(struct lock_model *m, const char *text, struct cond *c)
{
	c->x = expr_make(m->exprs, EXPR_TEXT, NULL, text, 0);
	c->relation = REL_NE;
	c->value = 0;
}

/* The result of ERR_PTR(): what compares equal to it is an error. */
static gboolean is_err_ptr(struct lock_model *m, const struct prepared *p, const char *text)
{
	const struct expr *x = g_str_has_prefix(text, "%t") ? name_parse(m, p->function, text) : NULL;
	const struct definition *d = x && x->op == EXPR_TEMP ?
					     g_hash_table_lookup(p->definitions, x) :
					     NULL;

	return d && d->call && d->call->callee && !strcmp(d->call->callee, "ERR_PTR");
}

/* p == ERR_PTR(e): p is an error; of p that is another one, nothing is known. */
static void compare_error(struct lock_model *m, struct prepared *p, const char *left,
			  enum relation r, struct cond *c)
{
	c->x = expr_make(m->exprs, EXPR_CALL, prepare_plain(m, p, left), "IS_ERR", 0);
	c->relation = r == REL_EQ ? REL_NE : REL_EQ;
	c->value = 0;
	c->half = TRUE;
}

static void parse_condition(struct lock_model *m, struct prepared *p, const char *text,
			    struct cond *c)
{
	const struct operator_text *op;
	const char *at = text;
	char *left;

	c->relation = REL_NE;
	if (*text == '!') {
		c->relation = REL_EQ;
		text++;
	}
	op = find_operator(text, &at);
	if (!op) {
		c->x = prepare_plain(m, p, text);
	} else if (prepare_constant(m, at + strlen(op->text), &c->value)) {
		left = g_strndup(text, (gsize)(at - text));
		c->relation = op->relation;
		c->x = prepare_plain(m, p, left);
		g_free(left);
	} else if (op->relation <= REL_NE && is_err_ptr(m, p, at + strlen(op->text))) {
		left = g_strndup(text, (gsize)(at - text));
		compare_error(m, p, left, op->relation, c);
		g_free(left);
	} else {
		whole_text(m, text, c);
	}
	if (c->x->op == EXPR_UNKNOWN || expr_root(c->x)->op == EXPR_UNKNOWN)
		c->x = NULL;
}

static void count_use(struct prepared *p, const struct expr *x)
{
	gpointer n = g_hash_table_lookup(p->uses, x);

	g_hash_table_insert(p->uses, (gpointer)x, GUINT_TO_POINTER(GPOINTER_TO_UINT(n) + 1));
	if (x->op == EXPR_EITHER || x->op == EXPR_CALL)
		count_use(p, x->base);
	if (x->op == EXPR_EITHER)
		count_use(p, x->alt);
}

static unsigned int uses_of(const struct prepared *p, const struct expr *x)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(p->uses, x));
}

/* A result that says whether a lock was taken is always worth remembering. */
static gboolean says_lock(const struct lock_model *m, const struct prepared *p,
			  const struct expr *x)
{
	const struct definition *d;
	const struct function *f;

	if (x->op == EXPR_CALL || prepare_drops_reference(p, x))
		return TRUE;
	d = x->op == EXPR_TEMP ? g_hash_table_lookup(p->definitions, x) : NULL;
	if (!d || !d->call)
		return FALSE;
	if (d->call->api)
		return d->call->api->kind == API_LOCK;
	f = program_callee(m->program, p->function, d->call->callee);
	return f && (m->summaries[f->id].neffects || named_api(m, f));
}

static gboolean worth_tracking(const struct lock_model *m, const struct prepared *p,
			       const struct expr *x)
{
	if (x->op == EXPR_PARAM || prepare_drops_reference(p, x) ||
	    g_hash_table_contains(p->masks, x))
		return TRUE;
	if (!p->locks)
		return FALSE;
	return x->op == EXPR_LOCAL || uses_of(p, x) >= 2 || says_lock(m, p, x);
}

static void count_uses(struct prepared *p)
{
	for (unsigned int b = 0; b < p->function->nblocks; b++) {
		if (p->conds[b].x)
			count_use(p, p->conds[b].x);
		if (p->returned[b])
			count_use(p, p->returned[b]);
	}
	for (unsigned int i = 0; i < p->nevents; i++)
		if (p->events[i].event->kind == EVENT_SET)
			count_use(p, p->events[i].value);
}

/* Conditions like flags & NAME on a parameter. */
static void find_masks(struct prepared *p)
{
	const char *mask;

	p->masks = g_hash_table_new(NULL, NULL);
	for (unsigned int b = 0; b < p->function->nblocks; b++) {
		const struct expr *x = p->conds[b].x;

		if (x && x->op == EXPR_TEXT && prepare_mask(p, x->name, &mask) >= 0)
			g_hash_table_add(p->masks, (gpointer)x);
	}
}

/* Is the result of a call looked at anywhere? */
static void mark_results(struct prepared *p)
{
	for (unsigned int i = 0; i < p->nevents; i++) {
		struct step_event *s = &p->events[i];

		if (s->event->kind == EVENT_CALL && s->value)
			s->result_used = uses_of(p, s->value) > 0;
	}
}

struct visit {
	unsigned int block, next;
};

/* Reverse post-order, without recursion. */
static void order_blocks(struct prepared *p)
{
	const struct function *f = p->function;
	GArray *stack = g_array_new(FALSE, FALSE, sizeof(struct visit));
	unsigned char *seen = g_malloc0(f->nblocks);
	unsigned int position = f->nblocks;
	struct visit v = { 0, 0 };

	p->order = arena_alloc(p->scratch, f->nblocks * sizeof(*p->order));
	seen[0] = 1;
	g_array_append_val(stack, v);
	while (stack->len) {
		struct visit *top = &g_array_index(stack, struct visit, stack->len - 1);
		const struct block *b = &f->blocks[top->block];

		if (top->next >= b->nsucc) {
			p->order[top->block] = --position;
			g_array_set_size(stack, stack->len - 1);
			continue;
		}
		v.block = b->succ[top->next++];
		if (v.block < f->nblocks && !seen[v.block]) {
			seen[v.block] = 1;
			g_array_append_val(stack, v);
		}
	}
	g_free(seen);
	g_array_free(stack, TRUE);
}

void prepare_jumps(struct lock_model *m, struct prepared *p)
{
	const struct function *f = p->function;

	p->conds = arena_alloc(p->scratch, f->nblocks * sizeof(*p->conds));
	p->returned = arena_alloc(p->scratch, f->nblocks * sizeof(*p->returned));
	for (unsigned int b = 0; b < f->nblocks; b++) {
		const struct block *k = &f->blocks[b];

		if (k->jump == JUMP_IF && k->condition)
			parse_condition(m, p, k->condition, &p->conds[b]);
		if (k->jump == JUMP_SWITCH && k->condition) {
			p->conds[b].x = prepare_plain(m, p, k->condition);
			if (expr_root(p->conds[b].x)->op == EXPR_UNKNOWN)
				p->conds[b].x = NULL;
		}
		if (k->jump == JUMP_RETURN && k->condition)
			p->returned[b] = prepare_plain(m, p, k->condition);
	}
	count_uses(p);
	find_masks(p);
	mark_results(p);
	for (unsigned int b = 0; b < f->nblocks; b++)
		p->conds[b].tracked = p->conds[b].x && worth_tracking(m, p, p->conds[b].x);
	order_blocks(p);
	prepare_joins(m, p);
}
