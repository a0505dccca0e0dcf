/* ndo_stop() finds its private data and cancels after it released the mutex. */
#include <linux/mutex.h>
#include <linux/netdevice.h>
#include <linux/workqueue.h>

struct eth {
	struct mutex lock;
	struct work_struct reset;
	int running;
};

static void eth_reset(struct work_struct *work)
{
	struct eth *e = container_of(work, struct eth, reset);

	mutex_lock(&e->lock);
	e->running = 2;
	mutex_unlock(&e->lock);
}

static void eth_timeout(struct net_device *dev, unsigned int txqueue)
{
	struct eth *e = netdev_priv(dev);

	schedule_work(&e->reset);
}

static int good_eth_stop(struct net_device *dev)
{
	struct eth *e = netdev_priv(dev);

	mutex_lock(&e->lock);
	e->running = 0;
	mutex_unlock(&e->lock);
	cancel_work_sync(&e->reset);
	return 0;
}

static const struct net_device_ops eth_ops = {
	.ndo_stop = good_eth_stop,
	.ndo_tx_timeout = eth_timeout,
};

void eth_setup(struct net_device *dev)
{
	struct eth *e = netdev_priv(dev);

	mutex_init(&e->lock);
	INIT_WORK(&e->reset, eth_reset);
	dev->netdev_ops = &eth_ops;
}
