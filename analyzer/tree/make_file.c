/* SPDX-License-Identifier: GPL-2.0-only */
/* Reading a Makefile: from bytes to logical lines. */
#include <string.h>

#include "makefile.h"
#include "tree_private.h"

enum {
	MAX_NESTING = 40, /* of include; amdgpu needs 4 */
	MAX_FILES = 2000, /* for one folder; nouveau has about 100 */
};

static void rule_free(gpointer data)
{
	struct make_rule *rule = data;

	g_free(rule->target);
	g_free(rule->source);
	g_free(rule);
}

struct makefile *makefile_new(const char *root, const char *dir)
{
	struct makefile *m = g_new0(struct makefile, 1);

	m->root = root;
	m->dir = dir;
	m->vars = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, make_var_free);
	m->fixed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	m->configs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	m->frames = g_ptr_array_new();
	m->rules = g_ptr_array_new_with_free_func(rule_free);
	m->reading = g_ptr_array_new_with_free_func(g_free);
	m->budget = MAKEFILE_BUDGET;
	return m;
}

void makefile_free(struct makefile *m)
{
	g_hash_table_destroy(m->vars);
	g_hash_table_destroy(m->fixed);
	g_hash_table_destroy(m->configs);
	g_ptr_array_free(m->frames, TRUE);
	g_ptr_array_free(m->rules, TRUE);
	g_ptr_array_free(m->reading, TRUE);
	if (m->define)
		g_string_free(m->define, TRUE);
	g_free(m->define_name);
	g_free(m);
}

gboolean makefile_spend(struct makefile *m, size_t amount)
{
	if (m->budget > 0)
		m->budget -= (long)MIN(amount, MAKEFILE_BUDGET);
	return m->budget > 0;
}

/*
 * Appends one physical line without its newline and carriage return; control characters, which
 * would look like our marks, become blanks.
 */
static void add_clean(GString *line, const char *text, size_t len)
{
	gsize i = line->len;

	if (len && text[len - 1] == '\r')
		len--;
	g_string_append_len(line, text, (gssize)len);
	for (; i < line->len; i++) {
		if ((unsigned char)line->str[i] < ' ' && line->str[i] != '\t')
			line->str[i] = ' ';
	}
}

/* An odd number of backslashes at the end: the line goes on. */
static gboolean continues(const GString *line)
{
	gsize n = 0;

	while (n < line->len && line->str[line->len - 1 - n] == '\\')
		n++;
	return n % 2 == 1;
}

/* Joins the lines that backslashes connect; returns the text after them. */
static const char *next_line(GString *line, const char *p)
{
	g_string_truncate(line, 0);
	for (;;) {
		size_t len = strcspn(p, "\n");

		add_clean(line, p, len);
		p += len;
		if (*p)
			p++;
		if (!*p || !continues(line))
			return p;
		line->str[line->len - 1] = ' ';
		while (*p == ' ' || *p == '\t')
			p++;
	}
}

void makefile_text(struct makefile *m, const char *text)
{
	GString *line = g_string_new(NULL);
	const char *p = text;

	while (*p && makefile_spend(m, 50)) {
		p = next_line(line, p);
		makefile_spend(m, line->len);
		makefile_line(m, line->str, line->str[0] == '\t');
	}
	g_string_free(line, TRUE);
}

static gboolean is_being_read(const struct makefile *m, const char *path)
{
	unsigned int i;

	for (i = 0; i < m->reading->len; i++) {
		if (!strcmp(g_ptr_array_index(m->reading, i), path))
			return TRUE;
	}
	return FALSE;
}

void makefile_read(struct makefile *m, const char *path)
{
	unsigned int frames = m->frames->len;
	char *text;

	if (m->reading->len >= MAX_NESTING || m->included >= MAX_FILES || is_being_read(m, path))
		return;
	text = file_text(path);
	if (!text)
		return;
	m->included++;
	makefile_spend(m, 20000);
	g_ptr_array_add(m->reading, g_strdup(path));
	makefile_text(m, text);
	/* what the file left open ends with it */
	while (m->frames->len > frames)
		make_frame_close(m);
	if (m->define) {
		g_string_free(m->define, TRUE);
		m->define = NULL;
		g_clear_pointer(&m->define_name, g_free);
	}
	m->in_rule = FALSE;
	g_ptr_array_set_size(m->reading, (int)m->reading->len - 1);
	g_free(text);
}
