/* What a report says: how both contexts come about, and lockdep's scenario. */
#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/spinlock.h>

struct port {
	spinlock_t lock;
	int level;
};

static void port_fill(struct port *p)
{
	spin_lock(&p->lock);
	p->level++;
	spin_unlock(&p->lock);
}

static irqreturn_t handle(int irq, void *dev_id)
{
	port_fill(dev_id);
	return IRQ_HANDLED;
}

int start(struct port *p, int irq)
{
	spin_lock_init(&p->lock);
	return request_irq(irq, handle, 0, "port", p);
}

static void port_drain(struct port *p)
{
	spin_lock(&p->lock);
	p->level = 0;
	spin_unlock(&p->lock);
}

void bad_reset(struct port *p)
{
	msleep(10);
	port_drain(p);
}
//--- output
// table.c:32:2: error: inconsistent lock state: port.lock is taken in hardirq context by handle(), and here in port_drain() with interrupts enabled [lock-irq-unsafe]
// table.c:40:2: note: bad_reset() calls port_drain() here with interrupts enabled
// table.c:37:6: note: bad_reset() runs in process context: it may sleep
// table.c:32:2: note: port_drain() takes port.lock here
// table.c:27:9: note: handle() is registered here, to run in hardirq context
// table.c:20:2: note: handle() calls port_fill() here
// table.c:13:2: note: port_fill() waits for port.lock here, after interrupting
// table.c:32:2: note: inconsistent {IN-HARDIRQ-W} -> {HARDIRQ-ON-W} usage
//
//  Possible unsafe locking scenario:
//
//        CPU0
//        ----
//   lock(port.lock);
//   <Interrupt>
//   lock(port.lock);
//
//   *** DEADLOCK ***
//
