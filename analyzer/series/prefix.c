/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What Coccinelle's splitpatch does: per file, the tags in front of each subject are
 * counted, those of recent commits for more; commits that touched only files of this patch beat
 * all others; and the tags that rank best over all files win.  On top of that: the form
 * "crypto: atmel-ecc - ", and files that do not agree.
 */
#include "prefix.h"

#include <string.h>

struct tally {
	double weight;
	guint rank;
};

/* Length of the tags in front: words with a colon at the end, then maybe "driver - ". */
static gsize tags_length(const char *subject, gboolean with_driver)
{
	gsize end = 0;
	const char *at = subject;

	for (;;) {
		gsize n = strcspn(at, " ");

		if (!n || at[n - 1] != ':' || at[n] != ' ')
			break;
		at += n + strspn(at + n, " ");
		end = (gsize)(at - subject);
	}
	if (end && with_driver) {
		gsize n = strcspn(at, " ");

		if (n && g_str_has_prefix(at + n, " - "))
			end += n + strlen(" - ");
	}
	return end;
}

static gboolean has(const char *const *list, const char *word)
{
	for (; *list; list++)
		if (g_str_equal(*list, word))
			return TRUE;
	return FALSE;
}

/* '0' in front of tags of a commit that touched nothing else, which are the better ones. */
static char *key_of(const struct past *p, const char *const *files, gboolean with_driver)
{
	gsize n = tags_length(p->subject, with_driver);
	gboolean only = TRUE;

	if (!n || g_str_has_prefix(p->subject, "treewide:") ||
	    g_str_has_prefix(p->subject, "tree-wide:"))
		return NULL;
	for (const char *const *f = p->files; *f && only; f++)
		only = has(files, *f);
	return g_strdup_printf("%c%.*s", only ? '0' : '1', (int)n, p->subject);
}

static gint by_weight(gconstpointer a, gconstpointer b, gpointer table)
{
	const struct tally *x = g_hash_table_lookup(table, *(const char *const *)a);
	const struct tally *y = g_hash_table_lookup(table, *(const char *const *)b);

	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void rank(GHashTable *table)
{
	GPtrArray *keys = g_ptr_array_new();
	GHashTableIter it;
	gpointer key;

	g_hash_table_iter_init(&it, table);
	while (g_hash_table_iter_next(&it, &key, NULL))
		g_ptr_array_add(keys, key);
	g_ptr_array_sort_with_data(keys, by_weight, table);
	for (guint i = 0; i < keys->len; i++)
		((struct tally *)g_hash_table_lookup(table, keys->pdata[i]))->rank = i + 1;
	g_ptr_array_free(keys, TRUE);
}

/* Tags of the commits that touched the file -> struct tally. */
static GHashTable *count(const GArray *past, const char *const *files, const char *file,
			 gboolean with_driver)
{
	GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	GPtrArray *keys = g_ptr_array_new();
	guint step;

	for (guint i = 0; i < past->len; i++) {
		const struct past *p = &g_array_index(past, struct past, i);
		char *key = has(p->files, file) ? key_of(p, files, with_driver) : NULL;

		if (key)
			g_ptr_array_add(keys, key);
	}
	/* the newest fifth counts in full, the next for a half, ... */
	step = (keys->len / 10 + 1) * 2;
	for (guint i = 0; i < keys->len; i++) {
		struct tally *t = g_hash_table_lookup(table, keys->pdata[i]);

		if (!t) {
			t = g_new0(struct tally, 1);
			g_hash_table_insert(table, g_strdup(keys->pdata[i]), t);
		}
		t->weight += 1.0 / ((i + 1) / step + 1);
	}
	g_ptr_array_set_free_func(keys, g_free);
	g_ptr_array_free(keys, TRUE);
	rank(table);
	return table;
}

/* Where the key stands over all files with a history; 0: one of them does not have it. */
static guint standing(const GPtrArray *tables, const char *key)
{
	guint sum = 0;

	for (guint i = 0; i < tables->len; i++) {
		const struct tally *t = g_hash_table_lookup(tables->pdata[i], key);

		if (!t)
			return 0;
		sum += t->rank;
	}
	return sum;
}

/* The best tags that all files share. */
static char *choose(const GPtrArray *tables)
{
	const char *best = NULL;
	guint best_sum = 0;
	GHashTableIter it;
	gpointer key;

	if (!tables->len)
		return NULL;
	g_hash_table_iter_init(&it, tables->pdata[0]);
	while (g_hash_table_iter_next(&it, &key, NULL)) {
		const char *k = key;
		guint sum = standing(tables, k);
		int order = !best ? -1 : *k - *best;

		if (!order)
			order = sum != best_sum ? (sum < best_sum ? -1 : 1) : strcmp(k, best);
		if (sum && order < 0) {
			best = k;
			best_sum = sum;
		}
	}
	return best ? g_strdup(best + 1) : NULL;
}

static char *learn(const GArray *past, const char *const *files, gboolean with_driver)
{
	GPtrArray *tables = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref);
	char *text;

	for (const char *const *f = files; *f; f++) {
		GHashTable *table = count(past, files, *f, with_driver);

		if (g_hash_table_size(table))
			g_ptr_array_add(tables, table);
		else
			g_hash_table_unref(table);
	}
	text = choose(tables);
	g_ptr_array_unref(tables);
	return text;
}

