/* ndo_start_xmit() runs in softirq context too; other functions turn bottom halves off. */
#include <linux/netdevice.h>
#include <linux/spinlock.h>

struct nic {
	spinlock_t tx_lock;
	int queued;
};

static netdev_tx_t nic_xmit(struct sk_buff *skb, struct net_device *dev)
{
	struct nic *n = netdev_priv(dev);

	spin_lock(&n->tx_lock);
	n->queued++;
	spin_unlock(&n->tx_lock);
	return NETDEV_TX_OK;
}

static int good_nic_open(struct net_device *dev)
{
	struct nic *n = netdev_priv(dev);

	spin_lock_bh(&n->tx_lock);
	n->queued = 0;
	spin_unlock_bh(&n->tx_lock);
	return 0;
}

static const struct net_device_ops nic_ops = {
	.ndo_start_xmit = nic_xmit,
	.ndo_open = good_nic_open,
};

void nic_setup(struct net_device *dev)
{
	struct nic *n = netdev_priv(dev);

	spin_lock_init(&n->tx_lock);
	dev->netdev_ops = &nic_ops;
}
