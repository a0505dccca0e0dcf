/* The interrupt handler is switched off by a helper. */
#include <linux/interrupt.h>
#include <linux/netdevice.h>
#include <linux/spinlock.h>

struct nic {
	spinlock_t lock;
	int irq, mtu;
};

static irqreturn_t nic_irq(int irq, void *data)
{
	struct nic *n = data;

	spin_lock(&n->lock);
	n->mtu--;
	spin_unlock(&n->lock);
	return IRQ_HANDLED;
}

int nic_start(struct nic *n)
{
	spin_lock_init(&n->lock);
	return request_irq(n->irq, nic_irq, 0, "nic", n);
}

static void nic_irq_off(struct nic *n)
{
	disable_irq(n->irq);
}

static void nic_irq_on(struct nic *n)
{
	enable_irq(n->irq);
}

static int good_nic_change_mtu(struct net_device *dev, int mtu)
{
	struct nic *n = netdev_priv(dev);

	nic_irq_off(n);
	spin_lock(&n->lock);
	n->mtu = mtu;
	spin_unlock(&n->lock);
	nic_irq_on(n);
	return 0;
}

const struct net_device_ops nic_ops = {
	.ndo_change_mtu = good_nic_change_mtu,
};
