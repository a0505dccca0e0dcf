/* SPDX-License-Identifier: GPL-2.0-only */
/* Which symbols of the tree's Kconfig files are on, and the autoconf.h that says so. */
#include "parse/kconfig.h"

#include <string.h>

/* MAYBE: a driver depends on a symbol that no file of this architecture knows. */
enum truth { NO, MAYBE, YES };

struct expression {
	struct kconfig *k;
	const char *at;
	gboolean lax;
	unsigned int depth; /* of parentheses and negations */
};

enum { MAX_DEPTH = 100 }; /* more is no Kconfig file */

static enum truth read_or(struct expression *e);

static void skip_space(struct expression *e)
{
	while (g_ascii_isspace(*e->at))
		e->at++;
}

static gboolean accept(struct expression *e, const char *token)
{
	const char *at;

	skip_space(e);
	for (at = e->at; *token != '\0'; token++)
		if (*at++ != *token)
			return FALSE;
	e->at = at;
	return TRUE;
}

enum { WORD_SIZE = 256 };

static void copy_word(char out[WORD_SIZE], const char *start, size_t n)
{
	n = MIN(n, WORD_SIZE - 1);
	memcpy(out, start, n);
	out[n] = '\0';
}

static void skip_macro_call(struct expression *e)
{
	unsigned int depth = 0;

	for (e->at++; *e->at != '\0'; e->at++) {
		depth += *e->at == '(';
		depth -= *e->at == ')';
		if (depth == 0) {
			e->at++;
			return;
		}
	}
}

/* A symbol, number or "text" without its quotes; $(macro call) is taken as y. */
static void read_word(struct expression *e, char out[WORD_SIZE])
{
	const char *start = e->at;

	if (*start == '"' || *start == '\'') {
		const char *end = strchr(start + 1, *start);

		copy_word(out, start + 1, end ? (size_t)(end - start - 1) : strlen(start + 1));
		e->at = end ? end + 1 : start + strlen(start);
	} else if (start[0] == '$' && start[1] == '(') {
		skip_macro_call(e);
		copy_word(out, "y", 1);
	} else {
		while (g_ascii_isalnum(*e->at) || (*e->at != '\0' && strchr("_-./", *e->at)))
			e->at++;
		copy_word(out, start, (size_t)(e->at - start));
	}
}

/* What a word stands for in a comparison. */
static const char *value_of(struct kconfig *k, const char *word)
{
	const struct kconfig_symbol *s = kconfig_symbol(k, word, FALSE);

	if (!s)
		return word;
	if (s->type == KCONFIG_BOOL)
		return s->on ? "y" : "n";
	return s->value ? s->value : "";
}

/* Drivers that need one of these are parsed for it, or lose little. */
static gboolean is_other_arch(const char *name)
{
	static const char *const names[] = { "ALPHA", "IA64",  "M68K",	  "MIPS",    "PARISC", "PPC",
					     "PPC32", "PPC64", "S390",	  "SPARC",   "SPARC32",
					     "SPARC64", "SUPERH", "UML" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i], name) == 0)
			return TRUE;
	return FALSE;
}

static enum truth truth_of(struct expression *e, const char *word)
{
	const struct kconfig_symbol *s = kconfig_symbol(e->k, word, FALSE);

	if (strcmp(word, "y") == 0 || strcmp(word, "m") == 0)
		return YES;
	if (strcmp(word, "n") == 0)
		return NO;
	if (s && s->fixed)
		return s->on ? YES : NO;
	if (!s || s->type == KCONFIG_UNKNOWN)
		return e->lax && !is_other_arch(word) ? MAYBE : NO;
	return s->on ? YES : NO;
}

static enum truth compare(struct expression *e, const char *left, const char *op)
{
	char right[WORD_SIZE];
	const char *a, *b;
	gint64 difference;
	gboolean holds;

	skip_space(e);
	read_word(e, right);
	a = value_of(e->k, left);
	b = value_of(e->k, right);
	difference = g_ascii_isdigit(*a) && g_ascii_isdigit(*b) ?
			     g_ascii_strtoll(a, NULL, 0) - g_ascii_strtoll(b, NULL, 0) :
			     strcmp(a, b);
	if (strcmp(op, "!=") == 0)
		holds = difference != 0;
	else if (strcmp(op, "=") == 0)
		holds = difference == 0;
	else if (op[1] == '=')
		holds = op[0] == '<' ? difference <= 0 : difference >= 0;
	else
		holds = op[0] == '<' ? difference < 0 : difference > 0;
	return holds ? YES : NO;
}

