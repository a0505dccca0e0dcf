/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_NET_SOCK_H
#define STAND_IN_NET_SOCK_H

#include <linux/spinlock.h>

struct sock {
	spinlock_t sk_lock;
	void *sk_user_data;
};

void lock_sock(struct sock *sk);
void lock_sock_nested(struct sock *sk, int subclass);
void release_sock(struct sock *sk);
void bh_lock_sock_stand_in(struct sock *sk);
#define bh_lock_sock(sk) spin_lock(&(sk)->sk_lock)
#define bh_unlock_sock(sk) spin_unlock(&(sk)->sk_lock)

#endif
