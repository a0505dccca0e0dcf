/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_MODULEPARAM_H
#define STAND_IN_LINUX_MODULEPARAM_H

#include <linux/module.h>

#endif
