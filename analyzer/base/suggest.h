/* SPDX-License-Identifier: GPL-2.0-only */
/* "Did you mean ...?" */
#ifndef LOCKSTEP_SUGGEST_H
#define LOCKSTEP_SUGGEST_H

/* The word of the NULL-terminated list that is closest to `typed`; NULL if none is close. */
const char *suggest(const char *typed, const char *const *words);

#endif
