/* napi_disable() under the spinlock that the poll function takes. */
#include <linux/netdevice.h>
#include <linux/spinlock.h>

struct nic {
	spinlock_t lock;
	struct napi_struct napi;
	int rx;
};

static int nic_poll(struct napi_struct *napi, int budget)
{
	struct nic *n = container_of(napi, struct nic, napi);

	spin_lock(&n->lock);
	n->rx++;
	spin_unlock(&n->lock);
	napi_complete_done(napi, 0);
	return 0;
}

void nic_init(struct net_device *dev, struct nic *n)
{
	spin_lock_init(&n->lock);
	netif_napi_add(dev, &n->napi, nic_poll);
	napi_enable(&n->napi);
}

void bad_nic_stop(struct nic *n)
{
	spin_lock_bh(&n->lock);
	napi_disable(&n->napi); /* expect: wq-flush-under-lock, lock-sleep-atomic */
	n->rx = 0;
	spin_unlock_bh(&n->lock);
}
