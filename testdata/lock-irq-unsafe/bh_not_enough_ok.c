/* Bottom halves off suffices: only the tasklet, not the handler, takes the lock. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int work;

static void good_drain(struct tasklet_struct *t)
{
	spin_lock(&lock);
	work = 0;
	spin_unlock(&lock);
}

static DECLARE_TASKLET(drain, good_drain);

static irqreturn_t handle(int irq, void *dev_id)
{
	tasklet_schedule(&drain);
	return IRQ_HANDLED;
}

int start(int irq)
{
	return request_irq(irq, handle, 0, "drain", &work);
}

void good_clear(void)
{
	spin_lock_bh(&lock);
	work = 0;
	spin_unlock_bh(&lock);
}
