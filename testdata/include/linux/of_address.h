/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_OF_ADDRESS_H
#define STAND_IN_LINUX_OF_ADDRESS_H

#include <linux/of.h>

#endif
