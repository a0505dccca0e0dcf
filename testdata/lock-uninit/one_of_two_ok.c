/* Both locks of the structure are initialised. */
#include <linux/slab.h>
#include <linux/spinlock.h>

struct duplex {
	spinlock_t rx;
	spinlock_t tx;
	int sent;
};

struct duplex *duplex_new(void)
{
	struct duplex *d = kzalloc(sizeof(*d), GFP_KERNEL);

	if (!d)
		return NULL;
	spin_lock_init(&d->rx);
	spin_lock_init(&d->tx);
	return d;
}

void good_send(struct duplex *d)
{
	spin_lock(&d->rx);
	spin_lock(&d->tx);
	d->sent++;
	spin_unlock(&d->tx);
	spin_unlock(&d->rx);
}
