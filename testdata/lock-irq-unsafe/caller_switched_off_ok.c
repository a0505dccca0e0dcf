/* The caller has stopped the poll function before it calls what takes the lock. */
#include <linux/netdevice.h>
#include <linux/spinlock.h>

struct ring {
	struct napi_struct napi;
	spinlock_t lock;
	int used;
};

static void ring_clean(struct ring *r)
{
	spin_lock(&r->lock);
	r->used = 0;
	spin_unlock(&r->lock);
}

static int ring_poll(struct napi_struct *napi, int budget)
{
	struct ring *r = container_of(napi, struct ring, napi);

	ring_clean(r);
	return 0;
}

static int good_close(struct net_device *dev)
{
	struct ring *r = netdev_priv(dev);

	napi_disable(&r->napi);
	ring_clean(r);
	return 0;
}

static const struct net_device_ops ring_ops = {
	.ndo_stop = good_close,
};

void ring_setup(struct net_device *dev)
{
	struct ring *r = netdev_priv(dev);

	spin_lock_init(&r->lock);
	netif_napi_add(dev, &r->napi, ring_poll);
	dev->netdev_ops = &ring_ops;
}
