/* The lock is only taken by the thread of the interrupt, which is no interrupt context. */
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
	return request_threaded_irq(irq, NULL, handle, IRQF_ONESHOT, "sensor", &state);
}

int good_state(void)
{
	int s;

	spin_lock(&lock);
	s = state;
	spin_unlock(&lock);
	return s;
}
