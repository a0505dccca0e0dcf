/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_COMPILER_H
#define STAND_IN_LINUX_COMPILER_H

#include <linux/compiler_types.h>

#endif
