/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_TYPES_H
#define STAND_IN_LINUX_TYPES_H

/* Stand-in kernel headers: only what the test cases use, in lockstep's own words. */
typedef _Bool bool;
enum { false = 0, true = 1 };

typedef signed char s8;
typedef unsigned char u8;
typedef short s16;
typedef unsigned short u16;
typedef int s32;
typedef unsigned int u32;
typedef long long s64;
typedef unsigned long long u64;
typedef u8 __u8;
typedef u16 __u16;
typedef u32 __u32;
typedef u64 __u64;
typedef unsigned long size_t;
typedef long ssize_t;
typedef long long loff_t;
typedef unsigned long uintptr_t;
typedef unsigned int gfp_t;
typedef s64 ktime_t;
typedef u64 dma_addr_t;
typedef u64 resource_size_t;
typedef u64 phys_addr_t;

typedef struct {
	int counter;
} atomic_t;

struct list_head {
	struct list_head *next, *prev;
};

struct hlist_node {
	struct hlist_node *next, **pprev;
};

struct hlist_head {
	struct hlist_node *first;
};

struct callback_head {
	struct callback_head *next;
	void (*func)(struct callback_head *head);
};
#define rcu_head callback_head

#define NULL ((void *)0)

#endif
