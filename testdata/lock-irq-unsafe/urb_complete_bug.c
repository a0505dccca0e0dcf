/* The completion handler of a USB request takes a lock that is held with bottom halves enabled. */
#include <linux/spinlock.h>
#include <linux/usb.h>

struct line {
	spinlock_t lock;
	struct urb *urb;
	int bytes;
};

static void received(struct urb *urb)
{
	struct line *l = urb->context;

	spin_lock(&l->lock);
	l->bytes++;
	spin_unlock(&l->lock);
}

void line_open(struct line *l, struct usb_device *dev, void *buffer)
{
	spin_lock_init(&l->lock);
	usb_fill_bulk_urb(l->urb, dev, 0, buffer, 64, received, l);
}

int bad_read(struct line *l)
{
	int n;

	spin_lock(&l->lock); /* expect: lock-irq-unsafe */
	n = l->bytes;
	spin_unlock(&l->lock);
	return n;
}
