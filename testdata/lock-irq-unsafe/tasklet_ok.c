/* A tasklet takes the spinlock that a process only holds with interrupts off. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(ring_lock);
static int head;

static void ring_clean(struct tasklet_struct *t)
{
	spin_lock(&ring_lock);
	head = 0;
	spin_unlock(&ring_lock);
}

static DECLARE_TASKLET(cleaner, ring_clean);

void good_push(void)
{
	spin_lock_irq(&ring_lock);
	head++;
	spin_unlock_irq(&ring_lock);
	tasklet_schedule(&cleaner);
}
