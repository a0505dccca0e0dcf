/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_USB_CH9_H
#define STAND_IN_LINUX_USB_CH9_H

#include <linux/types.h>

struct usb_device_descriptor {
	__u8 bLength, bDescriptorType, bDeviceClass;
	__le16 bcdUSB, idVendor, idProduct, bcdDevice;
};

struct usb_interface_descriptor {
	__u8 bInterfaceNumber, bAlternateSetting, bNumEndpoints, bInterfaceClass;
	__u8 bInterfaceSubClass, bInterfaceProtocol;
};

struct usb_endpoint_descriptor {
	__u8 bEndpointAddress, bmAttributes, bInterval;
	__le16 wMaxPacketSize;
};

struct usb_ctrlrequest {
	__u8 bRequestType, bRequest;
	__le16 wValue, wIndex, wLength;
};

#define USB_DIR_OUT 0
#define USB_DIR_IN 0x80
#define USB_TYPE_CLASS 0x20
#define USB_TYPE_VENDOR 0x40
#define USB_RECIP_DEVICE 0
#define USB_RECIP_INTERFACE 1

int usb_endpoint_is_bulk_in(const struct usb_endpoint_descriptor *epd);
int usb_endpoint_is_bulk_out(const struct usb_endpoint_descriptor *epd);
int usb_endpoint_is_int_in(const struct usb_endpoint_descriptor *epd);
int usb_endpoint_maxp(const struct usb_endpoint_descriptor *epd);

#endif
