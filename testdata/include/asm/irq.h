/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_ASM_IRQ_H
#define STAND_IN_ASM_IRQ_H

#include <linux/interrupt.h>

#endif
