/* SPDX-License-Identifier: GPL-2.0-only */
/* Reads Kconfig files into symbols with their types, defaults and conditions. */
#include "parse/kconfig.h"

#include <string.h>

/* Where the reader is: the enclosing blocks and the entry that attributes belong to. */
struct reader {
	struct kconfig *k;
	GPtrArray *conditions; /* char *: of the enclosing if and menu blocks, "" for none */
	struct kconfig_symbol *symbol;
	struct kconfig_choice *choice;
	gboolean in_choice_head; /* attributes belong to the choice itself */
	gboolean in_menu_head; /* "depends on" belongs to the innermost menu */
	gboolean lax; /* of the current file */
	unsigned int depth;
};

static void read_file(struct reader *r, const char *path);

/* If text starts with the keyword as a whole word: what follows it; else NULL. */
static char *after_word(char *text, const char *word)
{
	while (*word != '\0')
		if (*text++ != *word++)
			return NULL;
	if (*text != '\0' && !g_ascii_isspace(*text))
		return NULL;
	while (g_ascii_isspace(*text))
		text++;
	return text;
}

/* Cuts text at " if " outside of quotes; returns the condition or NULL. */
static char *cut_condition(char *text)
{
	char quote = '\0';

	for (char *p = text; *p != '\0'; p++) {
		if (quote != '\0' && *p == '\\' && p[1] != '\0')
			p++;
		else if (quote != '\0')
			quote = *p == quote ? '\0' : quote;
		else if (*p == '"' || *p == '\'')
			quote = *p;
		else if (g_ascii_isspace(*p) && after_word(p + 1, "if") != NULL) {
			*p = '\0';
			return g_strchug(p + 3);
		}
	}
	return NULL;
}

static void add_rule(GPtrArray *rules, const char *value, const char *condition)
{
	struct kconfig_rule *rule = g_new0(struct kconfig_rule, 1);

	rule->value = g_strdup(value);
	g_strchomp(rule->value);
	rule->condition = g_strdup(condition);
	g_ptr_array_add(rules, rule);
}

/* "select X if C" of symbol S is kept with X, joined with S. */
static void add_select(struct reader *r, char *rest)
{
	char *condition = cut_condition(rest);

	if (!r->symbol)
		return;
	g_strchomp(rest);
	add_rule(kconfig_symbol(r->k, rest, TRUE)->selected, r->symbol->name, condition);
}

static void add_default(struct reader *r, char *rest)
{
	char *condition = cut_condition(rest);

	if (r->in_choice_head)
		add_rule(r->choice->defaults, rest, condition);
	else if (r->symbol)
		add_rule(r->symbol->defaults, rest, condition);
}

static void add_depends(struct reader *r, const char *condition)
{
	if (r->in_menu_head && r->conditions->len > 0) {
		char **top = (char **)&r->conditions->pdata[r->conditions->len - 1];
		char *joined = **top == '\0' ? g_strdup(condition) :
					       g_strdup_printf("(%s) && (%s)", *top, condition);

		g_free(*top);
		*top = joined;
	} else if (r->symbol && !r->in_choice_head) {
		g_ptr_array_add(r->symbol->depends, g_strdup(condition));
	}
}

static void set_type(struct reader *r, enum kconfig_type type, char *rest, gboolean is_default)
{
	if (!r->symbol || r->in_choice_head)
		return;
	if (r->symbol->type == KCONFIG_UNKNOWN)
		r->symbol->type = type;
	if (is_default)
		add_default(r, rest);
	else if (*rest != '\0')
		r->symbol->prompt = TRUE;
}

/* An attribute of the current entry; FALSE if line is none. */
static gboolean read_attribute(struct reader *r, char *line)
{
	static const struct {
		const char *word;
		enum kconfig_type type;
		gboolean is_default;
	} types[] = {
		{ "bool", KCONFIG_BOOL, FALSE },     { "boolean", KCONFIG_BOOL, FALSE },
		{ "tristate", KCONFIG_BOOL, FALSE }, { "int", KCONFIG_INT, FALSE },
		{ "hex", KCONFIG_HEX, FALSE },	     { "string", KCONFIG_STRING, FALSE },
		{ "def_bool", KCONFIG_BOOL, TRUE },  { "def_tristate", KCONFIG_BOOL, TRUE },
	};
	char *rest;

	for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
		rest = after_word(line, types[i].word);
		if (rest) {
			set_type(r, types[i].type, rest, types[i].is_default);
			return TRUE;
		}
	}
	rest = after_word(line, "default");
	if (rest)
		add_default(r, rest);
	else if ((rest = after_word(line, "depends")) != NULL)
		add_depends(r, g_str_has_prefix(rest, "on") ? g_strchug(rest + 2) : rest);
	else if ((rest = after_word(line, "select")) != NULL)
		add_select(r, rest);
	else if (after_word(line, "prompt") && r->symbol && !r->in_choice_head)
		r->symbol->prompt = TRUE;
	else
		return FALSE;
	return TRUE;
}

static void start_symbol(struct reader *r, char *name)
{
	g_strchomp(name);
	r->symbol = kconfig_symbol(r->k, name, TRUE);
	r->symbol->lax = r->lax;
	r->in_choice_head = FALSE;
	r->in_menu_head = FALSE;
	for (guint i = 0; i < r->conditions->len; i++) {
		const char *c = g_ptr_array_index(r->conditions, i);

		if (*c != '\0')
			g_ptr_array_add(r->symbol->depends, g_strdup(c));
	}
	if (r->choice && !r->symbol->choice) {
		r->symbol->choice = r->choice;
		g_ptr_array_add(r->choice->members, r->symbol);
	}
}

