/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Enough of Kconfig to guess a configuration that shows as much code as
 * possible: every symbol whose dependencies can hold is on, and what only the
 * architecture may select is on only if it selects it.
 */
#ifndef LOCKSTEP_KCONFIG_H
#define LOCKSTEP_KCONFIG_H

#include <glib.h>

enum kconfig_type { KCONFIG_UNKNOWN, KCONFIG_BOOL, KCONFIG_INT, KCONFIG_HEX, KCONFIG_STRING };

/* "value if condition"; either may be NULL: always */
struct kconfig_rule {
	char *value;
	char *condition;
};

struct kconfig_symbol {
	char *name; /* without CONFIG_ */
	enum kconfig_type type; /* tristate counts as bool: everything is built in */
	gboolean prompt; /* the user could set it */
	gboolean lax; /* a driver: unknown symbols in its conditions are taken as met */
	GPtrArray *depends; /* char *: conditions that all must hold */
	GPtrArray *defaults; /* struct kconfig_rule * */
	GPtrArray *selected; /* struct kconfig_rule *: value is the selecting symbol */
	struct kconfig_choice *choice; /* NULL: not in a choice */
	gboolean on;
	gboolean fixed; /* value comes from config.def */
	char *value; /* of int, hex and string symbols */
};

/* Exactly one of its members is on. */
struct kconfig_choice {
	GPtrArray *members; /* struct kconfig_symbol * */
	GPtrArray *defaults; /* struct kconfig_rule * */
};

struct kconfig {
	char *root; /* of the kernel tree */
	char *arch; /* what $(SRCARCH) stands for */
	GHashTable *symbols; /* name -> struct kconfig_symbol * */
	GPtrArray *order; /* the same, in the order of the files */
	GPtrArray *choices; /* struct kconfig_choice * */
	GHashTable *files; /* paths read so far */
};

/* Reads the Kconfig files of the tree at root for arch and decides.  Missing files are skipped. */
struct kconfig *kconfig_new(const char *root, const char *arch);
void kconfig_free(struct kconfig *k);

/* The symbol, created if create is TRUE; otherwise NULL if it is in no file. */
struct kconfig_symbol *kconfig_symbol(struct kconfig *k, const char *name, gboolean create);

/* A new choice without members. */
struct kconfig_choice *kconfig_add_choice(struct kconfig *k);

/* Reads the Kconfig file at the root and what it sources. */
void kconfig_read(struct kconfig *k);

/* Sets `on` and `value` of all symbols. */
void kconfig_decide(struct kconfig *k);

/* TRUE if the condition holds with what is decided so far; NULL always holds. */
gboolean kconfig_holds(struct kconfig *k, const char *condition, gboolean lax);

/* What `text`, a symbol's default, stands for: "quoted text", a number or another symbol's value. */
char *kconfig_value(struct kconfig *k, const char *text);

/* TRUE if config.def keeps this symbol (without CONFIG_) off. */
gboolean kconfig_kept_off(const char *name);

/* The text of autoconf.h. */
char *kconfig_autoconf(struct kconfig *k);

#endif
