/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An arena: memory that is given back all at once.  What is learned about a
 * program lives in one arena and dies with it.  Not thread-safe.
 */
#ifndef LOCKSTEP_ARENA_H
#define LOCKSTEP_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);

/* Also frees everything that was ever allocated or interned; NULL is fine. */
void arena_free(struct arena *a);

/* Zeroed memory, aligned for any type; size 0 gives a valid pointer as well. */
void *arena_alloc(struct arena *a, size_t size);

/*
 * The arena's one copy of this text: same text, same pointer, so interned
 * strings compare with ==.  NULL stays NULL.
 */
const char *arena_intern(struct arena *a, const char *s);

/* The same for the first len bytes of s, which need not end with a zero byte. */
const char *arena_intern_len(struct arena *a, const char *s, size_t len);

/* The same for a formatted text. */
const char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
	__attribute__((format(printf, 2, 0)));

#endif
