/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_VERSION_H
#define STAND_IN_LINUX_VERSION_H

#define LINUX_VERSION_CODE 393472
#define KERNEL_VERSION(a, b, c) (((a) << 16) + ((b) << 8) + (c))

#endif
