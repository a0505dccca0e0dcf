/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_COMPILER_TYPES_H
#define STAND_IN_LINUX_COMPILER_TYPES_H

#define __user
#define __iomem
#define __rcu
#define __kernel
#define __bitwise
#define __ref
#define __cold
#define __read_mostly
#define __ro_after_init
#define __randomize_layout
#define __acquire(x) ((void)0)
#define __release(x) ((void)0)
#define __counted_by(member)
#define __printf(a, b) __attribute__((__format__(printf, a, b)))
#define __section(name) __attribute__((__section__(name)))
#define __used __attribute__((__used__))
#define __weak __attribute__((__weak__))
#define asmlinkage
#define __percpu
#define __force
#define __must_hold(x)
#define __acquires(x)
#define __releases(x)
#define __must_check __attribute__((__warn_unused_result__))
#define __maybe_unused __attribute__((__unused__))
#define __always_unused __attribute__((__unused__))
#define __always_inline inline __attribute__((__always_inline__))
#define __cleanup(func) __attribute__((__cleanup__(func)))
#define __aligned(x) __attribute__((__aligned__(x)))
#define __packed __attribute__((__packed__))
#define __noreturn __attribute__((__noreturn__))
#define noinline __attribute__((__noinline__))
#define fallthrough __attribute__((__fallthrough__))
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define READ_ONCE(x) (*(const volatile __typeof__(x) *)&(x))
#define WRITE_ONCE(x, val) (*(volatile __typeof__(x) *)&(x) = (val))
#define barrier() __asm__ __volatile__("" : : : "memory")
#define smp_mb() barrier()
#define smp_rmb() barrier()
#define smp_wmb() barrier()
#define mb() barrier()
#define rmb() barrier()
#define wmb() barrier()
#define smp_load_acquire(p) READ_ONCE(*(p))
#define smp_store_release(p, val) WRITE_ONCE(*(p), val)
#define ___PASTE(a, b) a##b
#define __PASTE(a, b) ___PASTE(a, b)
#define __UNIQUE_ID(prefix) __PASTE(__PASTE(__UNIQUE_ID_, prefix), __COUNTER__)

#endif
