/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_NETDEVICE_H
#define STAND_IN_LINUX_NETDEVICE_H

#include <linux/device.h>
#include <linux/if_ether.h>
#include <linux/notifier.h>
#include <linux/rcupdate.h>
#include <linux/rtnetlink.h>
#include <linux/skbuff.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

#define IFNAMSIZ 16
#define IFF_UP 0x1
#define IFF_PROMISC 0x100
#define IFF_ALLMULTI 0x200
#define NET_RX_SUCCESS 0
#define NET_RX_DROP 1
#define NAPI_POLL_WEIGHT 64
#define NETIF_F_SG (1ULL << 0)
#define NETIF_F_HW_CSUM (1ULL << 3)

struct ethtool_ops;
struct ifreq;
struct net;
struct net_device;
struct phy_device;
enum netdev_tx { NETDEV_TX_OK, NETDEV_TX_BUSY = 0x10 };
typedef enum netdev_tx netdev_tx_t;

struct net_device_stats {
	unsigned long rx_packets, tx_packets, rx_bytes, tx_bytes, rx_errors, tx_errors;
	unsigned long rx_dropped, tx_dropped, multicast, collisions, rx_length_errors;
	unsigned long rx_over_errors, rx_crc_errors, rx_frame_errors, rx_fifo_errors;
	unsigned long rx_missed_errors, tx_aborted_errors, tx_carrier_errors, tx_fifo_errors;
};

struct rtnl_link_stats64 {
	u64 rx_packets, tx_packets, rx_bytes, tx_bytes, rx_errors, tx_errors, rx_dropped;
	u64 tx_dropped, multicast, collisions;
};

struct net_device_ops {
	int (*ndo_init)(struct net_device *dev);
	void (*ndo_uninit)(struct net_device *dev);
	int (*ndo_open)(struct net_device *dev);
	int (*ndo_stop)(struct net_device *dev);
	netdev_tx_t (*ndo_start_xmit)(struct sk_buff *skb, struct net_device *dev);
	void (*ndo_set_rx_mode)(struct net_device *dev);
	int (*ndo_set_mac_address)(struct net_device *dev, void *addr);
	int (*ndo_validate_addr)(struct net_device *dev);
	int (*ndo_do_ioctl)(struct net_device *dev, struct ifreq *ifr, int cmd);
	int (*ndo_eth_ioctl)(struct net_device *dev, struct ifreq *ifr, int cmd);
	int (*ndo_change_mtu)(struct net_device *dev, int mtu);
	void (*ndo_tx_timeout)(struct net_device *dev, unsigned int txqueue);
	void (*ndo_get_stats64)(struct net_device *dev, struct rtnl_link_stats64 *storage);
	struct net_device_stats *(*ndo_get_stats)(struct net_device *dev);
	void (*ndo_poll_controller)(struct net_device *dev);
	int (*ndo_set_features)(struct net_device *dev, netdev_features_t features);
};

struct netdev_queue {
	struct net_device *dev;
	unsigned long state, trans_start;
	spinlock_t _xmit_lock;
};

struct net_device {
	char name[IFNAMSIZ];
	unsigned long state, mem_start, mem_end, base_addr, trans_start;
	int irq, ifindex;
	const struct net_device_ops *netdev_ops;
	const struct ethtool_ops *ethtool_ops;
	netdev_features_t features, hw_features, vlan_features;
	struct net_device_stats stats;
	unsigned int flags, mtu, min_mtu, max_mtu;
	unsigned short type, hard_header_len, needed_headroom;
	unsigned char *dev_addr;
	unsigned char addr_len, perm_addr[32], broadcast[32], dma, if_port;
	struct netdev_queue *_tx;
	unsigned int num_tx_queues, real_num_tx_queues;
	spinlock_t tx_global_lock, addr_list_lock;
	int watchdog_timeo;
	struct phy_device *phydev;
	void *ml_priv, *ieee80211_ptr;
	bool needs_free_netdev;
	void (*priv_destructor)(struct net_device *dev);
	struct device dev;
};

struct napi_struct {
	unsigned long state;
	int weight;
	int (*poll)(struct napi_struct *napi, int budget);
	struct net_device *dev;
};

#define SET_NETDEV_DEV(net, pdev) ((net)->dev.parent = (pdev))
#define to_net_dev(d) container_of(d, struct net_device, dev)

void netif_napi_add(struct net_device *dev, struct napi_struct *napi,
		    int (*poll)(struct napi_struct *, int));
void netif_napi_del(struct napi_struct *napi);
void napi_enable(struct napi_struct *napi);
void napi_disable(struct napi_struct *napi);
void napi_synchronize(const struct napi_struct *napi);
bool napi_schedule(struct napi_struct *napi);
bool napi_schedule_prep(struct napi_struct *napi);
void __napi_schedule(struct napi_struct *napi);
bool napi_complete_done(struct napi_struct *napi, int work_done);
bool napi_complete(struct napi_struct *napi);
int napi_gro_receive(struct napi_struct *napi, struct sk_buff *skb);
int netif_rx(struct sk_buff *skb);
int netif_receive_skb(struct sk_buff *skb);
void *netdev_priv(const struct net_device *dev);
struct net_device *alloc_netdev(int size, const char *name, unsigned char type,
				void (*setup)(struct net_device *));
struct net_device *alloc_etherdev(int size);
struct net_device *alloc_etherdev_mqs(int size, unsigned int txqs, unsigned int rxqs);
void free_netdev(struct net_device *dev);
int register_netdev(struct net_device *dev);
void unregister_netdev(struct net_device *dev);
int register_netdevice(struct net_device *dev);
void unregister_netdevice(struct net_device *dev);
int register_netdevice_notifier(struct notifier_block *nb);
int unregister_netdevice_notifier(struct notifier_block *nb);
void dev_hold(struct net_device *dev);
void dev_put(struct net_device *dev);
int dev_open(struct net_device *dev, void *extack);
void dev_close(struct net_device *dev);
int dev_queue_xmit(struct sk_buff *skb);
void netif_start_queue(struct net_device *dev);
void netif_stop_queue(struct net_device *dev);
void netif_wake_queue(struct net_device *dev);
bool netif_queue_stopped(const struct net_device *dev);
void netif_tx_start_all_queues(struct net_device *dev);
void netif_tx_stop_all_queues(struct net_device *dev);
void netif_tx_wake_all_queues(struct net_device *dev);
void netif_tx_disable(struct net_device *dev);
void netif_device_attach(struct net_device *dev);
void netif_device_detach(struct net_device *dev);
bool netif_device_present(const struct net_device *dev);
void netif_carrier_on(struct net_device *dev);
void netif_carrier_off(struct net_device *dev);
bool netif_carrier_ok(const struct net_device *dev);
bool netif_running(const struct net_device *dev);
void netif_trans_update(struct net_device *dev);
void netif_tx_lock(struct net_device *dev);
void netif_tx_unlock(struct net_device *dev);
void netif_tx_lock_bh(struct net_device *dev);
void netif_tx_unlock_bh(struct net_device *dev);
void netif_addr_lock_bh(struct net_device *dev);
void netif_addr_unlock_bh(struct net_device *dev);
void netdev_err(const struct net_device *dev, const char *fmt, ...);
void netdev_warn(const struct net_device *dev, const char *fmt, ...);
void netdev_info(const struct net_device *dev, const char *fmt, ...);
void netdev_dbg(const struct net_device *dev, const char *fmt, ...);

#endif
