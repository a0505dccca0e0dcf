/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_ATOMIC_H
#define STAND_IN_LINUX_ATOMIC_H

#include <linux/types.h>

#define ATOMIC_INIT(i) { (i) }
int atomic_read(const atomic_t *v);
void atomic_set(atomic_t *v, int i);
void atomic_add(int i, atomic_t *v);
void atomic_sub(int i, atomic_t *v);
void atomic_inc(atomic_t *v);
void atomic_dec(atomic_t *v);
int atomic_add_return(int i, atomic_t *v);
int atomic_sub_return(int i, atomic_t *v);
int atomic_inc_return(atomic_t *v);
int atomic_dec_return(atomic_t *v);
bool atomic_dec_and_test(atomic_t *v);
bool atomic_inc_and_test(atomic_t *v);
bool atomic_sub_and_test(int i, atomic_t *v);
bool atomic_inc_not_zero(atomic_t *v);
bool atomic_add_unless(atomic_t *v, int a, int u);
int atomic_xchg(atomic_t *v, int new);
int atomic_cmpxchg(atomic_t *v, int old, int new);
s64 atomic64_read(const atomic64_t *v);
void atomic64_set(atomic64_t *v, s64 i);
void atomic64_inc(atomic64_t *v);
void atomic64_add(s64 i, atomic64_t *v);
s64 atomic64_inc_return(atomic64_t *v);
long atomic_long_read(const atomic_long_t *v);
void atomic_long_inc(atomic_long_t *v);
#define xchg(ptr, v) __atomic_exchange_n(ptr, v, __ATOMIC_SEQ_CST)
#define cmpxchg(ptr, old, new) __sync_val_compare_and_swap(ptr, old, new)

#endif
