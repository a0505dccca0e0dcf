/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_GFP_H
#define STAND_IN_LINUX_GFP_H

#include <linux/types.h>

#define GFP_ATOMIC ((gfp_t)0x20u)
#define GFP_KERNEL ((gfp_t)0xcc0u)
#define GFP_NOWAIT ((gfp_t)0x800u)
#define GFP_NOIO ((gfp_t)0xc00u)
#define GFP_NOFS ((gfp_t)0xc40u)
#define __GFP_ZERO ((gfp_t)0x100u)

unsigned long __get_free_page(gfp_t flags);
void free_page(unsigned long addr);

#endif
