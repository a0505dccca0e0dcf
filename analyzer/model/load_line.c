/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Lines and fields of facts.  The text may come from a worker that died in the
 * middle of a line or from a damaged cache: everything is checked.
 */
#include "load.h"

#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"

int load_error(const struct loader *l, const char *what)
{
	return error("%s: line %u of its facts: %s", l->unit->path, l->line, what);
}

/* Interns the field of this length, without its escapes. */
static const char *unescape(struct arena *a, const char *from, size_t len)
{
	char *copy, *to;
	const char *r;

	if (len == 1 && *from == '-')
		len = 0;
	if (!memchr(from, '\\', len))
		return arena_intern_len(a, from, len);
	to = copy = g_malloc(len + 1);
	for (const char *end = from + len; from < end; from++) {
		if (*from != '\\' || from + 1 == end) {
			*to++ = *from;
			continue;
		}
		from++;
		*to++ = *from == 't' ? '\t' : *from == 'n' ? '\n' : *from;
	}
	r = arena_intern_len(a, copy, (size_t)(to - copy));
	g_free(copy);
	return r;
}

int load_next(struct loader *l)
{
	const char *end, *tab;

	if (!*l->next)
		return 0;
	l->line++;
	end = strchr(l->next, '\n');
	if (!end)
		return load_error(l, "is cut off");
	g_ptr_array_set_size(l->fields, 0);
	for (const char *from = l->next;; from = tab + 1) {
		tab = memchr(from, '\t', (size_t)(end - from));
		g_ptr_array_add(l->fields, (gpointer)unescape(l->program->arena, from,
							      (size_t)((tab ? tab : end) - from)));
		if (!tab)
			break;
	}
	l->next = end + 1;
	return 1;
}

const char *load_field(const struct loader *l, unsigned int i)
{
	return i < l->fields->len ? g_ptr_array_index(l->fields, i) : "";
}

int load_number(const struct loader *l, unsigned int i, unsigned int *value)
{
	const char *text = load_field(l, i);
	guint64 n;

	if (!g_ascii_string_to_unsigned(text, 10, 0, INT_MAX, &n, NULL))
		return load_error(l, "has no number where one belongs");
	*value = (unsigned int)n;
	return 0;
}

const char **load_rest(const struct loader *l, unsigned int from, unsigned int *count)
{
	const char **rest;

	*count = l->fields->len > from ? l->fields->len - from : 0;
	if (!*count)
		return NULL;
	rest = arena_alloc(l->program->arena, *count * sizeof(*rest));
	memcpy(rest, l->fields->pdata + from, *count * sizeof(*rest));
	return rest;
}
