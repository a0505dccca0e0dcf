/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_MOD_DEVICETABLE_H
#define STAND_IN_LINUX_MOD_DEVICETABLE_H

#include <linux/types.h>

#define PCI_ANY_ID (~0)
#define I2C_NAME_SIZE 20

struct pci_device_id {
	u32 vendor, device, subvendor, subdevice, class, class_mask;
	kernel_ulong_t driver_data;
};

struct usb_device_id {
	u16 match_flags, idVendor, idProduct, bcdDevice_lo, bcdDevice_hi;
	u8 bInterfaceClass, bInterfaceSubClass, bInterfaceProtocol, bInterfaceNumber;
	kernel_ulong_t driver_info;
};

struct i2c_device_id {
	char name[I2C_NAME_SIZE];
	kernel_ulong_t driver_data;
};

struct spi_device_id {
	char name[32];
	kernel_ulong_t driver_data;
};

struct platform_device_id {
	char name[24];
	kernel_ulong_t driver_data;
};

struct of_device_id {
	char name[32], type[32], compatible[128];
	const void *data;
};

struct acpi_device_id {
	u8 id[16];
	kernel_ulong_t driver_data;
};

struct dmi_system_id {
	int (*callback)(const struct dmi_system_id *id);
	const char *ident;
	void *driver_data;
};

#endif
