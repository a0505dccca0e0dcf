/* Statistics are read without sleeping, but the driver asks its other half, which sleeps. */
#include <linux/delay.h>
#include <linux/netdevice.h>

struct hub {
	int port;
};

struct hub_ops {
	int (*get_stats)(struct hub *hub);
};

struct nic {
	struct hub *hub;
	const struct hub_ops *ops;
};

static int bad_hub_get_stats(struct hub *hub)
{
	if (!hub)
		return 0;
	usleep_range(10, 20); /* expect: lock-sleep-atomic */
	return hub->port;
}

const struct hub_ops hub_ops = {
	.get_stats = bad_hub_get_stats,
};

static void nic_fill(struct nic *nic)
{
	nic->ops->get_stats(nic->hub);
}

static void nic_get_stats(struct net_device *dev, struct rtnl_link_stats64 *stats)
{
	nic_fill(netdev_priv(dev));
}

const struct net_device_ops nic_netdev_ops = {
	.ndo_get_stats64 = nic_get_stats,
};
