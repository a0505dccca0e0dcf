/* SPDX-License-Identifier: GPL-2.0-only */
/* The textual pass over many files. */
#include "scan.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api.h"
#include "scan_text.h"

/* Shared by the threads; each takes the next file. */
struct scan_run {
	const struct tree *tree;
	GArray *files; /* struct scanned */
	gboolean deep;
	gint next;
	GMutex lock; /* of wrappers */
	GPtrArray *wrappers; /* char *: names that headers give to a flush */
	const GPtrArray *names; /* second round: what to look for */
};

/* A buffer that a thread reads one file after the other into. */
struct buffer {
	char *data;
	gsize size, length;
};

static void fill_buffer(struct buffer *b, GBytes *bytes)
{
	gconstpointer data = g_bytes_get_data(bytes, &b->length);

	if (b->length + 1 > b->size) {
		b->size = b->length + 1;
		b->data = g_realloc(b->data, b->size);
	}
	if (b->length)
		memcpy(b->data, data, b->length);
}

static gboolean read_file(const struct tree *t, int root, const char *path, struct buffer *b)
{
	GBytes *bytes = NULL;
	struct stat st;
	ssize_t n = 0;
	int fd;

	if (tree_overlaid(t, path, &bytes)) {
		errno = ENOENT;
		if (bytes)
			fill_buffer(b, bytes);
		return bytes != NULL;
	}
	fd = openat(root, path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return FALSE;
	if (fstat(fd, &st) || S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		close(fd);
		return FALSE;
	}
	if ((gsize)st.st_size + 1 > b->size) {
		b->size = (gsize)st.st_size * 2 + 4096;
		b->data = g_realloc(b->data, b->size);
	}
	b->length = 0;
	while (b->length < b->size && (n = read(fd, b->data + b->length, b->size - b->length)) > 0)
		b->length += (gsize)n;
	close(fd);
	return n >= 0;
}

static void scan_one(struct scan_run *r, struct scanned *f, const struct buffer *b)
{
	gboolean header = !g_str_has_suffix(f->path, ".c");
	GPtrArray *wrappers;

	if (r->names) {
		for (guint i = 0; !header && i < r->names->len; i++) {
			const char *name = g_ptr_array_index(r->names, i);

			if (memmem(b->data, b->length, name, strlen(name)))
				f->bits |= SCAN_WRAPPER;
		}
		return;
	}
	if (!r->deep && !scan_may_flush(b->data, b->length))
		return;
	wrappers = header ? g_ptr_array_new() : NULL;
	scan_text(r->tree, b->data, b->length, f, wrappers);
	if (!header)
		return;
	g_mutex_lock(&r->lock);
	for (guint i = 0; i < wrappers->len; i++)
		g_ptr_array_add(r->wrappers, g_ptr_array_index(wrappers, i));
	g_mutex_unlock(&r->lock);
	g_ptr_array_free(wrappers, TRUE);
}

static gpointer scan_thread(gpointer data)
{
	struct scan_run *r = data;
	struct buffer b = { NULL, 0, 0 };
	int root = open(r->tree->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	for (;;) {
		guint i = (guint)g_atomic_int_add(&r->next, 1);
		struct scanned *f;

		if (i >= r->files->len)
			break;
		f = &g_array_index(r->files, struct scanned, i);
		if (read_file(r->tree, root, f->path, &b))
			scan_one(r, f, &b);
		else if (!f->reason)
			f->reason = g_strdup(g_strerror(errno));
	}
	if (root >= 0)
		close(root);
	g_free(b.data);
	return NULL;
}

static void run_threads(struct scan_run *r, unsigned int jobs)
{
	GThread **threads = g_new0(GThread *, jobs);

	r->next = 0;
	for (unsigned int i = 0; i < jobs; i++)
		threads[i] = g_thread_new("scan", scan_thread, r);
	for (unsigned int i = 0; i < jobs; i++)
		g_thread_join(threads[i]);
	g_free(threads);
}

static void scanned_clear(gpointer data)
{
	g_free(((struct scanned *)data)->reason);
}

/* The API's own header defines flush_scheduled_work(): not a wrapper but the thing itself. */
static GPtrArray *wrapper_names(const GPtrArray *found)
{
	GHashTable *set = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *names = g_ptr_array_new();

	for (guint i = 0; i < found->len; i++) {
		char *name = g_ptr_array_index(found, i);

		if (!api_find(name) && g_hash_table_add(set, name))
			g_ptr_array_add(names, name);
	}
	g_hash_table_unref(set);
	return names;
}

GArray *scan_files(const struct tree *t, const GPtrArray *paths, gboolean deep, unsigned int jobs)
{
	struct scan_run r = { .tree = t, .deep = deep };
	GPtrArray *names;

	r.files = g_array_sized_new(FALSE, TRUE, sizeof(struct scanned), paths->len);
	g_array_set_clear_func(r.files, scanned_clear);
	r.wrappers = g_ptr_array_new_with_free_func(g_free);
	g_mutex_init(&r.lock);
	for (guint i = 0; i < paths->len; i++) {
		struct scanned f = { .path = g_ptr_array_index(paths, i) };

		g_array_append_val(r.files, f);
	}
	run_threads(&r, MAX(jobs, 1u));
	names = wrapper_names(r.wrappers);
	if (names->len) {
		r.names = names;
		run_threads(&r, MAX(jobs, 1u));
	}
	g_ptr_array_free(names, TRUE);
	g_ptr_array_unref(r.wrappers);
	g_mutex_clear(&r.lock);
	return r.files;
}
