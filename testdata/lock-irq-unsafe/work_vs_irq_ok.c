/* The work handler disables interrupts around the lock of the interrupt handler. */
#include <linux/interrupt.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

struct gate {
	spinlock_t lock;
	struct work_struct work;
	int open;
};

static irqreturn_t gate_irq(int irq, void *dev_id)
{
	struct gate *g = dev_id;

	spin_lock(&g->lock);
	g->open = 1;
	spin_unlock(&g->lock);
	schedule_work(&g->work);
	return IRQ_HANDLED;
}

static void good_gate_work(struct work_struct *work)
{
	struct gate *g = container_of(work, struct gate, work);

	spin_lock_irq(&g->lock);
	g->open = 0;
	spin_unlock_irq(&g->lock);
}

int gate_add(int irq)
{
	struct gate *g = kzalloc(sizeof(*g), GFP_KERNEL);

	if (!g)
		return -ENOMEM;
	spin_lock_init(&g->lock);
	INIT_WORK(&g->work, good_gate_work);
	return request_irq(irq, gate_irq, 0, "gate", g);
}
