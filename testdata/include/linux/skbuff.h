/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_SKBUFF_H
#define STAND_IN_LINUX_SKBUFF_H

#include <linux/slab.h>
#include <linux/spinlock.h>

struct sk_buff {
	struct net_device *dev;
	unsigned int len;
};

struct sk_buff_head {
	struct sk_buff *next, *prev;
	spinlock_t lock;
};

void skb_queue_tail(struct sk_buff_head *list, struct sk_buff *item);
struct sk_buff *skb_dequeue(struct sk_buff_head *list);
void skb_queue_purge(struct sk_buff_head *list);
void kfree_skb(struct sk_buff *skb);
void dev_kfree_skb_any(struct sk_buff *skb);

#endif
