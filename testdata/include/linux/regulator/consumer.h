/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_REGULATOR_CONSUMER_H
#define STAND_IN_LINUX_REGULATOR_CONSUMER_H

#include <linux/types.h>

struct regulator;
struct regulator *devm_regulator_get(struct device *dev, const char *id);
struct regulator *devm_regulator_get_optional(struct device *dev, const char *id);
int regulator_enable(struct regulator *regulator);
int regulator_disable(struct regulator *regulator);
int regulator_set_voltage(struct regulator *regulator, int min_uv, int max_uv);

#endif
