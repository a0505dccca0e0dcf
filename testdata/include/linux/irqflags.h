/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_IRQFLAGS_H
#define STAND_IN_LINUX_IRQFLAGS_H

unsigned long arch_local_irq_save(void);
void arch_local_irq_restore(unsigned long flags);
void arch_local_irq_disable(void);
void arch_local_irq_enable(void);

#define local_irq_disable() arch_local_irq_disable()
#define local_irq_enable() arch_local_irq_enable()
#define local_irq_save(flags) ((flags) = arch_local_irq_save())
#define local_irq_restore(flags) arch_local_irq_restore(flags)

int irqs_disabled(void);

#endif
