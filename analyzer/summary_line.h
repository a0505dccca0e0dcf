/* SPDX-License-Identifier: GPL-2.0-only */
/* What a run says about itself on stderr. */
#ifndef LOCKSTEP_SUMMARY_LINE_H
#define LOCKSTEP_SUMMARY_LINE_H

#include <glib.h>

#include "report.h"

/* Skipped files, then "2 findings in 1 module, 1 file not analysed"; hidden by -q. */
void print_summary(const struct report *r);

/* --stats; microseconds: the time of the whole run. */
void print_stats(const struct report *r, gint64 microseconds);

#endif
