/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock-uninit for locks that are no plain variable: members, arrays, and locals.  A member
 * counts as initialised when anything at all initialises that member of its structure or hands
 * out its address; only structures that are defined next to the code that locks them are judged.
 */
#include <string.h>

#include "lock_text.h"
#include "lock_uninit_member.h"
#include "lock_uninit_text.h"

/* Where a lock is taken first. */
struct user {
	const struct function *function;
	const struct event *event;
};

struct survey {
	const struct program *program;
	GHashTable *used; /* key -> struct user */
	GPtrArray *order; /* the keys in order of their first use */
	GHashTable *ready; /* keys of locks that something may initialise */
	GHashTable *known; /* "path:line" of initialisations that are understood */
	GHashTable *vague; /* program_unit: initialises a lock that is not known */
	struct vicinity *vicinity;
};

static gboolean is_judged(enum api_class c)
{
	return c == CLASS_SPINLOCK || c == CLASS_RAW_SPINLOCK || c == CLASS_RWLOCK ||
	       c == CLASS_MUTEX || c == CLASS_RWSEM || c == CLASS_SEMAPHORE || c == CLASS_RT_MUTEX;
}

static gboolean is_lock_type(const char *type)
{
	static const char *const types[] = { "spinlock_t", "raw_spinlock_t", "rwlock_t", "struct mutex",
					     "struct rw_semaphore", "struct semaphore" };

	for (unsigned int i = 0; i < G_N_ELEMENTS(types); i++)
		if (g_str_has_prefix(type, types[i]) &&
		    (!type[strlen(types[i])] || type[strlen(types[i])] == '['))
			return TRUE;
	return FALSE;
}

static gboolean is_static(const struct survey *s, const struct program_unit *u, const char *name)
{
	char *key = g_strdup_printf("%s\n%s", u->path, name);
	gboolean found = strchr(name, '#') || g_hash_table_contains(s->program->locks->statics, key);

	g_free(key);
	return found;
}

/*
 * "tag:member", or "@name" of a variable, "@path:name" of a static one, for the EXPR of a
 * lock or of its address; NULL if it is neither.
 */
static const char *key_of(const struct survey *s, const struct program_unit *u, const char *text)
{
	const char *tail, *end;
	char *name;
	const char *key;

	while (*text == '&')
		text++;
	if (!*text || strpbrk(text, "|*&\"="))
		return NULL;
	end = text + strlen(text);
	while (end - text > 2 && end[-1] == ']' && end[-2] == '[')
		end -= 2;
	for (tail = end; tail > text && tail[-1] != '.' && tail[-1] != '>'; tail--)
		;
	if (memchr(tail, ')', (gsize)(end - tail)))
		return NULL;
	if (tail > text)
		return lock_format(s->program, "%.*s", (int)(end - tail), tail);
	if (*text != '@')
		return NULL;
	name = g_strndup(text + 1, (gsize)(end - text - 1));
	key = is_static(s, u, name) ? lock_format(s->program, "@%s:%s", u->path, name) :
				      lock_format(s->program, "@%s", name);
	g_free(name);
	return key;
}

static void make_ready(struct survey *s, const struct program_unit *u, const char *text)
{
	const char *key = text ? key_of(s, u, text) : NULL;

	if (key)
		g_hash_table_add(s->ready, (gpointer)key);
}

/* A pointer goes somewhere: who gets it may initialise what it points to. */
static void hand_out(struct survey *s, const struct program_unit *u, const char *text)
{
	char **parts;

	if (!text || !strchr(text, '&'))
		return;
	parts = g_strsplit(text, "|", 4);
	for (unsigned int i = 0; parts[i]; i++)
		if (parts[i][0] == '&')
			make_ready(s, u, parts[i]);
	g_strfreev(parts);
}

static void know_line(struct survey *s, const char *path, unsigned int line)
{
	g_hash_table_add(s->known, (gpointer)lock_format(s->program, "%s:%u", path, line));
}

static const char *object_of(const struct event *e)
{
	int i = e->api->object;

	return i >= 0 && (unsigned int)i < e->nargs ? e->args[i] : NULL;
}

static void note_init(struct survey *s, const struct function *f, const struct event *e)
{
	const char *text = object_of(e), *key = text ? key_of(s, f->unit, text) : NULL;
	const struct expr *x;

	know_line(s, f->at.path, e->line);
	if (!text)
		return;
	if (!key || *text != '&') {
		x = lock_expr(s->program->locks, f, text);
		if (x->op == EXPR_ADDR && x->base->op == EXPR_FIELD)
			key = x->base->name;
		else if (x->op != EXPR_PARAM && expr_root(x)->op != EXPR_LOCAL)
			g_hash_table_add(s->vague, f->unit);
	}
	if (key)
		g_hash_table_add(s->ready, (gpointer)key);
}

