/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The filter stage between checks and report: which findings are shown, in
 * which order, and with which severity.
 */
#ifndef LOCKSTEP_FILTER_H
#define LOCKSTEP_FILTER_H

#include <glib.h>

#include "report.h"

struct filter {
	gboolean inconclusive; /* keep the tier "possible" */
	const gboolean *fatal; /* one per check: raise its findings to "error"; may be NULL */
};

/*
 * Sorts the report and drops what is not to be shown, duplicates (same
 * fingerprint at the same place) included.  Findings that are dropped are freed.
 */
void filter_apply(const struct filter *f, struct report *r);

#endif
