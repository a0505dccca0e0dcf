/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_BUG_H
#define STAND_IN_LINUX_BUG_H

#include <linux/compiler_types.h>

#define BUG() __builtin_trap()
#define BUG_ON(cond) \
	do { \
		if (unlikely(cond)) \
			BUG(); \
	} while (0)
#define WARN_ON(cond) ({ int __warn = !!(cond); unlikely(__warn); })
#define WARN(cond, fmt, ...) WARN_ON(cond)
#define WARN_ON_ONCE(cond) WARN_ON(cond)
#define WARN_ONCE(cond, fmt, ...) WARN_ON(cond)
#define BUILD_BUG_ON(cond) _Static_assert(!(cond), #cond)

#endif
