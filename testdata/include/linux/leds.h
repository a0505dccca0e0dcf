/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_LEDS_H
#define STAND_IN_LINUX_LEDS_H

#include <linux/device.h>

enum led_brightness { LED_OFF, LED_ON, LED_HALF = 127, LED_FULL = 255 };

struct led_classdev {
	const char *name;
	unsigned int brightness, max_brightness;
	int flags;
	void (*brightness_set)(struct led_classdev *led, enum led_brightness brightness);
	int (*brightness_set_blocking)(struct led_classdev *led, enum led_brightness brightness);
	const char *default_trigger;
	struct device *dev;
};

int led_classdev_register(struct device *parent, struct led_classdev *led);
int devm_led_classdev_register(struct device *parent, struct led_classdev *led);
void led_classdev_unregister(struct led_classdev *led);

#endif
