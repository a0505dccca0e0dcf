/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_ETHTOOL_H
#define STAND_IN_LINUX_ETHTOOL_H

#include <linux/types.h>

struct net_device;

struct ethtool_drvinfo {
	u32 cmd;
	char driver[32], version[32], fw_version[32], bus_info[32];
};

struct ethtool_ops {
	void (*get_drvinfo)(struct net_device *dev, struct ethtool_drvinfo *info);
	u32 (*get_msglevel)(struct net_device *dev);
	void (*set_msglevel)(struct net_device *dev, u32 value);
	int (*nway_reset)(struct net_device *dev);
	u32 (*get_link)(struct net_device *dev);
};

u32 ethtool_op_get_link(struct net_device *dev);

#endif
