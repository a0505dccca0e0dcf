/* The helper is called by the probe function only, before there are interrupts. */
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

static void good_lamp_level(struct lamp *l, int level)
{
	spin_lock(&l->lock);
	l->level = level;
	spin_unlock(&l->lock);
}

static int lamp_probe(struct platform_device *pdev)
{
	struct lamp *l = platform_get_drvdata(pdev);

	msleep(1);
	good_lamp_level(l, 1);
	return 0;
}

int lamp_start(struct lamp *l)
{
	spin_lock_init(&l->lock);
	return request_irq(l->irq, lamp_irq, 0, "lamp", l);
}

struct platform_driver lamp_driver = {
	.probe = lamp_probe,
};
