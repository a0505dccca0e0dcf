/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_ETHERDEVICE_H
#define STAND_IN_LINUX_ETHERDEVICE_H

#include <linux/netdevice.h>

#endif
