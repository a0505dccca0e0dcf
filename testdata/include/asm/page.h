/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_ASM_PAGE_H
#define STAND_IN_ASM_PAGE_H

#include <linux/kernel.h>

#endif
