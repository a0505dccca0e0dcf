/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The cache: one SQLite table, one row per unit.  Facts are long and repeat themselves, so they are
 * kept compressed: a quarter of the size.  What was made two months ago is thrown away, used or
 * not: rows of other branches and other versions of lockstep would pile up.
 */
#include "cache.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <zstd.h>

#include "base/log.h"

enum { SCHEMA = 1, BUSY_MS = 5000, ROWS_PER_COMMIT = 200, KEPT_DAYS = 60 };
/* More than the facts of any unit: a row that says otherwise is damaged. */
#define FACTS_MAX ((unsigned long long)1 << 30)

struct cache {
	sqlite3 *db;
	sqlite3_stmt *get, *put;
	unsigned int pending; /* rows since the last commit */
	gint64 since; /* monotonic time of the first of them: others may be waiting to write */
	gboolean wrote;
	gboolean busy; /* another run is writing for a long time: nothing is kept */
};

static gboolean run(struct cache *c, const char *sql)
{
	return sqlite3_exec(c->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static int user_version(struct cache *c)
{
	sqlite3_stmt *s;
	int v = -1;

	if (sqlite3_prepare_v2(c->db, "PRAGMA user_version", -1, &s, NULL) != SQLITE_OK)
		return -1;
	if (sqlite3_step(s) == SQLITE_ROW)
		v = sqlite3_column_int(s, 0);
	sqlite3_finalize(s);
	return v;
}

static gboolean create(struct cache *c)
{
	return run(c,
		   "CREATE TABLE IF NOT EXISTS facts (key TEXT PRIMARY KEY, made INTEGER, deps TEXT, "
		   "facts BLOB) WITHOUT ROWID") &&
	       run(c, "CREATE INDEX IF NOT EXISTS made ON facts (made)") &&
	       run(c, "PRAGMA user_version=1");
}

static gboolean prepare(struct cache *c)
{
	int v;

	sqlite3_busy_timeout(c->db, BUSY_MS);
	if (!run(c, "PRAGMA auto_vacuum=INCREMENTAL") || !run(c, "PRAGMA journal_mode=WAL") ||
	    !run(c, "PRAGMA synchronous=NORMAL"))
		return FALSE;
	v = user_version(c);
	/* an existing table is not touched: that would wait for a run that is writing */
	if (v == 0 && !create(c))
		return FALSE;
	return (v == 0 || v == SCHEMA) &&
	       sqlite3_prepare_v2(c->db, "SELECT deps, facts FROM facts WHERE key=?", -1, &c->get,
				  NULL) == SQLITE_OK &&
	       sqlite3_prepare_v2(c->db, "INSERT OR REPLACE INTO facts VALUES (?,?,?,?)", -1,
				  &c->put, NULL) == SQLITE_OK;
}

static void shut(struct cache *c)
{
	sqlite3_finalize(c->get);
	sqlite3_finalize(c->put);
	sqlite3_close(c->db);
	g_free(c);
}

/* *busy: it is in use, which says nothing against it. */
static struct cache *try_open(const char *file, gboolean *busy)
{
	struct cache *c = g_new0(struct cache, 1);
	int code;

	if (sqlite3_open(file, &c->db) == SQLITE_OK && prepare(c))
		return c;
	code = sqlite3_errcode(c->db) & 0xff;
	*busy = code == SQLITE_BUSY || code == SQLITE_LOCKED;
	shut(c);
	return NULL;
}

struct cache *cache_open(const char *dir)
{
	char *file = g_strdup_printf("%s/units.sqlite", dir);
	gboolean busy = FALSE;
	struct cache *c = try_open(file, &busy);

	if (!c && !busy && g_file_test(file, G_FILE_TEST_EXISTS)) {
		char *aside = g_strconcat(file, ".unreadable", NULL);

		/* A newer schema or a damaged file: begin a new one, keep the old for its owner. */
		if (!g_rename(file, aside))
			c = try_open(file, &busy);
		g_free(aside);
	}
	if (!c)
		note("%s can not be used as a cache; working without", file);
	g_free(file);
	return c;
}

static gint64 today(void)
{
	return g_get_real_time() / G_TIME_SPAN_DAY;
}

/* Only after a run that wrote: others leave the file as it is. */
static void sweep(struct cache *c)
{
	char *sql = g_strdup_printf("DELETE FROM facts WHERE made < %" G_GINT64_FORMAT,
				    today() - KEPT_DAYS);

	if (run(c, sql) && sqlite3_changes(c->db))
		run(c, "PRAGMA incremental_vacuum");
	g_free(sql);
}

void cache_close(struct cache *c)
{
	if (!c)
		return;
	if (c->pending)
		run(c, "COMMIT");
	if (c->wrote)
		sweep(c);
	shut(c);
}

/* NULL: the row is damaged. */
static char *unpack(const void *packed, gsize n)
{
	unsigned long long length = ZSTD_getFrameContentSize(packed, n);
	char *text;

	if (length > FACTS_MAX) /* also for what is no size at all */
		return NULL;
	text = g_malloc(length + 1);
	if (ZSTD_decompress(text, length, packed, n) != length) {
		g_free(text);
		return NULL;
	}
	text[length] = '\0';
	return text;
}

char *cache_get(struct cache *c, const char *key, char **deps)
{
	char *facts = NULL;

	if (!c)
		return NULL;
	sqlite3_bind_text(c->get, 1, key, -1, SQLITE_STATIC);
	if (sqlite3_step(c->get) == SQLITE_ROW) {
		*deps = g_strdup((const char *)sqlite3_column_text(c->get, 0));
		facts = unpack(sqlite3_column_blob(c->get, 1),
			       (gsize)sqlite3_column_bytes(c->get, 1));
	}
	sqlite3_reset(c->get);
	return facts;
}

static void put(struct cache *c, const char *key, const char *deps, const char *facts)
{
	gsize length = strlen(facts), room = ZSTD_compressBound(length);
	char *packed = g_malloc(room);
	gsize n = ZSTD_compress(packed, room, facts, length, 1);

	if (!ZSTD_isError(n)) {
		sqlite3_bind_text(c->put, 1, key, -1, SQLITE_STATIC);
		sqlite3_bind_int64(c->put, 2, today());
		sqlite3_bind_text(c->put, 3, deps, -1, SQLITE_STATIC);
		sqlite3_bind_blob64(c->put, 4, packed, n, SQLITE_STATIC);
		sqlite3_step(c->put);
		sqlite3_reset(c->put);
		sqlite3_clear_bindings(c->put);
		c->wrote = TRUE;
	}
	g_free(packed);
}

void cache_put(struct cache *c, const char *key, const char *deps, const char *facts)
{
	if (!c || c->busy)
		return;
	if (!c->pending && !run(c, "BEGIN IMMEDIATE")) {
		c->busy = TRUE;
		return;
	}
	put(c, key, deps, facts);
	if (!c->pending++)
		c->since = g_get_monotonic_time();
	if (c->pending >= ROWS_PER_COMMIT || g_get_monotonic_time() - c->since > G_USEC_PER_SEC) {
		run(c, "COMMIT");
		c->pending = 0;
	}
}
