/* SPDX-License-Identifier: GPL-2.0-only */
/* Which symbols of the tree's Kconfig files are on. */
#include "parse/kconfig.h"

#include <string.h>

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
	for (unsigned int pass = 0; changed && pass < 8; pass++) {
		changed = FALSE;
		for (guint i = 0; i < k->order->len; i++)
			changed |= decide_symbol(k, g_ptr_array_index(k->order, i));
	}
}
