/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_FS_H
#define STAND_IN_LINUX_FS_H

#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/rwsem.h>

struct inode {
	struct rw_semaphore i_rwsem;
	void *i_private;
};

struct file {
	void *private_data;
};

struct file_operations {
	struct module *owner;
	ssize_t (*read)(struct file *file, char __user *buf, size_t count, loff_t *pos);
	ssize_t (*write)(struct file *file, const char __user *buf, size_t count, loff_t *pos);
	long (*unlocked_ioctl)(struct file *file, unsigned int cmd, unsigned long arg);
	int (*open)(struct inode *inode, struct file *file);
	int (*release)(struct inode *inode, struct file *file);
};

#endif
