/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_PROPERTY_H
#define STAND_IN_LINUX_PROPERTY_H

#include <linux/types.h>

bool device_property_read_bool(const struct device *dev, const char *name);
bool device_property_present(const struct device *dev, const char *name);
int device_property_read_u32(const struct device *dev, const char *name, u32 *val);
int device_property_read_string(const struct device *dev, const char *name, const char **val);

#endif
