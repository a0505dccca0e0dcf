/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Chunks that are filled from front to back, and a set of the interned texts.
 * A large allocation gets a chunk of its own, so that it does not end the
 * current one early.
 */
#include "base/arena.h"

#include <glib.h>
#include <string.h>

#define CHUNK_SIZE ((size_t)64 * 1024)
#define LARGE_SIZE (CHUNK_SIZE / 4)

/* The strictest alignment that the compiler knows for a plain type. */
#define ALIGNMENT ((size_t)__BIGGEST_ALIGNMENT__)

struct arena {
	GPtrArray *chunks; /* void *, all of them */
	char *next; /* free part of the current chunk */
	size_t left;
	GHashTable *interned; /* set of char *, each in a chunk */
};

struct arena *arena_new(void)
{
	struct arena *a = g_new0(struct arena, 1);

	a->chunks = g_ptr_array_new_with_free_func(g_free);
	a->interned = g_hash_table_new(g_str_hash, g_str_equal);
	return a;
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	g_hash_table_destroy(a->interned);
	g_ptr_array_free(a->chunks, TRUE);
	g_free(a);
}

/* A fresh zeroed chunk whose first byte is aligned; malloc() alone promises only 16. */
static char *new_chunk(struct arena *a, size_t size)
{
	char *memory = g_malloc0(size + ALIGNMENT);
	size_t offset = ALIGNMENT - GPOINTER_TO_SIZE(memory) % ALIGNMENT;

	g_ptr_array_add(a->chunks, memory);
	return memory + offset % ALIGNMENT;
}

/* Unaligned bytes; the caller keeps next aligned if it needs to. */
static char *take(struct arena *a, size_t size)
{
	char *result;

	if (size >= LARGE_SIZE)
		return new_chunk(a, size);
	if (size > a->left) {
		a->next = new_chunk(a, CHUNK_SIZE);
		a->left = CHUNK_SIZE;
	}
	result = a->next;
	a->next += size;
	a->left -= size;
	return result;
}

void *arena_alloc(struct arena *a, size_t size)
{
	size_t gap = -GPOINTER_TO_SIZE(a->next) % ALIGNMENT;

	g_assert(size <= G_MAXSIZE / 2);
	if (gap > a->left)
		gap = a->left; /* the next take() starts a new chunk */
	a->next = a->next ? a->next + gap : NULL;
	a->left -= gap;
	return take(a, MAX(size, 1));
}

const char *arena_intern_len(struct arena *a, const char *s, size_t len)
{
	char small[256];
	char *key = len < sizeof(small) ? small : g_malloc(len + 1);
	const char *found;

	memcpy(key, s, len);
	key[len] = '\0';
	found = arena_intern(a, key);
	if (key != small)
		g_free(key);
	return found;
}

const char *arena_intern(struct arena *a, const char *s)
{
	char *copy;
	size_t size;
	const char *found;

	if (!s)
		return NULL;
	found = g_hash_table_lookup(a->interned, s);
	if (found)
		return found;
	size = strlen(s) + 1;
	copy = take(a, size);
	memcpy(copy, s, size);
	g_hash_table_add(a->interned, copy);
	return copy;
}

const char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	char *text = g_strdup_vprintf(fmt, ap);
	const char *kept = arena_intern(a, text);

	g_free(text);
	return kept;
}
