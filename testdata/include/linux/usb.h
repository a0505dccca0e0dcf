/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_USB_H
#define STAND_IN_LINUX_USB_H

#include <linux/device.h>
#include <linux/module.h>

struct usb_device;
struct urb;
struct usb_device_id;
typedef void (*usb_complete_t)(struct urb *urb);

struct urb {
	void *context;
	usb_complete_t complete;
	int status;
};

struct usb_interface {
	struct device dev;
};

struct usb_driver {
	const char *name;
	int (*probe)(struct usb_interface *intf, const struct usb_device_id *id);
	void (*disconnect)(struct usb_interface *intf);
};

int usb_register_driver(struct usb_driver *driver, struct module *owner, const char *name);
void usb_deregister(struct usb_driver *driver);
#define usb_register(driver) usb_register_driver(driver, THIS_MODULE, "stand-in")
#define module_usb_driver(__usb_driver) module_driver(__usb_driver, usb_register, usb_deregister)

void usb_fill_int_urb(struct urb *urb, struct usb_device *dev, unsigned int pipe, void *buffer,
		      int length, usb_complete_t complete_fn, void *context, int interval);
void usb_fill_bulk_urb(struct urb *urb, struct usb_device *dev, unsigned int pipe, void *buffer,
		       int length, usb_complete_t complete_fn, void *context);
int usb_submit_urb(struct urb *urb, gfp_t flags);
void usb_kill_urb(struct urb *urb);
int usb_unlink_urb(struct urb *urb);
int usb_control_msg(struct usb_device *dev, unsigned int pipe, __u8 request, __u8 requesttype,
		    __u16 value, __u16 index, void *data, __u16 size, int timeout);

static inline void *usb_get_intfdata(struct usb_interface *intf)
{
	return dev_get_drvdata(&intf->dev);
}

static inline void usb_set_intfdata(struct usb_interface *intf, void *data)
{
	dev_set_drvdata(&intf->dev, data);
}

#endif
