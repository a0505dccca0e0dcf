/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_BITOPS_H
#define STAND_IN_LINUX_BITOPS_H

#include <linux/atomic.h>
#include <linux/kernel.h>

#endif
