/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_HASH_H
#define STAND_IN_LINUX_HASH_H

#include <linux/types.h>

u32 hash_32(u32 val, unsigned int bits);
u64 hash_64(u64 val, unsigned int bits);

#endif