static void note_use(struct survey *s, const struct function *f, const struct event *e)
{
	const char *text = object_of(e), *key;
	struct user *u;

	if (!is_judged(e->api->class) || e->api->system || !text || *text != '&')
		return;
	key = key_of(s, f->unit, text);
	if (!key || g_hash_table_contains(s->used, key))
		return;
	u = g_new(struct user, 1);
	*u = (struct user){ f, e };
	g_hash_table_insert(s->used, (gpointer)key, u);
	g_ptr_array_add(s->order, (gpointer)key);
}

static void note_call(struct survey *s, const struct function *f, const struct event *e)
{
	enum api_kind kind = e->api ? e->api->kind : API_NONE;

	if (kind == API_LOCK) {
		note_use(s, f, e);
	} else if (kind == API_LOCK_INIT) {
		note_init(s, f, e);
	} else if (kind != API_UNLOCK && kind != API_ASSERT && kind != API_SLEEP &&
		   !g_str_has_prefix(e->callee, "class_")) {
		for (unsigned int i = 0; i < e->nargs; i++)
			hand_out(s, f->unit, e->args[i]);
	}
}

static void survey_function(struct survey *s, const struct function *f)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind == EVENT_CALL) {
				note_call(s, f, e);
			} else if (e->kind == EVENT_SET) {
				make_ready(s, f->unit, e->result);
				hand_out(s, f->unit, e->value);
			}
		}
		if (f->blocks[b].jump == JUMP_RETURN)
			hand_out(s, f->unit, f->blocks[b].condition);
	}
}

static void survey_unit(struct survey *s, const struct program_unit *u)
{
	for (unsigned int i = 0; i < u->initialisers->len; i++) {
		const struct initialiser *n = g_ptr_array_index(u->initialisers, i);

		know_line(s, n->at.path, n->at.line);
		make_ready(s, u, n->object);
		hand_out(s, u, n->value);
		for (unsigned int k = 0; k < n->nargs; k++)
			hand_out(s, u, n->args[k]);
	}
}

/* ------------------------------------------------------------------ findings */

static gboolean is_settled(const struct survey *s, const struct program_unit *u, const char *word)
{
	if (g_hash_table_contains(s->vague, u))
		return FALSE;
	vicinity_enter(s->vicinity, u);
	return !vicinity_may_initialise(s->vicinity, word, s->known);
}

static struct finding *make_finding(const struct survey *s, const struct function *f, const char *name,
				    struct location at, const char *message)
{
	struct finding *out = lock_finding(s->program, "lock-uninit", f, at.line, at.column, message);

	out->at = at;
	out->subject = lock_format(s->program, "uninitialised %s", name);
	lock_add_name(s->program, out, name);
	return out;
}

static void report_member(const struct survey *s, const char *key, GPtrArray *findings)
{
	const struct user *u = g_hash_table_lookup(s->used, key);
	const struct function *f = u->function;
	const struct program *p = s->program;
	const char *member = strchr(key, ':') + 1, *defined;
	char *tag = g_strndup(key, (gsize)(member - 1 - key));
	struct finding *out;

	vicinity_enter(s->vicinity, f->unit);
	defined = f->in_header ? NULL : vicinity_defines(s->vicinity, tag);
	if (defined && is_settled(s, f->unit, member)) {
		out = make_finding(s, f, lock_format(p, "%s.%s", tag, member),
				   lock_place(f, u->event),
				   lock_format(p, "%s() takes the %s %s of struct %s, which nothing "
						  "initialises",
					       f->name, lock_kind_word(u->event->api), member, tag));
		out->confidence = g_str_has_suffix(defined, ".c") ? CONFIDENCE_CERTAIN :
								    CONFIDENCE_LIKELY;
		g_ptr_array_add(findings, out);
	}
	g_free(tag);
}

