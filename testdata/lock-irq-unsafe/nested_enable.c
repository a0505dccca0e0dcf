/* A function that keeps the interrupt state to take a lock calls one that enables interrupts with it. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(cost_lock);
static int cost, base;

static void cost_raise(void)
{
	spin_lock_irq(&cost_lock);
	cost++;
	spin_unlock_irq(&cost_lock);
}

static void cost_lower(void)
{
	unsigned long flags;

	spin_lock_irqsave(&cost_lock, flags);
	cost--;
	spin_unlock_irqrestore(&cost_lock, flags);
}

void bad_merge(void)
{
	unsigned long flags;

	cost_raise();
	spin_lock_irqsave(&cost_lock, flags);
	base = cost;
	spin_unlock_irqrestore(&cost_lock, flags);
}

void good_merge(void)
{
	unsigned long flags;

	cost_lower();
	spin_lock_irqsave(&cost_lock, flags);
	base = cost;
	spin_unlock_irqrestore(&cost_lock, flags);
}

//--- command
// lockstep check --no-cache --inconclusive --checks=-*,lock-irq-unsafe nested_enable.c
//--- output
// nested_enable.c:9:2: error: inconsistent lock state: cost_raise() enables interrupts after cost_lock, but bad_merge() may call it with interrupts disabled: it keeps their state to take the same lock [lock-irq-unsafe]
// nested_enable.c:27:2: note: bad_merge() calls cost_raise() here
// nested_enable.c:9:2: note: cost_raise() takes cost_lock here and enables interrupts with its release
// nested_enable.c:28:2: note: bad_merge() keeps the interrupt state to take cost_lock here
//
//  Possible unsafe locking scenario:
//
//        CPU0
//        ----
//   lock(cost_lock);
//
//   *** DEADLOCK ***
//
