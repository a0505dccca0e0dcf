/* A tasklet takes the spinlock that a process holds with bottom halves on. */
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

void bad_push(void)
{
	spin_lock(&ring_lock); /* expect: lock-irq-unsafe */
	head++;
	spin_unlock(&ring_lock);
	tasklet_schedule(&cleaner);
}
