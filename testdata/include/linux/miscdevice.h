/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_MISCDEVICE_H
#define STAND_IN_LINUX_MISCDEVICE_H

#include <linux/fs.h>

struct miscdevice {
	int minor;
	const char *name;
	const struct file_operations *fops;
};

#define MISC_DYNAMIC_MINOR 255
int misc_register(struct miscdevice *misc);
void misc_deregister(struct miscdevice *misc);

#endif
