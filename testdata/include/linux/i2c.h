/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_I2C_H
#define STAND_IN_LINUX_I2C_H

#include <linux/device.h>
#include <linux/mod_devicetable.h>
#include <linux/module.h>

struct i2c_adapter;
struct i2c_board_info;

struct i2c_msg {
	u16 addr, flags, len;
	u8 *buf;
};

#define I2C_M_RD 1

struct i2c_algorithm {
	int (*master_xfer)(struct i2c_adapter *adap, struct i2c_msg *msgs, int num);
	u32 (*functionality)(struct i2c_adapter *adap);
};

struct i2c_adapter {
	struct module *owner;
	unsigned int class;
	const struct i2c_algorithm *algo;
	void *algo_data;
	int timeout, retries, nr;
	struct device dev;
	char name[48];
};

struct i2c_client {
	unsigned short flags, addr;
	char name[I2C_NAME_SIZE];
	struct i2c_adapter *adapter;
	struct device dev;
	int irq;
};

struct i2c_driver {
	unsigned int class;
	int (*probe)(struct i2c_client *client);
	int (*probe_new)(struct i2c_client *client);
	void (*remove)(struct i2c_client *client);
	void (*shutdown)(struct i2c_client *client);
	struct device_driver driver;
	const struct i2c_device_id *id_table;
};

#define to_i2c_client(d) container_of(d, struct i2c_client, dev)

int i2c_register_driver(struct module *owner, struct i2c_driver *driver);
void i2c_del_driver(struct i2c_driver *driver);
int i2c_add_adapter(struct i2c_adapter *adap);
void i2c_del_adapter(struct i2c_adapter *adap);
int i2c_transfer(struct i2c_adapter *adap, struct i2c_msg *msgs, int num);
int i2c_master_send(const struct i2c_client *client, const char *buf, int count);
int i2c_master_recv(const struct i2c_client *client, char *buf, int count);
int i2c_smbus_read_byte(const struct i2c_client *client);
int i2c_smbus_read_byte_data(const struct i2c_client *client, u8 command);
int i2c_smbus_read_word_data(const struct i2c_client *client, u8 command);
int i2c_smbus_write_byte(const struct i2c_client *client, u8 value);
int i2c_smbus_write_byte_data(const struct i2c_client *client, u8 command, u8 value);
int i2c_smbus_write_word_data(const struct i2c_client *client, u8 command, u16 value);
int i2c_check_functionality(struct i2c_adapter *adap, u32 func);
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

static inline void *i2c_get_adapdata(const struct i2c_adapter *adap)
{
	return dev_get_drvdata(&adap->dev);
}

static inline void i2c_set_adapdata(struct i2c_adapter *adap, void *data)
{
	dev_set_drvdata(&adap->dev, data);
}

#endif
