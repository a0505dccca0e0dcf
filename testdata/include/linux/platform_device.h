/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_PLATFORM_DEVICE_H
#define STAND_IN_LINUX_PLATFORM_DEVICE_H

#include <linux/device.h>
#include <linux/module.h>

struct platform_device {
	const char *name;
	struct device dev;
};

struct platform_driver {
	int (*probe)(struct platform_device *pdev);
	int (*remove)(struct platform_device *pdev);
	void (*shutdown)(struct platform_device *pdev);
	int (*suspend)(struct platform_device *pdev, int state);
	int (*resume)(struct platform_device *pdev);
	struct device_driver driver;
};

int __platform_driver_register(struct platform_driver *drv, struct module *owner);
void platform_driver_unregister(struct platform_driver *drv);
int platform_get_irq(struct platform_device *dev, unsigned int num);
#define platform_driver_register(drv) __platform_driver_register(drv, THIS_MODULE)
#define module_platform_driver(__platform_driver) \
	module_driver(__platform_driver, platform_driver_register, platform_driver_unregister)

static inline void *platform_get_drvdata(const struct platform_device *pdev)
{
	return dev_get_drvdata(&pdev->dev);
}

static inline void platform_set_drvdata(struct platform_device *pdev, void *data)
{
	dev_set_drvdata(&pdev->dev, data);
}

#endif
