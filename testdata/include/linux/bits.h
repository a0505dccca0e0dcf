/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_BITS_H
#define STAND_IN_LINUX_BITS_H

#include <linux/kernel.h>

#endif
