/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_TIME_H
#define STAND_IN_LINUX_TIME_H

#include <linux/jiffies.h>
#include <linux/ktime.h>
#include <linux/types.h>

#define NSEC_PER_SEC 1000000000L
#define NSEC_PER_MSEC 1000000L
#define NSEC_PER_USEC 1000L
#define USEC_PER_SEC 1000000L
#define USEC_PER_MSEC 1000L
#define MSEC_PER_SEC 1000L

struct timespec64 {
	time64_t tv_sec;
	long tv_nsec;
};

#endif
