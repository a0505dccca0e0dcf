/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_POLL_H
#define STAND_IN_LINUX_POLL_H

#include <linux/fs.h>
#include <linux/wait.h>

typedef struct poll_table_struct {
	unsigned long key;
} poll_table;

#define EPOLLIN 0x1u
#define EPOLLOUT 0x4u
#define EPOLLERR 0x8u
#define EPOLLHUP 0x10u
#define EPOLLRDNORM 0x40u
#define EPOLLWRNORM 0x100u
#define POLLIN 0x1
#define POLLOUT 0x4
#define POLLERR 0x8
#define POLLRDNORM 0x40
#define POLLWRNORM 0x100

void poll_wait(struct file *file, wait_queue_head_t *wq_head, poll_table *table);

#endif
