/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_ASM_DELAY_H
#define STAND_IN_ASM_DELAY_H

#include <linux/delay.h>

#endif
