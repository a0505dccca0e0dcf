/* All places disable interrupts to take the lock. */
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

void good_stat_reset(void)
{
	msleep(10);
	spin_lock_irq(&stat_lock);
	stat_in = stat_out = stat_bad = stat_lost = 0;
	spin_unlock_irq(&stat_lock);
}

//--- command
// lockstep check --no-cache --inconclusive --checks=-*,lock-irq-unsafe one_of_many_all.c
