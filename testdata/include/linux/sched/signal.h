/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_SCHED_SIGNAL_H
#define STAND_IN_LINUX_SCHED_SIGNAL_H

#include <linux/sched.h>

#endif
