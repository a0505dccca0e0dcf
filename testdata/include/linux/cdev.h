/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_CDEV_H
#define STAND_IN_LINUX_CDEV_H

#include <linux/fs.h>
#include <linux/kobject.h>

struct cdev {
	struct kobject kobj;
	struct module *owner;
	const struct file_operations *ops;
	struct list_head list;
	dev_t dev;
	unsigned int count;
};

void cdev_init(struct cdev *cdev, const struct file_operations *fops);
struct cdev *cdev_alloc(void);
int cdev_add(struct cdev *cdev, dev_t dev, unsigned int count);
void cdev_del(struct cdev *cdev);

#endif
