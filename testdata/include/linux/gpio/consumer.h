/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_GPIO_CONSUMER_H
#define STAND_IN_LINUX_GPIO_CONSUMER_H

#include <linux/types.h>

struct gpio_desc;
enum gpiod_flags { GPIOD_ASIS, GPIOD_IN, GPIOD_OUT_LOW, GPIOD_OUT_HIGH };
struct gpio_desc *devm_gpiod_get(struct device *dev, const char *id, enum gpiod_flags flags);
struct gpio_desc *devm_gpiod_get_optional(struct device *dev, const char *id,
					  enum gpiod_flags flags);
int gpiod_get_value(const struct gpio_desc *desc);
int gpiod_get_value_cansleep(const struct gpio_desc *desc);
void gpiod_set_value(struct gpio_desc *desc, int value);
void gpiod_set_value_cansleep(struct gpio_desc *desc, int value);
int gpiod_to_irq(const struct gpio_desc *desc);

#endif
