/* SPDX-License-Identifier: GPL-2.0-only */
/* What the constructors and destructors of guards stand for. */
#include <string.h>

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
