/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_IOPOLL_H
#define STAND_IN_LINUX_IOPOLL_H

#include <linux/delay.h>
#include <linux/io.h>

#define readl_poll_timeout(addr, val, cond, sleep_us, timeout_us) \
	({ \
		might_sleep_if((sleep_us) != 0); \
		if (sleep_us) \
			usleep_range(sleep_us, sleep_us); \
		(val) = readl(addr); \
		(cond) ? 0 : -ETIMEDOUT; \
	})

#endif
