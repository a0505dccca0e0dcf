/* SPDX-License-Identifier: GPL-2.0-only */
/* From an object's name to the file that it is compiled from. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <fcntl.h>

#include "kbuild_private.h"
#include "tree_private.h"

/* "%.stub.o: %.o" and then "%.o: %.c" is the longest chain of rules in use. */
enum { MAX_RULES = 3 };

gboolean kbuild_exists(struct kbuild *k, const char *path)
{
	struct stat st;

	return !fstatat(k->root, path, &st, 0) && S_ISREG(st.st_mode);
}

/* path with its ".o" replaced, if such a file exists. */
static const char *with_suffix(struct kbuild *k, const char *object, const char *suffix)
{
	char *path = g_strdup_printf("%.*s%s", (int)strlen(object) - 2, object, suffix);
	const char *found = kbuild_exists(k, path) ? arena_intern(k->arena, path) : NULL;

	g_free(path);
	return found;
}

static const char *by_rules(struct kbuild *k, const struct makefile *m, const char *file,
			    unsigned int left)
{
	const char *found = NULL;
	unsigned int i;

	if (g_str_has_suffix(file, ".c"))
		return kbuild_exists(k, file) ? arena_intern(k->arena, file) : NULL;
	if (!g_str_has_suffix(file, ".o"))
		return NULL;
	found = with_suffix(k, file, ".c");
	if (!found)
		found = with_suffix(k, file, ".S");
	for (i = 0; !found && left && i < m->rules->len; i++) {
		const struct make_rule *r = g_ptr_array_index(m->rules, i);
		char *stem = NULL, *source;

		if (!r->target || !r->source || !make_match(r->target, file, &stem))
			continue;
		source = make_fill(r->source, stem);
		found = by_rules(k, m, source, left - 1);
		g_free(source);
		g_free(stem);
	}
	return found;
}

const char *kbuild_source(struct kbuild *k, const struct makefile *m, const char *object)
{
	const char *below = object[0] == '/' ? path_below(m->root, object) : NULL;
	char *path = below ? g_strdup(below) : path_resolve(m->dir, object);
	const char *found = NULL;

	if (path && path[0] != '/' && g_str_has_suffix(path, ".o"))
		found = by_rules(k, m, path, MAX_RULES);
	g_free(path);
	return found;
}
