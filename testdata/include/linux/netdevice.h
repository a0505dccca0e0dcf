/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_NETDEVICE_H
#define STAND_IN_LINUX_NETDEVICE_H

#include <linux/device.h>
#include <linux/notifier.h>
#include <linux/skbuff.h>
#include <linux/spinlock.h>

struct net_device;
enum netdev_tx { NETDEV_TX_OK, NETDEV_TX_BUSY = 0x10 };
typedef enum netdev_tx netdev_tx_t;

struct net_device_ops {
	int (*ndo_open)(struct net_device *dev);
	int (*ndo_stop)(struct net_device *dev);
	netdev_tx_t (*ndo_start_xmit)(struct sk_buff *skb, struct net_device *dev);
	void (*ndo_tx_timeout)(struct net_device *dev, unsigned int txqueue);
	void (*ndo_set_rx_mode)(struct net_device *dev);
};

struct net_device {
	char name[16];
	const struct net_device_ops *netdev_ops;
	struct device dev;
	unsigned long features;
};

struct napi_struct {
	unsigned long state;
	int (*poll)(struct napi_struct *napi, int budget);
	struct net_device *dev;
};

void netif_napi_add(struct net_device *dev, struct napi_struct *napi,
		    int (*poll)(struct napi_struct *, int));
void netif_napi_del(struct napi_struct *napi);
void napi_enable(struct napi_struct *napi);
void napi_disable(struct napi_struct *napi);
bool napi_schedule(struct napi_struct *napi);
bool napi_complete_done(struct napi_struct *napi, int work_done);
void *netdev_priv(const struct net_device *dev);
struct net_device *alloc_etherdev(int size);
void free_netdev(struct net_device *dev);
int register_netdev(struct net_device *dev);
void unregister_netdev(struct net_device *dev);
int register_netdevice(struct net_device *dev);
void unregister_netdevice(struct net_device *dev);
void netif_start_queue(struct net_device *dev);
void netif_stop_queue(struct net_device *dev);
void netif_wake_queue(struct net_device *dev);
void netif_carrier_on(struct net_device *dev);
void netif_carrier_off(struct net_device *dev);
bool netif_running(const struct net_device *dev);
void netif_tx_lock_bh(struct net_device *dev);
void netif_tx_unlock_bh(struct net_device *dev);

#endif
