/* The handler takes the lock of its own device in a helper; the reader disables interrupts. */
#include <linux/interrupt.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct card {
	spinlock_t lock;
	int events;
};

static void card_event(struct card *c)
{
	spin_lock(&c->lock);
	c->events++;
	spin_unlock(&c->lock);
}

static irqreturn_t card_irq(int irq, void *dev_id)
{
	card_event(dev_id);
	return IRQ_HANDLED;
}

static void good_clear(struct card *c)
{
	spin_lock_irq(&c->lock);
	c->events = 0;
	spin_unlock_irq(&c->lock);
}

int card_open(int irq)
{
	struct card *c = kzalloc(sizeof(*c), GFP_KERNEL);
	int err;

	if (!c)
		return -ENOMEM;
	spin_lock_init(&c->lock);
	err = request_irq(irq, card_irq, IRQF_SHARED, "card", c);
	if (!err)
		good_clear(c);
	return err;
}
