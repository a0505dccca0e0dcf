/* SPDX-License-Identifier: GPL-2.0-only */
/* What a wait for a workqueue of the whole system can run into; needs the lock model. */
#ifndef LOCKSTEP_CHECKS_WQ_FLUSH_DANGER_H
#define LOCKSTEP_CHECKS_WQ_FLUSH_DANGER_H

#include "finding.h"
#include "queues.h"

struct flush_danger;

struct flush_danger *flush_danger_new(const struct program *p, const struct queues *q);
void flush_danger_free(struct flush_danger *d);

/* Adds the deadlock, or else which handlers were looked at, to the finding as steps. */
void flush_danger_add(struct flush_danger *d, const struct flush_use *use, struct finding *out);

#endif
