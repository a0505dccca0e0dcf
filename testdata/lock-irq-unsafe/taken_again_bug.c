/* The handler takes the lock, and a function that gives it back takes it again with interrupts enabled. */
#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/spinlock.h>

struct ring {
	spinlock_t lock;
	int irq, used;
};

static irqreturn_t ring_irq(int irq, void *data)
{
	struct ring *r = data;

	spin_lock(&r->lock);
	r->used = 0;
	spin_unlock(&r->lock);
	return IRQ_HANDLED;
}

int ring_start(struct ring *r)
{
	spin_lock_init(&r->lock);
	return request_irq(r->irq, ring_irq, 0, "ring", r);
}

void bad_ring_restart(struct ring *r)
{
	msleep(1);
	r->used++;
	spin_lock(&r->lock); /* expect: lock-irq-unsafe */
	spin_unlock(&r->lock);
}
