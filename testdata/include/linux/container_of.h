/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_CONTAINER_OF_H
#define STAND_IN_LINUX_CONTAINER_OF_H

#include <linux/stddef.h>

#define container_of(ptr, type, member) \
	({ \
		void *__mptr = (void *)(ptr); \
		((type *)(__mptr - offsetof(type, member))); \
	})

#endif
