/* A semaphore is taken with interrupts disabled. */
#include <linux/irqflags.h>
#include <linux/semaphore.h>

static DEFINE_SEMAPHORE(sem);

void bad_probe(void)
{
	unsigned long flags;

	local_irq_save(flags);
	down(&sem); /* expect: lock-sleep-atomic */
	up(&sem);
	local_irq_restore(flags);
}
