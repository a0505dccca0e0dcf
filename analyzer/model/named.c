/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * x_lock() and x_unlock() of the program whose locks can not be told one by one, because they are
 * taken in a loop or through pointers: each such pair stands for one lock of its first argument.
 */
#include <string.h>

#include "locks.h"

static const struct api rows[] = {
	{ "lock", API_LOCK, CLASS_NONE, 0, -1, -1, -1, -1, -1, 0, NULL },
	{ "lock", API_LOCK, CLASS_NONE, 0, -1, -1, -1, -1, -1, API_TRY_ZERO, NULL },
	{ "unlock", API_UNLOCK, CLASS_NONE, 0, -1, -1, -1, -1, -1, 0, NULL },
};

/* The word between underscores, or NULL. */
static const char *find_word(const char *name, const char *word)
{
	size_t n = strlen(word);

	for (const char *at = strstr(name, word); at; at = strstr(at + 1, word))
		if ((at == name || at[-1] == '_') && (!at[n] || at[n] == '_'))
			return at;
	return NULL;
}

/* The other one of a pair: "x_unlock" of "x_lock". */
static const struct function *partner_of(const struct lock_model *m, const struct function *f,
					 const char *word, const char *other)
{
	const char *at = find_word(f->name, word);
	const struct function *g;
	char *name;

	if (!at)
		return NULL;
	name = g_strdup_printf("%.*s%s%s", (int)(at - f->name), f->name, other, at + strlen(word));
	g = program_callee(m->program, f, name);
	g_free(name);
	return g;
}

/* Nothing, or nothing for sure, is known of what it leaves locked. */
static gboolean is_vague(const struct lock_model *m, const struct function *f)
{
	const struct summary *s = &m->summaries[f->id];

	for (unsigned int i = 0; i < s->neffects; i++)
		if (!s->effects[i].maybe || !s->effects[i].object ||
		    expr_is_global(s->effects[i].object))
			return FALSE;
	return TRUE;
}

/* Takes locks, or calls something through a pointer that is called so. */
static gboolean takes_locks(const struct lock_model *m, const struct function *f)
{
	const struct summary *s = &m->summaries[f->id];

	for (unsigned int i = 0; i < s->nuses; i++) {
		const struct use *u = s->uses[i];

		if (u->kind == USE_LOCK && u->object && lock_is_sleeping(u->api))
			return TRUE;
		if (u->kind == USE_SLOT && strstr(u->slot, "lock"))
			return TRUE;
	}
	return FALSE;
}

static gboolean is_void(const struct function *f)
{
	for (unsigned int b = 0; b < f->nblocks; b++)
		if (f->blocks[b].jump == JUMP_RETURN && f->blocks[b].condition &&
		    strcmp(f->blocks[b].condition, "-"))
			return FALSE;
	return TRUE;
}

static gboolean is_pair(const struct lock_model *m, const struct function *lock,
			const struct function *unlock)
{
	return lock && unlock && lock->nblocks && unlock->nblocks && lock->nparams &&
	       unlock->nparams && strchr(lock->params[0].type, '*') &&
	       !strcmp(lock->params[0].type, unlock->params[0].type) && is_void(unlock) &&
	       !rules_internal(lock) && is_vague(m, lock) && is_vague(m, unlock) &&
	       takes_locks(m, lock);
}

const struct api *named_api(const struct lock_model *m, const struct function *callee)
{
	const unsigned int fails = RETURN_NEGATIVE | RETURN_NONZERO;
	unsigned int returns = m->summaries[callee->id].returns;

	if (find_word(callee->name, "unlock"))
		return is_pair(m, partner_of(m, callee, "unlock", "lock"), callee) ? &rows[2] :
										      NULL;
	if (!find_word(callee->name, "lock") ||
	    !is_pair(m, callee, partner_of(m, callee, "lock", "unlock")))
		return NULL;
	if (is_void(callee))
		return &rows[0];
	return (returns & RETURN_ZERO) && (returns & fails) && !(returns & ~(RETURN_ZERO | fails)) ?
		       &rows[1] :
		       NULL;
}

const struct expr *named_object(struct lock_model *m, const struct function *callee,
				const struct expr *argument)
{
	const char *at = find_word(callee->name, "unlock");
	char *field = at ? g_strdup_printf("%.*slock%s:lock", (int)(at - callee->name),
					   callee->name, at + strlen("unlock")) :
			   g_strdup_printf("%s:lock", callee->name);
	const struct expr *x = expr_make(m->exprs, EXPR_FIELD, expr_deref(m->exprs, argument),
					 arena_intern(m->program->arena, field), 0);

	g_free(field);
	return x;
}

gboolean lock_is_named(const struct api *a)
{
	return a >= rows && a < rows + G_N_ELEMENTS(rows);
}

void flow_named(struct flow *w, struct state *s, const struct step_event *e)
{
	struct held h = { .object = e->pair, .api = e->named, .event = e->event };

	if (e->named->kind == API_UNLOCK) {
		flow_drop(w, s, e->pair, e->named, e->event);
		return;
	}
	if (e->named->flags & API_TRY_ZERO) {
		struct state *failed;

		if (!e->result_used || !e->value)
			return;
		failed = flow_split(w, s);
		state_assume(failed, e->value, REL_NE, 0, TRUE);
		state_assume(s, e->value, REL_EQ, 0, TRUE);
	}
	flow_hold(w, s, &h);
}
