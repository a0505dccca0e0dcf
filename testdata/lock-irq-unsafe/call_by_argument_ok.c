/* The handler calls what takes the lock without the argument with which it is taken. */
#include <linux/interrupt.h>
#include <linux/delay.h>
#include <linux/spinlock.h>

struct radio {
	spinlock_t time_lock;
	long used;
};

static void add_time(struct radio *r, long t)
{
	spin_lock(&r->time_lock);
	r->used += t;
	spin_unlock(&r->time_lock);
}

static void poll_status(struct radio *r, bool now, bool irq)
{
	while (!irq || r->used) {
		if (!irq) {
			add_time(r, 1);
			break;
		}
		r->used--;
	}
}

static irqreturn_t radio_irq(int irq, void *data)
{
	poll_status(data, true, true);
	return IRQ_HANDLED;
}

int good_poll(struct radio *r)
{
	msleep(1);
	poll_status(r, false, false);
	return 0;
}

int radio_start(struct radio *r, int irq)
{
	spin_lock_init(&r->time_lock);
	return request_irq(irq, radio_irq, 0, "radio", r);
}
