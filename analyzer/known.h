/* SPDX-License-Identifier: GPL-2.0-only */
/* What the user knows already: suppressions and baselines. */
#ifndef LOCKSTEP_KNOWN_H
#define LOCKSTEP_KNOWN_H

#include "filter.h"
#include "session.h"

struct known {
	struct suppressions *suppressions;
	struct baseline *baseline;
};

/* Reads the files that the options name.  0, or -1 after a message; to be released in any case. */
int known_open(struct known *k, const struct options *o);
void known_release(struct known *k);

/* Filters the findings of the session's run by all that the options ask for.  0, or -1 after a message. */
int known_apply(const struct known *k, struct session *s, struct report *r);

#endif
