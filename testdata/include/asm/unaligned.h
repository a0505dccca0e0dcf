/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_ASM_UNALIGNED_H
#define STAND_IN_ASM_UNALIGNED_H

#include <linux/types.h>

u16 get_unaligned_le16(const void *p);
u32 get_unaligned_le32(const void *p);
u16 get_unaligned_be16(const void *p);
u32 get_unaligned_be32(const void *p);
void put_unaligned_le16(u16 val, void *p);
void put_unaligned_le32(u32 val, void *p);
void put_unaligned_be16(u16 val, void *p);
void put_unaligned_be32(u32 val, void *p);

#endif
