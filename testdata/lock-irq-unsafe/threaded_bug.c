/* The lock is taken by the primary handler of a threaded interrupt, and plainly elsewhere. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int state;

static irqreturn_t handle(int irq, void *dev_id)
{
	spin_lock(&lock);
	state = 1;
	spin_unlock(&lock);
	return IRQ_HANDLED;
}

int sensor_start(int irq)
{
	return request_threaded_irq(irq, handle, NULL, 0, "sensor", &state);
}

int bad_state(void)
{
	int s;

	spin_lock(&lock); /* expect: lock-irq-unsafe */
	s = state;
	spin_unlock(&lock);
	return s;
}
