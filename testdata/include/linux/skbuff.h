/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_SKBUFF_H
#define STAND_IN_LINUX_SKBUFF_H

#include <linux/atomic.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct net_device;
struct sock;

struct sk_buff {
	struct sk_buff *next, *prev;
	struct net_device *dev;
	struct sock *sk;
	char cb[48];
	unsigned int len, data_len;
	__be16 protocol;
	u32 priority;
	u8 ip_summed;
	unsigned char *head, *data;
	unsigned int truesize;
};

struct sk_buff_head {
	struct sk_buff *next, *prev;
	u32 qlen;
	spinlock_t lock;
};

#define CHECKSUM_NONE 0
#define CHECKSUM_UNNECESSARY 1

static inline void skb_queue_head_init(struct sk_buff_head *list)
{
	spin_lock_init(&list->lock);
	list->next = list->prev = (struct sk_buff *)list;
	list->qlen = 0;
}

struct sk_buff *alloc_skb(unsigned int size, gfp_t priority);
struct sk_buff *dev_alloc_skb(unsigned int length);
struct sk_buff *netdev_alloc_skb(struct net_device *dev, unsigned int length);
struct sk_buff *netdev_alloc_skb_ip_align(struct net_device *dev, unsigned int length);
struct sk_buff *skb_clone(struct sk_buff *skb, gfp_t priority);
struct sk_buff *skb_copy(const struct sk_buff *skb, gfp_t priority);
struct sk_buff *skb_get(struct sk_buff *skb);
void *skb_put(struct sk_buff *skb, unsigned int len);
void *skb_put_data(struct sk_buff *skb, const void *data, unsigned int len);
void *skb_push(struct sk_buff *skb, unsigned int len);
void *skb_pull(struct sk_buff *skb, unsigned int len);
void skb_reserve(struct sk_buff *skb, int len);
void skb_trim(struct sk_buff *skb, unsigned int len);
unsigned char *skb_tail_pointer(const struct sk_buff *skb);
void skb_queue_head(struct sk_buff_head *list, struct sk_buff *item);
void skb_queue_tail(struct sk_buff_head *list, struct sk_buff *item);
void __skb_queue_tail(struct sk_buff_head *list, struct sk_buff *item);
struct sk_buff *skb_dequeue(struct sk_buff_head *list);
struct sk_buff *__skb_dequeue(struct sk_buff_head *list);
int skb_queue_empty(const struct sk_buff_head *list);
u32 skb_queue_len(const struct sk_buff_head *list);
void skb_queue_purge(struct sk_buff_head *list);
void kfree_skb(struct sk_buff *skb);
void consume_skb(struct sk_buff *skb);
void dev_kfree_skb(struct sk_buff *skb);
void dev_kfree_skb_any(struct sk_buff *skb);
void dev_kfree_skb_irq(struct sk_buff *skb);
void dev_consume_skb_any(struct sk_buff *skb);

#endif
