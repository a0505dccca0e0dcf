/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_POWER_SUPPLY_H
#define STAND_IN_LINUX_POWER_SUPPLY_H

#include <linux/device.h>

struct power_supply;
union power_supply_propval {
	int intval;
	const char *strval;
};
struct power_supply_config {
	struct device_node *of_node;
	void *drv_data;
};
void power_supply_changed(struct power_supply *psy);
void *power_supply_get_drvdata(struct power_supply *psy);

#endif
