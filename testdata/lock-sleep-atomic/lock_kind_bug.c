/* Whatever lock of the two the map takes, it sleeps. */
#include <linux/delay.h>
#include <linux/mutex.h>
#include <linux/netdevice.h>
#include <linux/spinlock.h>

struct map;

struct map_ops {
	void (*lock)(struct map *map);
	void (*unlock)(struct map *map);
};

struct map {
	struct mutex mutex;
	spinlock_t spinlock;
	const struct map_ops *ops;
	int value;
};

static void map_lock_mutex(struct map *map)
{
	mutex_lock(&map->mutex); /* expect: lock-sleep-atomic */
}

static void map_unlock_mutex(struct map *map)
{
	mutex_unlock(&map->mutex);
}

static void map_lock_second(struct map *map)
{
	mutex_lock_nested(&map->mutex, 1);
}

static void map_unlock_second(struct map *map)
{
	mutex_unlock(&map->mutex);
}

static const struct map_ops mutex_ops = {
	.lock = map_lock_mutex,
	.unlock = map_unlock_mutex,
};

static const struct map_ops second_ops = {
	.lock = map_lock_second,
	.unlock = map_unlock_second,
};

void map_init(struct map *map, bool fast)
{
	mutex_init(&map->mutex);
	spin_lock_init(&map->spinlock);
	map->ops = fast ? &second_ops : &mutex_ops;
}

static int map_read(struct map *map)
{
	int value;

	map->ops->lock(map);
	value = map->value;
	map->ops->unlock(map);
	return value;
}

static void bad_get_stats(struct net_device *dev, struct rtnl_link_stats64 *stats)
{
	stats->rx_packets = map_read(netdev_priv(dev));
}

const struct net_device_ops map_netdev_ops = {
	.ndo_get_stats64 = bad_get_stats,
};
