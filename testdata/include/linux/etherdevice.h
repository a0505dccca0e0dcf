/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_ETHERDEVICE_H
#define STAND_IN_LINUX_ETHERDEVICE_H

#include <linux/netdevice.h>

__be16 eth_type_trans(struct sk_buff *skb, struct net_device *dev);
int eth_validate_addr(struct net_device *dev);
int eth_mac_addr(struct net_device *dev, void *p);
void ether_setup(struct net_device *dev);
void eth_hw_addr_random(struct net_device *dev);
void eth_hw_addr_set(struct net_device *dev, const u8 *addr);
bool is_valid_ether_addr(const u8 *addr);
void eth_random_addr(u8 *addr);
void ether_addr_copy(u8 *to, const u8 *from);

#endif
