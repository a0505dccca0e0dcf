/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_DEVICE_H
#define STAND_IN_LINUX_DEVICE_H

#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/slab.h>

struct device_driver;

struct device {
	struct device *parent;
	struct device_driver *driver;
	void *driver_data;
};

struct device_driver {
	const char *name;
	const struct dev_pm_ops *pm;
};

struct dev_pm_ops {
	int (*suspend)(struct device *dev);
	int (*resume)(struct device *dev);
};

struct device_attribute {
	const char *name;
	ssize_t (*show)(struct device *dev, struct device_attribute *attr, char *buf);
	ssize_t (*store)(struct device *dev, struct device_attribute *attr, const char *buf,
			 size_t count);
};

#define DEVICE_ATTR_RW(_name) \
	struct device_attribute dev_attr_##_name = { #_name, _name##_show, _name##_store }

static inline void *dev_get_drvdata(const struct device *dev)
{
	return dev->driver_data;
}

static inline void dev_set_drvdata(struct device *dev, void *data)
{
	dev->driver_data = data;
}

void *devm_kzalloc(struct device *dev, size_t size, gfp_t gfp);
int devm_add_action_or_reset(struct device *dev, void (*action)(void *), void *data);
int device_create_file(struct device *device, const struct device_attribute *entry);
void device_remove_file(struct device *dev, const struct device_attribute *attr);
void device_lock(struct device *dev);
void device_unlock(struct device *dev);
void dev_err(const struct device *dev, const char *fmt, ...);
void dev_warn(const struct device *dev, const char *fmt, ...);
void dev_info(const struct device *dev, const char *fmt, ...);
void dev_dbg(const struct device *dev, const char *fmt, ...);

#endif
