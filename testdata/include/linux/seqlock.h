/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_SEQLOCK_H
#define STAND_IN_LINUX_SEQLOCK_H

#include <linux/spinlock.h>

typedef struct {
	unsigned int sequence;
} seqcount_t;

typedef struct {
	seqcount_t seqcount;
	spinlock_t lock;
} seqlock_t;

#define DEFINE_SEQLOCK(sl) seqlock_t sl = { { 0 }, { { 0 } } }
void seqlock_init(seqlock_t *sl);
void write_seqlock(seqlock_t *sl);
void write_sequnlock(seqlock_t *sl);
void write_seqlock_bh(seqlock_t *sl);
void write_sequnlock_bh(seqlock_t *sl);
void write_seqlock_irq(seqlock_t *sl);
void write_sequnlock_irq(seqlock_t *sl);
unsigned long __write_seqlock_irqsave(seqlock_t *sl);
#define write_seqlock_irqsave(lock, flags) ((flags) = __write_seqlock_irqsave(lock))
void write_sequnlock_irqrestore(seqlock_t *sl, unsigned long flags);
unsigned int read_seqbegin(const seqlock_t *sl);
unsigned int read_seqretry(const seqlock_t *sl, unsigned int start);

#endif
