/* Helpers that disable interrupts and restore them: the sleep is between the two. */
#include <linux/irqflags.h>
#include <linux/mutex.h>
#include <linux/preempt.h>
#include <linux/spinlock.h>

static DEFINE_MUTEX(mutex);

static unsigned long enter(void)
{
	unsigned long flags;

	local_irq_save(flags);
	preempt_disable();
	return flags;
}

static void leave(unsigned long flags)
{
	local_irq_restore(flags);
	preempt_enable();
}

void bad_call(void)
{
	unsigned long flags = enter();

	mutex_lock(&mutex); /* expect: lock-sleep-atomic */
	mutex_unlock(&mutex);
	leave(flags);
}
