/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_IRQRETURN_H
#define STAND_IN_LINUX_IRQRETURN_H

#include <linux/interrupt.h>

#endif
