/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_INPUT_H
#define STAND_IN_LINUX_INPUT_H

#include <linux/device.h>

struct input_dev {
	const char *name, *phys;
	struct input_id {
		u16 bustype, vendor, product, version;
	} id;
	unsigned long evbit[1], keybit[12], relbit[1], absbit[1];
	int (*open)(struct input_dev *dev);
	void (*close)(struct input_dev *dev);
	struct device dev;
};

#define EV_KEY 1
#define EV_ABS 3
#define BUS_I2C 0x18
#define BUS_HOST 0x19

struct input_dev *input_allocate_device(void);
struct input_dev *devm_input_allocate_device(struct device *dev);
void input_free_device(struct input_dev *dev);
int input_register_device(struct input_dev *dev);
void input_unregister_device(struct input_dev *dev);
void input_report_key(struct input_dev *dev, unsigned int code, int value);
void input_report_abs(struct input_dev *dev, unsigned int code, int value);
void input_sync(struct input_dev *dev);
void input_set_capability(struct input_dev *dev, unsigned int type, unsigned int code);
void input_set_abs_params(struct input_dev *dev, unsigned int axis, int min, int max, int fuzz,
			  int flat);

static inline void *input_get_drvdata(struct input_dev *dev)
{
	return dev_get_drvdata(&dev->dev);
}

static inline void input_set_drvdata(struct input_dev *dev, void *data)
{
	dev_set_drvdata(&dev->dev, data);
}

#endif
