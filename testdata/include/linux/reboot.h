/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_REBOOT_H
#define STAND_IN_LINUX_REBOOT_H

#include <linux/notifier.h>

int register_reboot_notifier(struct notifier_block *nb);
int unregister_reboot_notifier(struct notifier_block *nb);

#endif