/* A symbol, or a comparison of two. */
static enum truth read_comparison(struct expression *e)
{
	static const char *const ops[] = { "!=", "<=", ">=", "=", "<", ">" };
	char word[WORD_SIZE];

	read_word(e, word);
	for (size_t i = 0; i < G_N_ELEMENTS(ops); i++)
		if (accept(e, ops[i]))
			return compare(e, word, ops[i]);
	return truth_of(e, word);
}

static enum truth read_atom(struct expression *e)
{
	enum truth result = NO;

	if (e->depth >= MAX_DEPTH)
		return NO;
	e->depth++;
	if (accept(e, "!")) {
		result = YES - read_atom(e);
	} else if (accept(e, "(")) {
		result = read_or(e);
		accept(e, ")");
	} else {
		result = read_comparison(e);
	}
	e->depth--;
	return result;
}

static enum truth read_and(struct expression *e)
{
	enum truth result = read_atom(e);

	while (accept(e, "&&")) {
		enum truth right = read_atom(e);

		result = MIN(result, right);
	}
	return result;
}

static enum truth read_or(struct expression *e)
{
	enum truth result = read_and(e);

	while (accept(e, "||")) {
		enum truth right = read_and(e);

		result = MAX(result, right);
	}
	return result;
}

gboolean kconfig_holds(struct kconfig *k, const char *condition, gboolean lax)
{
	struct expression e = { .k = k, .at = condition, .lax = lax };

	return !condition || read_or(&e) != NO;
}

static gboolean depends_hold(struct kconfig *k, const struct kconfig_symbol *s)
{
	for (guint i = 0; i < s->depends->len; i++)
		if (!kconfig_holds(k, g_ptr_array_index(s->depends, i), s->lax))
			return FALSE;
	return TRUE;
}

static gboolean is_selected(struct kconfig *k, const struct kconfig_symbol *s)
{
	for (guint i = 0; i < s->selected->len; i++) {
		const struct kconfig_rule *rule = g_ptr_array_index(s->selected, i);
		const struct kconfig_symbol *by = kconfig_symbol(k, rule->value, FALSE);

		if (by && by->on && kconfig_holds(k, rule->condition, by->lax))
			return TRUE;
	}
	return FALSE;
}

/* The value of the first default whose condition holds, or NULL. */
static const char *default_of(struct kconfig *k, const GPtrArray *rules, gboolean lax)
{
	for (guint i = 0; i < rules->len; i++) {
		const struct kconfig_rule *rule = g_ptr_array_index(rules, i);

		if (kconfig_holds(k, rule->condition, lax))
			return rule->value;
	}
	return NULL;
}

/* Whether s is the one member of its choice that is on. */
static gboolean is_chosen(struct kconfig *k, const struct kconfig_symbol *s)
{
	const char *name = default_of(k, s->choice->defaults, s->lax);
	const struct kconfig_symbol *chosen = name ? kconfig_symbol(k, name, FALSE) : NULL;

	for (guint i = 0; i < s->choice->members->len; i++) {
		const struct kconfig_symbol *other = g_ptr_array_index(s->choice->members, i);

		if (other->fixed && other->on)
			return FALSE;
	}
	if (chosen && chosen->choice == s->choice && depends_hold(k, chosen))
		return s == chosen;
	for (guint i = 0; i < s->choice->members->len; i++) {
		chosen = g_ptr_array_index(s->choice->members, i);
		if (depends_hold(k, chosen))
			return s == chosen;
	}
	return FALSE;
}

static gboolean bool_is_on(struct kconfig *k, const struct kconfig_symbol *s)
{
	const char *value;

	if (is_selected(k, s))
		return TRUE;
	if (!depends_hold(k, s))
		return FALSE;
	if (s->choice)
		return is_chosen(k, s);
	if (s->prompt)
		return TRUE;
	value = default_of(k, s->defaults, s->lax);
	return value && kconfig_holds(k, value, s->lax);
}

/* TRUE if the symbol changed. */
static gboolean decide_symbol(struct kconfig *k, struct kconfig_symbol *s)
{
	gboolean on;

	if (s->fixed || s->type == KCONFIG_UNKNOWN)
		return FALSE;
	if (s->type != KCONFIG_BOOL) {
		const char *value = default_of(k, s->defaults, s->lax);

		if (value && g_strcmp0(s->value, value) != 0) {
			g_free(s->value);
			s->value = g_strdup(value);
			return TRUE;
		}
		return FALSE;
	}
	on = bool_is_on(k, s);
	if (on == s->on)
		return FALSE;
	s->on = on;
	return TRUE;
}

