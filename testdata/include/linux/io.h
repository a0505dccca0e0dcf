/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_IO_H
#define STAND_IN_LINUX_IO_H

#include <linux/types.h>

u8 readb(const volatile void __iomem *addr);
u16 readw(const volatile void __iomem *addr);
u32 readl(const volatile void __iomem *addr);
u64 readq(const volatile void __iomem *addr);
void writeb(u8 value, volatile void __iomem *addr);
void writew(u16 value, volatile void __iomem *addr);
void writel(u32 value, volatile void __iomem *addr);
void writeq(u64 value, volatile void __iomem *addr);
#define readl_relaxed(addr) readl(addr)
#define writel_relaxed(value, addr) writel(value, addr)
u8 inb(unsigned long port);
u16 inw(unsigned long port);
u32 inl(unsigned long port);
void outb(u8 value, unsigned long port);
void outw(u16 value, unsigned long port);
void outl(u32 value, unsigned long port);
u32 ioread32(const void __iomem *addr);
u16 ioread16(const void __iomem *addr);
u8 ioread8(const void __iomem *addr);
void iowrite32(u32 value, void __iomem *addr);
void iowrite16(u16 value, void __iomem *addr);
void iowrite8(u8 value, void __iomem *addr);
void __iomem *ioremap(phys_addr_t offset, size_t size);
void iounmap(volatile void __iomem *addr);
void __iomem *devm_ioremap(struct device *dev, resource_size_t offset, resource_size_t size);
void memcpy_fromio(void *to, const volatile void __iomem *from, size_t n);
void memcpy_toio(volatile void __iomem *to, const void *from, size_t n);

#endif
