/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_UACCESS_H
#define STAND_IN_LINUX_UACCESS_H

#include <linux/kernel.h>

unsigned long copy_to_user(void __user *to, const void *from, unsigned long n);
unsigned long copy_from_user(void *to, const void __user *from, unsigned long n);

#endif
