/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_UACCESS_H
#define STAND_IN_LINUX_UACCESS_H

#include <linux/kernel.h>
#include <linux/sched.h>

unsigned long copy_to_user(void __user *to, const void *from, unsigned long n);
unsigned long copy_from_user(void *to, const void __user *from, unsigned long n);
unsigned long clear_user(void __user *to, unsigned long n);
long strncpy_from_user(char *to, const char __user *from, long count);
#define get_user(x, ptr) copy_from_user(&(x), ptr, sizeof(*(ptr)))
#define put_user(x, ptr) \
	({ \
		__typeof__(*(ptr)) __pu = (x); \
		copy_to_user(ptr, &__pu, sizeof(*(ptr))); \
	})

#endif