static void enter_block(struct reader *r, const char *condition, gboolean menu)
{
	g_ptr_array_add(r->conditions, g_strdup(condition));
	r->symbol = NULL;
	r->in_choice_head = FALSE;
	r->in_menu_head = menu;
}

static void start_choice(struct reader *r)
{
	r->choice = kconfig_add_choice(r->k);
	enter_block(r, "", TRUE);
	r->in_choice_head = TRUE;
}

static void leave_block(struct reader *r)
{
	if (r->conditions->len > 0)
		g_ptr_array_remove_index(r->conditions, r->conditions->len - 1);
	r->symbol = NULL;
	r->in_menu_head = FALSE;
	r->in_choice_head = FALSE;
}

static void end_choice(struct reader *r)
{
	if (r->choice)
		leave_block(r);
	r->choice = NULL;
}

static void end_entry(struct reader *r)
{
	r->symbol = NULL;
	r->in_menu_head = FALSE;
	r->in_choice_head = FALSE;
}

static void replace_arch(struct reader *r, GString *path)
{
	static const char *const names[] = { "$(SRCARCH)", "${SRCARCH}", "$SRCARCH", "$(ARCH)" };
	static const char *const here[] = { "$(srctree)/", "$srctree/" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		g_string_replace(path, names[i], r->k->arch, 0);
	for (size_t i = 0; i < G_N_ELEMENTS(here); i++)
		g_string_replace(path, here[i], "", 0);
}

/* source "a/b" is relative to the root, rsource "b" to the folder of this file. */
static void read_source(struct reader *r, char *rest, const char *from)
{
	GString *path = g_string_new(NULL);

	g_strchomp(rest);
	if ((*rest == '"' || *rest == '\'') && rest[1] != '\0') {
		rest[strlen(rest) - 1] = '\0';
		rest++;
	}
	if (from) {
		char *folder = g_path_get_dirname(from);

		g_string_append_printf(path, "%s/", folder);
		g_free(folder);
	}
	g_string_append(path, rest);
	replace_arch(r, path);
	end_entry(r);
	if (strchr(path->str, '*') == NULL)
		read_file(r, path->str);
	g_string_free(path, TRUE);
}

static void read_line(struct reader *r, char *line, const char *path)
{
	char *rest;

	if ((rest = after_word(line, "config")) || (rest = after_word(line, "menuconfig")))
		start_symbol(r, rest);
	else if ((rest = after_word(line, "source")) || (rest = after_word(line, "osource")))
		read_source(r, rest, NULL);
	else if ((rest = after_word(line, "rsource")) || (rest = after_word(line, "orsource")))
		read_source(r, rest, path);
	else if ((rest = after_word(line, "if")))
		enter_block(r, rest, FALSE);
	else if (after_word(line, "menu"))
		enter_block(r, "", TRUE);
	else if (after_word(line, "endif") || after_word(line, "endmenu"))
		leave_block(r);
	else if (after_word(line, "choice"))
		start_choice(r);
	else if (after_word(line, "endchoice"))
		end_choice(r);
	else if (after_word(line, "comment"))
		end_entry(r);
	else
		read_attribute(r, line);
}

static unsigned int indent_of(const char *line)
{
	unsigned int n = 0;

	for (; *line == ' ' || *line == '\t'; line++)
		n = *line == '\t' ? (n | 7) + 1 : n + 1;
	return n;
}

static void cut_comment(char *line)
{
	char quote = '\0';

	for (; *line != '\0'; line++) {
		if (quote != '\0')
			quote = *line == quote ? '\0' : quote;
		else if (*line == '"' || *line == '\'')
			quote = *line;
		else if (*line == '#')
			*line = '\0', line--;
	}
}

/* Help texts end at the first line that is indented less than their first one. */
static gboolean in_help(const char *line, int *help)
{
	unsigned int indent = indent_of(line);

	if (*help < 0)
		return FALSE;
	if (line[strspn(line, " \t\r")] == '\0')
		return TRUE;
	if (*help == 0 && indent > 0)
		*help = (int)indent;
	if (indent > 0 && (int)indent >= *help)
		return TRUE;
	*help = -1;
	return FALSE;
}

static void read_lines(struct reader *r, char *text, const char *path)
{
	int help = -1;

	for (char *next, *line = text; line; line = next) {
		next = strchr(line, '\n');
		while (next && next > line && next[-1] == '\\') {
			next[-1] = next[0] = ' ';
			next = strchr(next, '\n');
		}
		if (next)
			*next++ = '\0';
		if (in_help(line, &help))
			continue;
		cut_comment(line);
		g_strstrip(line);
		if (after_word(line, "help") || after_word(line, "---help---"))
			help = 0;
		else if (*line != '\0')
			read_line(r, line, path);
	}
}

static gboolean is_driver(const char *path)
{
	static const char *const folders[] = { "drivers/", "net/", "sound/", "fs/", "crypto/" };

	for (size_t i = 0; i < G_N_ELEMENTS(folders); i++)
		if (g_str_has_prefix(path, folders[i]))
			return TRUE;
	return FALSE;
}

static void read_file(struct reader *r, const char *path)
{
	char *full, *text = NULL;
	gboolean lax = r->lax;

	if (r->depth > 30 || !g_hash_table_add(r->k->files, g_strdup(path)))
		return;
	full = g_build_filename(r->k->root, path, NULL);
	r->lax = is_driver(path);
	r->depth++;
	if (g_file_get_contents(full, &text, NULL, NULL))
		read_lines(r, text, path);
	r->depth--;
	r->lax = lax;
	r->symbol = NULL;
	g_free(text);
	g_free(full);
}

void kconfig_read(struct kconfig *k)
{
	struct reader r = { .k = k };

	r.conditions = g_ptr_array_new_with_free_func(g_free);
	read_file(&r, "Kconfig");
	g_ptr_array_unref(r.conditions);
}
