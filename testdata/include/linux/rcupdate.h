/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_RCUPDATE_H
#define STAND_IN_LINUX_RCUPDATE_H

#include <linux/cleanup.h>
#include <linux/kernel.h>
#include <linux/types.h>

void rcu_read_lock(void);
void rcu_read_unlock(void);
void rcu_read_lock_bh(void);
void rcu_read_unlock_bh(void);
void synchronize_rcu(void);
void synchronize_rcu_expedited(void);
void rcu_barrier(void);
void call_rcu(struct rcu_head *head, void (*func)(struct rcu_head *head));
#define rcu_dereference(p) READ_ONCE(p)
#define rcu_dereference_protected(p, c) (p)
#define rcu_access_pointer(p) READ_ONCE(p)
#define RCU_INIT_POINTER(p, v) WRITE_ONCE(p, v)
#define rcu_assign_pointer(p, v) WRITE_ONCE(p, v)
#define kfree_rcu(ptr, rhf) call_rcu(&(ptr)->rhf, NULL)

DEFINE_LOCK_GUARD_0(rcu, rcu_read_lock(), rcu_read_unlock())

#endif
