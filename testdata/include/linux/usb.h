/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_USB_H
#define STAND_IN_LINUX_USB_H

#include <linux/device.h>
#include <linux/list.h>
#include <linux/mod_devicetable.h>
#include <linux/module.h>
#include <linux/usb/ch9.h>

struct usb_device;
struct usb_interface;
struct urb;
typedef void (*usb_complete_t)(struct urb *urb);

struct usb_host_endpoint {
	struct usb_endpoint_descriptor desc;
};

struct usb_host_interface {
	struct usb_interface_descriptor desc;
	struct usb_host_endpoint *endpoint;
};

struct usb_interface {
	struct usb_host_interface *altsetting, *cur_altsetting;
	unsigned int num_altsetting;
	int minor;
	bool needs_remote_wakeup;
	struct device dev;
};

struct usb_device {
	int devnum;
	int speed;
	struct usb_device_descriptor descriptor;
	struct device dev;
};

struct urb {
	struct list_head urb_list;
	struct usb_device *dev;
	unsigned int pipe;
	int status;
	unsigned int transfer_flags;
	void *transfer_buffer;
	dma_addr_t transfer_dma;
	u32 transfer_buffer_length, actual_length;
	unsigned char *setup_packet;
	int interval;
	void *context;
	usb_complete_t complete;
};

struct usb_anchor {
	struct list_head urb_list;
};

struct usb_driver {
	const char *name;
	int (*probe)(struct usb_interface *intf, const struct usb_device_id *id);
	void (*disconnect)(struct usb_interface *intf);
	int (*suspend)(struct usb_interface *intf, pm_message_t message);
	int (*resume)(struct usb_interface *intf);
	int (*reset_resume)(struct usb_interface *intf);
	int (*pre_reset)(struct usb_interface *intf);
	int (*post_reset)(struct usb_interface *intf);
	const struct usb_device_id *id_table;
	unsigned int supports_autosuspend : 1, soft_unbind : 1, disable_hub_initiated_lpm : 1;
};

#define USB_DEVICE(vend, prod) .match_flags = 3, .idVendor = (vend), .idProduct = (prod)
#define URB_NO_TRANSFER_DMA_MAP 4
#define usb_sndctrlpipe(dev, ep) ((2u << 30) | ((ep) << 15))
#define usb_rcvctrlpipe(dev, ep) ((2u << 30) | ((ep) << 15) | 0x80)
#define usb_sndbulkpipe(dev, ep) ((3u << 30) | ((ep) << 15))
#define usb_rcvbulkpipe(dev, ep) ((3u << 30) | ((ep) << 15) | 0x80)
#define usb_rcvintpipe(dev, ep) ((1u << 30) | ((ep) << 15) | 0x80)

struct usb_device *interface_to_usbdev(struct usb_interface *intf);
int usb_register_driver(struct usb_driver *driver, struct module *owner, const char *name);
void usb_deregister(struct usb_driver *driver);
#define usb_register(driver) usb_register_driver(driver, THIS_MODULE, "stand-in")
#define module_usb_driver(__usb_driver) module_driver(__usb_driver, usb_register, usb_deregister)

struct urb *usb_alloc_urb(int iso_packets, gfp_t flags);
void usb_free_urb(struct urb *urb);
struct usb_device *usb_get_dev(struct usb_device *dev);
void usb_put_dev(struct usb_device *dev);
void usb_fill_control_urb(struct urb *urb, struct usb_device *dev, unsigned int pipe,
			  unsigned char *setup_packet, void *buffer, int length,
			  usb_complete_t complete_fn, void *context);
void usb_fill_int_urb(struct urb *urb, struct usb_device *dev, unsigned int pipe, void *buffer,
		      int length, usb_complete_t complete_fn, void *context, int interval);
void usb_fill_bulk_urb(struct urb *urb, struct usb_device *dev, unsigned int pipe, void *buffer,
		       int length, usb_complete_t complete_fn, void *context);
int usb_submit_urb(struct urb *urb, gfp_t flags);
void usb_kill_urb(struct urb *urb);
void usb_poison_urb(struct urb *urb);
int usb_unlink_urb(struct urb *urb);
void init_usb_anchor(struct usb_anchor *anchor);
void usb_anchor_urb(struct urb *urb, struct usb_anchor *anchor);
void usb_unanchor_urb(struct urb *urb);
void usb_kill_anchored_urbs(struct usb_anchor *anchor);
int usb_control_msg(struct usb_device *dev, unsigned int pipe, __u8 request, __u8 requesttype,
		    __u16 value, __u16 index, void *data, __u16 size, int timeout);
int usb_bulk_msg(struct usb_device *dev, unsigned int pipe, void *data, int len,
		 int *actual_length, int timeout);
void *usb_alloc_coherent(struct usb_device *dev, size_t size, gfp_t flags, dma_addr_t *dma);
void usb_free_coherent(struct usb_device *dev, size_t size, void *addr, dma_addr_t dma);
int usb_autopm_get_interface(struct usb_interface *intf);
void usb_autopm_put_interface(struct usb_interface *intf);
int usb_set_interface(struct usb_device *dev, int ifnum, int alternate);

static inline void *usb_get_intfdata(struct usb_interface *intf)
{
	return dev_get_drvdata(&intf->dev);
}

static inline void usb_set_intfdata(struct usb_interface *intf, void *data)
{
	dev_set_drvdata(&intf->dev, data);
}

#endif
