/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_ASM_BITOPS_H
#define STAND_IN_ASM_BITOPS_H

#include <linux/bitops.h>

#endif
