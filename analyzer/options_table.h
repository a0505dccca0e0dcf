/* SPDX-License-Identifier: GPL-2.0-only */
/* Every option in one table: the parser, --help and the manual read it. */
#ifndef LOCKSTEP_OPTIONS_TABLE_H
#define LOCKSTEP_OPTIONS_TABLE_H

#include <stddef.h>

enum option_kind {
	OPTION_FLAG, /* gboolean */
	OPTION_VALUE, /* char *; the last one counts */
	OPTION_LIST, /* char **; all count */
	OPTION_WHEN, /* char *; "always" if the option has no =WHEN */
};

struct option_row {
	unsigned int group; /* GROUP_* of command.h */
	const char *name; /* without "--"; NULL ends the table */
	char letter; /* 0: none */
	enum option_kind kind;
	size_t offset; /* in struct options */
	const char *value; /* "FILE" */
	const char *help;
};

const struct option_row *options_table(void);

#endif
