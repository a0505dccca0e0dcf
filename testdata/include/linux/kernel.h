/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_KERNEL_H
#define STAND_IN_LINUX_KERNEL_H

#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/types.h>

#define offsetof(type, member) __builtin_offsetof(type, member)
#define container_of(ptr, type, member)                                \
	({                                                             \
		void *__mptr = (void *)(ptr);                          \
		((type *)((char *)__mptr - offsetof(type, member)));   \
	})
#define ARRAY_SIZE(arr) (sizeof(arr) / sizeof((arr)[0]))
#define BIT(nr) (1UL << (nr))
#define min(x, y) ((x) < (y) ? (x) : (y))
#define max(x, y) ((x) > (y) ? (x) : (y))

#define KERN_ERR ""
#define KERN_INFO ""
int printk(const char *fmt, ...);
#define pr_err(fmt, ...) printk(KERN_ERR fmt, ##__VA_ARGS__)
#define pr_warn(fmt, ...) printk(KERN_INFO fmt, ##__VA_ARGS__)
#define pr_info(fmt, ...) printk(KERN_INFO fmt, ##__VA_ARGS__)
#define pr_debug(fmt, ...) printk(KERN_INFO fmt, ##__VA_ARGS__)

#define BUG() __builtin_trap()
#define BUG_ON(condition)                \
	do {                             \
		if (unlikely(condition)) \
			BUG();           \
	} while (0)
#define WARN_ON(condition)                     \
	({                                     \
		int __ret = !!(condition);     \
		if (unlikely(__ret))           \
			printk("warn\n");      \
		unlikely(__ret);               \
	})
#define WARN_ON_ONCE(condition) WARN_ON(condition)

void might_sleep(void);
void panic(const char *fmt, ...) __noreturn;
void *memset(void *s, int c, size_t n);
void *memcpy(void *to, const void *from, size_t n);
int snprintf(char *buf, size_t size, const char *fmt, ...);

#endif
