/* SPDX-License-Identifier: GPL-2.0-only */
/* Blobs, trees and commits. */
#include <string.h>

#include "base/log.h"
#include "repo.h"

static int quiet(const struct repo *r, const char *input, const char *const *args)
{
	struct child_result out;

	if (repo_run(r, input, &out, args) < 0)
		return -1;
	child_result_clear(&out);
	return 0;
}

static int add_file(const struct repo *r, const struct edited_file *f)
{
	static const char *const hash[] = { "hash-object", "-w", "--stdin", "--no-filters", NULL };
	g_autofree char *blob = repo_line(r, f->text, hash);
	g_autofree char *entry = blob ? g_strdup_printf("100644,%s,%s", blob, f->path) : NULL;
	const char *const add[] = { "update-index", "--add", "--cacheinfo", entry, NULL };

	return blob ? quiet(r, NULL, add) : -1;
}

static char *commit(const struct repo *r, const char *parent, const char *message)
{
	static const char *const write_tree[] = { "write-tree", NULL };
	g_autofree char *tree = repo_line(r, NULL, write_tree);
	const char *const args[] = { "commit-tree", tree, "-F", "-", parent ? "-p" : NULL, parent, NULL };

	return tree ? repo_line(r, message, args) : NULL;
}

int repo_add_files(struct repo *r, const struct edits *e)
{
	char *head;

	if (!r->is_own)
		return 0;
	if (r->head && repo_start(r) < 0)
		return -1;
	for (guint i = 0; i < e->files->len; i++)
		if (add_file(r, e->files->pdata[i]) < 0)
			return -1;
	head = commit(r, NULL, "the files as they are\n");
	g_free(r->head);
	r->head = head;
	return head ? 0 : -1;
}

int repo_start(const struct repo *r)
{
	const char *const args[] = { "read-tree", r->head, NULL };

	return quiet(r, NULL, args);
}

char *repo_commit(const struct repo *r, const char *parent, const char *diff, const char *message)
{
	g_autofree char *directory = g_strconcat("--directory=", r->prefix, NULL);
	const char *const plain[] = { "apply", "--cached", "-p1", "-", NULL };
	const char *const below[] = { "apply", "--cached", "-p1", directory, "-", NULL };

	if (quiet(r, diff, *r->prefix ? below : plain) < 0)
		return NULL;
	return commit(r, parent, message);
}
