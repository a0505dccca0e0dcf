/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_OF_DEVICE_H
#define STAND_IN_LINUX_OF_DEVICE_H

#include <linux/of.h>

#endif
