/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_IO_H
#define STAND_IN_LINUX_IO_H

#include <linux/compiler.h>
#include <linux/types.h>

u32 readl(const volatile void __iomem *addr);
void writel(u32 value, volatile void __iomem *addr);

#endif
