/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_ASM_UACCESS_H
#define STAND_IN_ASM_UACCESS_H

#include <linux/uaccess.h>

#endif
