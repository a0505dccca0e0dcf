/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_PREEMPT_H
#define STAND_IN_LINUX_PREEMPT_H

void __preempt_disable(void);
void __preempt_enable(void);

#define preempt_disable() __preempt_disable()
#define preempt_enable() __preempt_enable()

int in_interrupt(void);
int in_atomic(void);

#endif