struct preset {
	const char *pattern;
	const char *value; /* NULL: off; "y": on */
};

static const struct preset presets[] = {
#define CONFIG_OFF(pattern) { pattern, NULL },
#define CONFIG_SET(name, value) { name, value },
#include "parse/config.def"
#undef CONFIG_OFF
#undef CONFIG_SET
};

gboolean kconfig_kept_off(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(presets); i++)
		if (!presets[i].value && g_pattern_match_simple(presets[i].pattern, name))
			return TRUE;
	return FALSE;
}

static void preset_symbol(struct kconfig_symbol *s, const struct preset *preset)
{
	if (s->type == KCONFIG_UNKNOWN)
		return;
	s->fixed = TRUE;
	if (!preset->value)
		return;
	s->on = TRUE;
	if (strcmp(preset->value, "y") != 0)
		s->value = g_strdup(preset->value);
}

/* A pattern applies to what is left over by the rows before it. */
static void apply_pattern(struct kconfig *k, const struct preset *preset)
{
	size_t plain = strcspn(preset->pattern, "*?");
	GPatternSpec *spec = g_pattern_spec_new(preset->pattern);

	for (guint i = 0; i < k->order->len; i++) {
		struct kconfig_symbol *s = g_ptr_array_index(k->order, i);

		if (!s->fixed && strncmp(s->name, preset->pattern, plain) == 0 &&
		    g_pattern_spec_match_string(spec, s->name))
			preset_symbol(s, preset);
	}
	g_pattern_spec_free(spec);
}

static void apply_presets(struct kconfig *k)
{
	for (size_t i = 0; i < G_N_ELEMENTS(presets); i++) {
		struct kconfig_symbol *s;

		if (strpbrk(presets[i].pattern, "*?")) {
			apply_pattern(k, &presets[i]);
			continue;
		}
		s = kconfig_symbol(k, presets[i].pattern, FALSE);
		if (s && !s->fixed)
			preset_symbol(s, &presets[i]);
	}
}

/* Conditions refer to each other in any direction: repeated until nothing changes. */
void kconfig_decide(struct kconfig *k)
{
	gboolean changed = TRUE;

	apply_presets(k);
	for (unsigned int pass = 0; changed && pass < 6; pass++) {
		changed = FALSE;
		for (guint i = 0; i < k->order->len; i++)
			changed |= decide_symbol(k, g_ptr_array_index(k->order, i));
	}
}

static void print_value(GString *out, struct kconfig *k, const struct kconfig_symbol *s)
{
	struct expression e = { .k = k, .at = s->value ? s->value : "" };
	char word[WORD_SIZE];
	const char *value = word;

	read_word(&e, word);
	if (s->type == KCONFIG_STRING && s->value && *s->value != '"' && *s->value != '\'')
		value = value_of(k, word);
	if (s->type != KCONFIG_STRING && !g_ascii_isdigit(*value) && *value != '-')
		value = value_of(k, word);
	if (s->type == KCONFIG_STRING)
		g_string_append_printf(out, "#define CONFIG_%s \"%s\"\n", s->name, value);
	else if (!g_ascii_isdigit(*value) && *value != '-')
		g_string_append_printf(out, "#define CONFIG_%s 1\n", s->name);
	else
		g_string_append_printf(out, "#define CONFIG_%s %s%s\n", s->name,
				       s->type == KCONFIG_HEX && value[1] != 'x' ? "0x" : "",
				       value);
}

char *kconfig_autoconf(const struct kconfig *k)
{
	GString *out = g_string_new("/* generated by lockstep */\n");

	for (guint i = 0; i < k->order->len; i++) {
		const struct kconfig_symbol *s = g_ptr_array_index(k->order, i);

		if (s->type == KCONFIG_UNKNOWN)
			continue;
		if (s->type == KCONFIG_BOOL && s->on && s->value)
			g_string_append_printf(out, "#define CONFIG_%s %s\n", s->name, s->value);
		else if (s->type == KCONFIG_BOOL && s->on)
			g_string_append_printf(out, "#define CONFIG_%s 1\n", s->name);
		else if (s->type != KCONFIG_BOOL)
			print_value(out, (struct kconfig *)k, s);
	}
	return g_string_free(out, FALSE);
}
