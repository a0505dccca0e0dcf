/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_KTIME_H
#define STAND_IN_LINUX_KTIME_H

#include <linux/types.h>

ktime_t ktime_get(void);
ktime_t ms_to_ktime(u64 ms);

#endif
