/* SPDX-License-Identifier: GPL-2.0-only */
/* The run functions of all checks, declared from their table. */
#ifndef LOCKSTEP_CHECKS_ROWS_H
#define LOCKSTEP_CHECKS_ROWS_H

#include "checks.h"

#define CHECK(id, severity, enabled, run, title) \
	void run(const struct program *p, GPtrArray *findings);
#define FLUSH_CHECK CHECK
#include "checks/checks.def"
#undef FLUSH_CHECK
#undef CHECK

#endif
