/* The lock is taken on the way on which the registration has worked. */
#include <linux/netdevice.h>
#include <linux/interrupt.h>
#include <linux/spinlock.h>

struct nic {
	spinlock_t spare_lock;
	int irq;
	int spares;
};

static irqreturn_t nic_irq(int irq, void *data)
{
	struct nic *n = data;

	spin_lock(&n->spare_lock);
	n->spares--;
	spin_unlock(&n->spare_lock);
	return IRQ_HANDLED;
}

static void free_spares(struct nic *n)
{
	spin_lock(&n->spare_lock); /* expect: lock-irq-unsafe */
	n->spares = 0;
	spin_unlock(&n->spare_lock);
}

static int bad_open(struct net_device *dev)
{
	struct nic *n = netdev_priv(dev);
	int err;

	err = request_irq(n->irq, nic_irq, 0, "nic", n);
	if (err == 0)
		goto out;
	return -1;
out:
	free_spares(n);
	return err;
}

static const struct net_device_ops nic_ops = {
	.ndo_open = bad_open,
};

void nic_setup(struct net_device *dev)
{
	struct nic *n = netdev_priv(dev);

	spin_lock_init(&n->spare_lock);
	dev->netdev_ops = &nic_ops;
}
