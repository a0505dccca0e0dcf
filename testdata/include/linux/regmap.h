/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_REGMAP_H
#define STAND_IN_LINUX_REGMAP_H

#include <linux/types.h>

struct regmap;
struct regmap_config;
int regmap_read(struct regmap *map, unsigned int reg, unsigned int *val);
int regmap_write(struct regmap *map, unsigned int reg, unsigned int val);
int regmap_update_bits(struct regmap *map, unsigned int reg, unsigned int mask, unsigned int val);
int regmap_bulk_read(struct regmap *map, unsigned int reg, void *val, size_t count);

#endif