/* The drivers that stand after these tags, in a set. */
static GHashTable *drivers_after(const GArray *past, const char *tags, guint *others)
{
	GHashTable *drivers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	*others = 0;
	for (guint i = 0; i < past->len; i++) {
		const char *s = g_array_index(past, struct past, i).subject;
		gsize n = strlen(tags), all = tags_length(s, TRUE);

		if (!g_str_has_prefix(s, tags))
			continue;
		if (all > n)
			g_hash_table_add(drivers, g_strndup(s + n, all - n - strlen(" - ")));
		else
			++*others;
	}
	return drivers;
}

/* "atmel" of atmel-ecc and atmel-sha204a; NULL if they share less than three letters. */
static char *shared_part(GHashTable *drivers)
{
	GHashTableIter it;
	gpointer key;
	char *stem = NULL;
	gsize n;

	g_hash_table_iter_init(&it, drivers);
	while (g_hash_table_iter_next(&it, &key, NULL)) {
		gsize i = 0;

		if (!stem)
			stem = g_strdup(key);
		while (stem[i] && stem[i] == ((char *)key)[i])
			i++;
		stem[i] = '\0';
	}
	n = stem ? strlen(stem) : 0;
	while (n && strchr("-_/", stem[n - 1]))
		stem[--n] = '\0';
	if (n >= 3)
		return stem;
	g_free(stem);
	return NULL;
}

/* The files agree on "crypto: " only: several drivers of a subsystem that names the driver. */
static char *add_driver(const GArray *past, char *tags, const char *name)
{
	guint others, n;
	GHashTable *drivers = drivers_after(past, tags, &others);
	g_autofree char *stem = shared_part(drivers);
	char *whole = NULL;

	n = g_hash_table_size(drivers);
	if (n > others)
		whole = g_strconcat(tags, stem ? stem : name, " - ", NULL);
	g_hash_table_unref(drivers);
	if (!whole)
		return tags;
	g_free(tags);
	return whole;
}

/* Do more commits with these tags go on with a capital letter than without? */
static gboolean is_capital(const GArray *past, const char *tags)
{
	int more = 0;

	for (guint i = 0; i < past->len; i++) {
		const char *s = g_array_index(past, struct past, i).subject;
		gsize n = tags_length(s, TRUE);

		if (g_str_has_prefix(s, tags))
			more += g_ascii_isupper(s[n]) ? 1 : -1;
	}
	return more > 0;
}

struct prefix prefix_learn(const GArray *past, const char *const *files, const char *name)
{
	struct prefix p = { learn(past, files, TRUE), FALSE };
	gboolean is_short = !p.text;

	if (is_short)
		p.text = learn(past, files, FALSE);
	if (!p.text)
		return p;
	p.capital = is_capital(past, p.text);
	if (is_short)
		p.text = add_driver(past, p.text, name);
	return p;
}

/* How subsystems that do not write "folder: driver: " want it. */
static const struct {
	const char *folder, *form;
} forms[] = {
	{ "drivers/crypto/", "crypto: %s - " }, { "crypto/", "crypto: %s - " },
	{ "drivers/input/", "Input: %s - " },	{ "drivers/gpu/drm/", "drm/%s: " },
	{ "drivers/infiniband/", "RDMA/%s: " }, { "sound/soc/", "ASoC: %s: " },
	{ "sound/", "ALSA: %s: " },		{ "drivers/usb/", "USB: %s: " },
	{ "drivers/acpi/", "ACPI: %s: " },	{ "drivers/hid/", "HID: %s: " },
	{ "drivers/pci/", "PCI: %s: " },	{ "drivers/net/", "%s: " },
	{ "drivers/net/wireless/", "wifi: %s: " },
};

char *prefix_of_path(const char *folder, const char *module)
{
	g_auto(GStrv) parts = g_strsplit(folder, "/", -1);
	g_autofree char *whole = g_strconcat(folder, "/", NULL);
	const char *form = NULL, *area = parts[0];
	gsize longest = 0;

	for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
		if (!g_str_has_prefix(whole, forms[i].folder) || strlen(forms[i].folder) <= longest)
			continue;
		longest = strlen(forms[i].folder);
		form = forms[i].form;
	}
	if (form) {
		const char *hole = strstr(form, "%s");

		return g_strdup_printf("%.*s%s%s", (int)(hole - form), form, module, hole + 2);
	}
	if (area && g_str_equal(area, "drivers") && parts[1])
		area = parts[1];
	if (area && g_str_equal(area, "staging") && parts[1] && parts[2])
		return g_strdup_printf("staging: %s: ", module);
	if (!area || !*area || g_str_equal(area, ".") || g_str_equal(area, module))
		return g_strdup_printf("%s: ", module);
	return g_strdup_printf("%s: %s: ", area, module);
}
