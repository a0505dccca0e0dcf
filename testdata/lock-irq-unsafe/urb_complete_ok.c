/* The completion handler's lock is held with interrupts disabled. */
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

int good_read(struct line *l)
{
	unsigned long flags;
	int n;

	spin_lock_irqsave(&l->lock, flags);
	n = l->bytes;
	spin_unlock_irqrestore(&l->lock, flags);
	return n;
}
