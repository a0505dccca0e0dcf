/* SPDX-License-Identifier: GPL-2.0-only */
/* The words of the command line in the shape that GOption understands. */
#ifndef LOCKSTEP_OPTIONS_ARGS_H
#define LOCKSTEP_OPTIONS_ARGS_H

#include <glib.h>

#include "command.h"

/*
 * The words of argv for g_option_context_parse_strv(), to be freed with
 * g_strfreev(): "-j4" split in two, "--color" given its value.  NULL after a message
 * about an option that the command does not have or that lacks its value.
 */
char **options_words(const struct command *command, int argc, char **argv);

#endif
