/* Bottom halves off does not keep the interrupt handler away from the lock. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int work;

static void bad_drain(struct tasklet_struct *t)
{
	spin_lock(&lock); /* expect: lock-irq-unsafe */
	work = 0;
	spin_unlock(&lock);
}

static DECLARE_TASKLET(drain, bad_drain);

static irqreturn_t handle(int irq, void *dev_id)
{
	spin_lock(&lock);
	work++;
	spin_unlock(&lock);
	tasklet_schedule(&drain);
	return IRQ_HANDLED;
}

int start(int irq)
{
	return request_irq(irq, handle, 0, "drain", &work);
}

void bad_clear(void)
{
	spin_lock_bh(&lock); /* expect: lock-irq-unsafe */
	work = 0;
	spin_unlock_bh(&lock);
}
