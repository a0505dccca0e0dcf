/* All but one place disable interrupts to take the lock. */
#include <linux/delay.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(stat_lock);
static int stat_in, stat_out, stat_bad, stat_lost;

void stat_count_in(void)
{
	unsigned long flags;

	spin_lock_irqsave(&stat_lock, flags);
	stat_in++;
	spin_unlock_irqrestore(&stat_lock, flags);
}

void stat_count_out(void)
{
	unsigned long flags;

	spin_lock_irqsave(&stat_lock, flags);
	stat_out++;
	spin_unlock_irqrestore(&stat_lock, flags);
}

void stat_count_bad(void)
{
	unsigned long flags;

	spin_lock_irqsave(&stat_lock, flags);
	stat_bad++;
	spin_unlock_irqrestore(&stat_lock, flags);
}

void stat_count_lost(void)
{
	unsigned long flags;

	spin_lock_irqsave(&stat_lock, flags);
	stat_lost++;
	spin_unlock_irqrestore(&stat_lock, flags);
}

void bad_stat_reset(void)
{
	msleep(10);
	spin_lock(&stat_lock);
	stat_in = stat_out = stat_bad = stat_lost = 0;
	spin_unlock(&stat_lock);
}

//--- command
// lockstep check --no-cache --inconclusive --checks=-*,lock-irq-unsafe one_of_many.c
//--- output
// one_of_many.c:47:2: error: inconsistent lock state: stat_lock is taken with interrupts disabled in 4 places, as by stat_count_in(), and here in bad_stat_reset() with interrupts enabled [lock-irq-unsafe]
// one_of_many.c:44:6: note: bad_stat_reset() runs in process context: it may sleep
// one_of_many.c:47:2: note: bad_stat_reset() takes stat_lock here
// one_of_many.c:12:2: note: stat_count_in() disables interrupts and keeps their state to take it
//
//  Possible unsafe locking scenario:
//
//        CPU0
//        ----
//   lock(stat_lock);
//
//   *** DEADLOCK ***
//
