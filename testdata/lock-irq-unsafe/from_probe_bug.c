/* A helper that takes the lock with interrupts enabled is called while the device is used. */
#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/platform_device.h>
#include <linux/spinlock.h>

struct lamp {
	spinlock_t lock;
	int irq, level;
};

static irqreturn_t lamp_irq(int irq, void *data)
{
	struct lamp *l = data;

	spin_lock(&l->lock);
	l->level = 0;
	spin_unlock(&l->lock);
	return IRQ_HANDLED;
}

static void bad_lamp_level(struct lamp *l, int level)
{
	spin_lock(&l->lock); /* expect: lock-irq-unsafe */
	l->level = level;
	spin_unlock(&l->lock);
}

static int lamp_shutdown(struct platform_device *pdev)
{
	struct lamp *l = platform_get_drvdata(pdev);

	msleep(1);
	bad_lamp_level(l, 1);
	return 0;
}

int lamp_start(struct lamp *l)
{
	spin_lock_init(&l->lock);
	return request_irq(l->irq, lamp_irq, 0, "lamp", l);
}

struct platform_driver lamp_driver = {
	.shutdown = lamp_shutdown,
};
