/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The cache: facts of units by the hash of all that they were made from.  A run may be
 * killed at any time and several may share it; a broken cache is a slow run, never a wrong one.
 */
#ifndef LOCKSTEP_PARSE_CACHE_H
#define LOCKSTEP_PARSE_CACHE_H

#include <glib.h>

struct cache;

/* dir/units.sqlite, created if needed; NULL after a message: work goes on without. */
struct cache *cache_open(const char *dir);
/* Commits, and throws away what is older than two months. */
void cache_close(struct cache *c);

/*
 * The facts stored under this key, g_malloc'ed, or NULL.  *deps is the hash of the headers
 * they were made from, to be compared by the caller.
 */
char *cache_get(struct cache *c, const char *key, char **deps);
void cache_put(struct cache *c, const char *key, const char *deps, const char *facts);

#endif
