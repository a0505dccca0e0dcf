/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_DELAY_H
#define STAND_IN_LINUX_DELAY_H

void msleep(unsigned int msecs);
unsigned long msleep_interruptible(unsigned int msecs);
void usleep_range(unsigned long min, unsigned long max);
void fsleep(unsigned long usecs);
void ndelay(unsigned long nsecs);
void ssleep(unsigned int seconds);
void udelay(unsigned long usecs);
void mdelay(unsigned long msecs);

#endif
