/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_JIFFIES_H
#define STAND_IN_LINUX_JIFFIES_H

#include <linux/types.h>

#define HZ 250
extern unsigned long volatile jiffies;
unsigned long msecs_to_jiffies(unsigned int m);
unsigned long round_jiffies_relative(unsigned long j);
#define time_after(a, b) ((long)((b) - (a)) < 0)
#define time_before(a, b) time_after(b, a)

#endif
