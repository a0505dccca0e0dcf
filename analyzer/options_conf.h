/* SPDX-License-Identifier: GPL-2.0-only */
/* .lockstep.conf: options of a repository, one per line. */
#ifndef LOCKSTEP_OPTIONS_CONF_H
#define LOCKSTEP_OPTIONS_CONF_H

#include "command.h"

/*
 * Looks for .lockstep.conf in the current folder, then in the parents up to the repository's top; then the
 * same from the first argument.  If there is one, *words (which stays the caller's) is replaced by a new
 * array that has its words after the first.  0, or -1 after a message.
 */
int options_configure(const struct command *command, char **arguments, char ***words);

#endif
