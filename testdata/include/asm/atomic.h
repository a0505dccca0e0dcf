/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_ASM_ATOMIC_H
#define STAND_IN_ASM_ATOMIC_H

#include <linux/atomic.h>

#endif
