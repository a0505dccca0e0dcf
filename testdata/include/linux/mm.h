/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_MM_H
#define STAND_IN_LINUX_MM_H

#include <linux/slab.h>

#endif
