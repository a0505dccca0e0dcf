/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_BIT_SPINLOCK_H
#define STAND_IN_LINUX_BIT_SPINLOCK_H

void bit_spin_lock(int bitnum, unsigned long *addr);
int bit_spin_trylock(int bitnum, unsigned long *addr);
void bit_spin_unlock(int bitnum, unsigned long *addr);

#endif
