/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_IRQ_WORK_H
#define STAND_IN_LINUX_IRQ_WORK_H

struct irq_work {
	void (*func)(struct irq_work *work);
};

#define DEFINE_IRQ_WORK(name, _func) struct irq_work name = { .func = (_func) }

void init_irq_work(struct irq_work *work, void (*func)(struct irq_work *));
int irq_work_queue(struct irq_work *work);
void irq_work_sync(struct irq_work *work);

#endif
