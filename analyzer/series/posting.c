/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * One posting per maintainer tree and at most 15 patches in each.  A posting has a folder
 * of its own, so that one "git send-email" of the folder sends one thread; its name is the
 * tree's, and so the same for a later version.
 */
#include "posting.h"

#include <string.h>

static void posting_free(gpointer data)
{
	struct posting *p = data;

	g_free(p->folder);
	g_free(p->title);
	g_ptr_array_free(p->patches, TRUE);
	g_free(p);
}

static struct posting *posting_new(const char *folder, guint number, const char *title)
{
	struct posting *p = g_new0(struct posting, 1);

	p->folder = number > 1 ? g_strdup_printf("%s-%u", folder, number) : g_strdup(folder);
	p->title = g_strdup(title);
	p->patches = g_ptr_array_new();
	return p;
}

/* The posting with room for the patch. */
static struct posting *find(GPtrArray *postings, const struct patch *patch)
{
	const char *folder = patch->people.destination ? patch->people.destination : "other";
	struct posting *p;
	guint number = 1;

	for (guint i = 0; i < postings->len; i++) {
		gsize n = strlen(folder);

		p = g_ptr_array_index(postings, i);
		if (!g_str_has_prefix(p->folder, folder) || (p->folder[n] && p->folder[n] != '-') ||
		    g_strcmp0(p->title, patch->people.title))
			continue;
		if (p->patches->len < POSTING_PATCHES)
			return p;
		number++;
	}
	p = posting_new(folder, number, patch->people.title);
	g_ptr_array_add(postings, p);
	return p;
}

static gint by_folder(gconstpointer a, gconstpointer b)
{
	return strcmp((*(struct posting *const *)a)->folder, (*(struct posting *const *)b)->folder);
}

GPtrArray *postings_of(const struct series *s)
{
	GPtrArray *postings = g_ptr_array_new_with_free_func(posting_free);

	for (guint i = 0; i < s->patches->len; i++) {
		struct patch *patch = g_ptr_array_index(s->patches, i);

		g_ptr_array_add(find(postings, patch)->patches, patch);
	}
	g_ptr_array_sort(postings, by_folder);
	if (postings->len == 1)
		*((struct posting *)postings->pdata[0])->folder = '\0';
	return postings;
}

static void add_all(GPtrArray *all, const GPtrArray *more, const GPtrArray *except)
{
	for (guint i = 0; i < more->len; i++) {
		gpointer text = more->pdata[i];

		if (!g_ptr_array_find_with_equal_func(all, text, g_str_equal, NULL) &&
		    !(except && g_ptr_array_find_with_equal_func((GPtrArray *)except, text,
								 g_str_equal, NULL)))
			g_ptr_array_add(all, text);
	}
}

void posting_people(const struct posting *p, GPtrArray *to, GPtrArray *cc)
{
	for (guint i = 0; i < p->patches->len; i++)
		add_all(to, ((struct patch *)p->patches->pdata[i])->people.to, NULL);
	for (guint i = 0; i < p->patches->len; i++)
		add_all(cc, ((struct patch *)p->patches->pdata[i])->people.cc, to);
}
