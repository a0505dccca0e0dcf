/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_I2C_H
#define STAND_IN_LINUX_I2C_H

#include <linux/device.h>
#include <linux/module.h>

struct i2c_client {
	int irq;
	struct device dev;
};

struct i2c_driver {
	int (*probe_new)(struct i2c_client *client);
	int (*remove)(struct i2c_client *client);
	struct device_driver driver;
};

int i2c_register_driver(struct module *owner, struct i2c_driver *driver);
void i2c_del_driver(struct i2c_driver *driver);
int i2c_smbus_read_byte_data(const struct i2c_client *client, u8 command);
#define i2c_add_driver(driver) i2c_register_driver(THIS_MODULE, driver)
#define module_i2c_driver(__i2c_driver) \
	module_driver(__i2c_driver, i2c_add_driver, i2c_del_driver)

static inline void *i2c_get_clientdata(const struct i2c_client *client)
{
	return dev_get_drvdata(&client->dev);
}

static inline void i2c_set_clientdata(struct i2c_client *client, void *data)
{
	dev_set_drvdata(&client->dev, data);
}

#endif
