/* A semaphore is only tried with interrupts disabled. */
#include <linux/irqflags.h>
#include <linux/semaphore.h>

static DEFINE_SEMAPHORE(sem);

void good_probe(void)
{
	unsigned long flags;

	local_irq_save(flags);
	if (!down_trylock(&sem))
		up(&sem);
	local_irq_restore(flags);
}
