/* SPDX-License-Identifier: GPL-2.0-only */
/* What the constructors and destructors of guards stand for. */
#include <string.h>

#include "base/arena.h"
#include "locks.h"

struct guard_row {
	const char *name, *lock, *unlock;
};

static const struct guard_row guards[] = {
#define GUARD(n, l, u) { #n, #l, #u },
#include "guards.def"
};

static const struct guard_row *find(const char *function, const char *suffix)
{
	size_t n, end = strlen(suffix);

	if (!function || !g_str_has_prefix(function, "class_") ||
	    !g_str_has_suffix(function, suffix))
		return NULL;
	function += strlen("class_");
	n = strlen(function) - end;
	for (unsigned int i = 0; i < G_N_ELEMENTS(guards); i++)
		if (strlen(guards[i].name) == n && !strncmp(guards[i].name, function, n))
			return &guards[i];
	return NULL;
}

const struct api *guard_constructor(const char *function)
{
	const struct guard_row *g = find(function, "_constructor");

	return g ? api_find(g->lock) : NULL;
}

const struct api *guard_destructor(const char *function)
{
	const struct guard_row *g = find(function, "_destructor");

	return g ? api_find(g->unlock) : NULL;
}

/* The only unlock in a destructor that the program defines; NULL if there is none, or more. */
static const struct event *only_unlock(const struct function *f)
{
	const struct event *found = NULL;

	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (e->kind != EVENT_CALL || !e->api || e->api->kind != API_UNLOCK)
				continue;
			if (found)
				return NULL;
			found = e;
		}
	}
	return found;
}

/* What the destructor calls *$0, its guarded pointer, in the words of who has made the guard. */
static const char *guarded_words(struct arena *a, const char *argument, const char *guarded)
{
	gboolean simple = g_ascii_isalnum(guarded[1]) || guarded[1] == '_';
	char *pointer = simple ? g_strdup(guarded) : g_strdup_printf("(%s)", guarded);
	char **parts = g_strsplit(argument, "(*$0)", -1);
	char *joined = g_strjoinv(pointer, parts);
	const char *text = arena_intern(a, strcmp(argument, "*$0") ? joined : guarded);

	g_free(joined);
	g_strfreev(parts);
	g_free(pointer);
	return text;
}

const struct event *guard_unlock(struct arena *a, const struct function *destructor,
				 const char *guarded)
{
	const struct event *e = destructor ? only_unlock(destructor) : NULL;
	int object = e ? e->api->object : -1;
	const char **args;
	struct event *made;

	if (object < 0 || (unsigned int)object >= e->nargs)
		return NULL;
	made = arena_alloc(a, sizeof(*made));
	*made = *e;
	args = arena_alloc(a, e->nargs * sizeof(*args));
	memcpy(args, e->args, e->nargs * sizeof(*args));
	args[object] = guarded_words(a, args[object], guarded);
	made->args = args;
	return made;
}
