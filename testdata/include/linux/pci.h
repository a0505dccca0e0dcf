/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_PCI_H
#define STAND_IN_LINUX_PCI_H

#include <linux/device.h>
#include <linux/interrupt.h>
#include <linux/module.h>

struct pci_device_id {
	u32 vendor, device;
};

struct pci_dev {
	unsigned int irq;
	struct device dev;
};

struct pci_driver {
	const char *name;
	const struct pci_device_id *id_table;
	int (*probe)(struct pci_dev *dev, const struct pci_device_id *id);
	void (*remove)(struct pci_dev *dev);
	struct device_driver driver;
};

int __pci_register_driver(struct pci_driver *drv, struct module *owner);
void pci_unregister_driver(struct pci_driver *drv);
int pci_enable_device(struct pci_dev *dev);
void pci_disable_device(struct pci_dev *dev);
#define pci_register_driver(driver) __pci_register_driver(driver, THIS_MODULE)
#define module_pci_driver(__pci_driver) \
	module_driver(__pci_driver, pci_register_driver, pci_unregister_driver)

static inline void *pci_get_drvdata(struct pci_dev *pdev)
{
	return dev_get_drvdata(&pdev->dev);
}

static inline void pci_set_drvdata(struct pci_dev *pdev, void *data)
{
	dev_set_drvdata(&pdev->dev, data);
}

#endif