static void report_global(const struct survey *s, const struct program_unit *u,
			  const struct variable *v, GPtrArray *findings)
{
	const char *key = is_static(s, u, v->name) ? lock_format(s->program, "@%s:%s", u->path, v->name) :
						     lock_format(s->program, "@%s", v->name);
	const struct user *first = g_hash_table_lookup(s->used, key);
	const char *name = strchr(v->name, '#') ? strchr(v->name, '#') + 1 : v->name;
	struct finding *out;

	if (!first || g_hash_table_contains(s->ready, key) || !is_settled(s, u, name))
		return;
	out = make_finding(s, first->function, name, v->at,
			   lock_format(s->program, "nothing initialises the %s %s",
				       lock_kind_word(first->event->api), name));
	out->function = NULL;
	out->confidence = v->is_static ? CONFIDENCE_CERTAIN : CONFIDENCE_LIKELY;
	lock_step(out, first->function, first->event, NULL,
		  lock_format(s->program, "%s() takes it here", first->function->name));
	g_ptr_array_add(findings, out);
}

/* Does the EXPR name this local? */
static gboolean mentions(const char *text, const char *local)
{
	gsize n = strlen(local);

	for (const char *at = text; at && (at = strchr(at, '%')); at++)
		if (!strncmp(at + 1, local, n) && !g_ascii_isalnum(at[1 + n]) && at[1 + n] != '_' &&
		    at[1 + n] != '#')
			return TRUE;
	return FALSE;
}

static gboolean event_mentions(const struct event *e, const char *local)
{
	for (unsigned int i = 0; i < e->nargs; i++)
		if (mentions(e->args[i], local))
			return TRUE;
	return mentions(e->result, local) || mentions(e->value, local);
}

/* The first thing that the function does with its own lock is to take it. */
static void look_at_local(const struct survey *s, const struct function *f, const struct variable *v,
			  GPtrArray *findings)
{
	const struct block *b = f->blocks;
	struct finding *out;
	unsigned int i = 0;

	while (i < b->nevents && !event_mentions(&b->events[i], v->name))
		i++;
	if (i == b->nevents || b->events[i].kind != EVENT_CALL || !b->events[i].api ||
	    b->events[i].api->kind != API_LOCK)
		return;
	for (unsigned int k = 0; k < f->unit->initialisers->len; k++) {
		const struct initialiser *n = g_ptr_array_index(f->unit->initialisers, k);

		if (n->function == f && mentions(n->object, v->name))
			return;
	}
	out = make_finding(s, f, v->name, lock_place(f, &b->events[i]),
			   lock_format(s->program, "%s() takes its local %s %s, which nothing initialises",
				       f->name, lock_kind_word(b->events[i].api), v->name));
	out->confidence = CONFIDENCE_CERTAIN;
	g_ptr_array_add(findings, out);
}

static void report_all(const struct survey *s, GPtrArray *findings)
{
	const struct program *p = s->program;

	for (unsigned int i = 0; i < s->order->len; i++) {
		const char *key = g_ptr_array_index(s->order, i);

		if (*key != '@' && strchr(key, ':') && !g_hash_table_contains(s->ready, key))
			report_member(s, key, findings);
	}
	for (unsigned int i = 0; i < p->units->len; i++) {
		const struct program_unit *u = g_ptr_array_index(p->units, i);

		for (unsigned int k = 0; k < u->globals->len; k++) {
			const struct variable *v = g_ptr_array_index(u->globals, k);

			if (is_lock_type(v->type) && (strchr(v->type, '[') || strchr(v->name, '#')))
				report_global(s, u, v, findings);
		}
	}
	for (unsigned int i = 0; i < p->functions->len; i++) {
		const struct function *f = g_ptr_array_index(p->functions, i);

		for (unsigned int k = 0; f->nblocks && k < f->nlocals; k++)
			if (is_lock_type(f->locals[k].type))
				look_at_local(s, f, &f->locals[k], findings);
	}
}

void lock_uninit_members(const struct program *p, GPtrArray *findings)
{
	struct survey s = { .program = p };

	if (!p->locks)
		return;
	s.used = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	s.order = g_ptr_array_new();
	s.ready = g_hash_table_new(g_str_hash, g_str_equal);
	s.known = g_hash_table_new(g_str_hash, g_str_equal);
	s.vague = g_hash_table_new(NULL, NULL);
	s.vicinity = vicinity_new(p);
	for (unsigned int i = 0; i < p->units->len; i++)
		survey_unit(&s, g_ptr_array_index(p->units, i));
	for (unsigned int i = 0; i < p->functions->len; i++)
		survey_function(&s, g_ptr_array_index(p->functions, i));
	report_all(&s, findings);
	vicinity_free(s.vicinity);
	g_hash_table_destroy(s.vague);
	g_hash_table_destroy(s.known);
	g_hash_table_destroy(s.ready);
	g_ptr_array_free(s.order, TRUE);
	g_hash_table_destroy(s.used);
}
