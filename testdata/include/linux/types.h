/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_TYPES_H
#define STAND_IN_LINUX_TYPES_H

/* Stand-in kernel headers: what small drivers and the test cases use, in lockstep's own words. */
#include <linux/compiler_types.h>
#include <linux/stddef.h>

typedef signed char s8, __s8, int8_t;
typedef unsigned char u8, __u8, uint8_t, u_char, unchar;
typedef short s16, __s16, int16_t;
typedef unsigned short u16, __u16, uint16_t, u_short, umode_t;
typedef int s32, __s32, int32_t, pid_t, clockid_t;
typedef unsigned int u32, __u32, uint32_t, u_int, uint, gfp_t, fmode_t, dev_t, uid_t, gid_t;
typedef unsigned int slab_flags_t, __poll_t, blk_status_t, vm_fault_t;
typedef long long s64, __s64, int64_t, loff_t, time64_t;
typedef s64 ktime_t;
typedef unsigned long long u64, __u64, uint64_t;
typedef u64 dma_addr_t, phys_addr_t, resource_size_t, sector_t, netdev_features_t;
typedef unsigned long u_long, ulong, uintptr_t, irq_hw_number_t, kernel_ulong_t;
typedef unsigned long size_t;
typedef long ssize_t, ptrdiff_t, intptr_t, off_t;
typedef u16 __le16, __be16, __sum16;
typedef u32 __le32, __be32, __wsum;
typedef u64 __le64, __be64;

typedef struct {
	int counter;
} atomic_t;

typedef struct {
	s64 counter;
} atomic64_t, atomic_long_t;

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
typedef void (*rcu_callback_t)(struct rcu_head *head);

struct device;
struct file;
struct inode;
struct module;
struct page;
struct task_struct;
struct vm_area_struct;

#define DECLARE_BITMAP(name, bits) unsigned long name[((bits) + 63) / 64]

#endif
