/* Helpers that disable interrupts and restore them: the sleep comes after both. */
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

void good_call(void)
{
	unsigned long flags = enter();

	leave(flags);
	mutex_lock(&mutex);
	mutex_unlock(&mutex);
}
