/* One of the two locks of the structure is forgotten. */
#include <linux/slab.h>
#include <linux/spinlock.h>

struct duplex {
	spinlock_t rx;
	spinlock_t tx; /* expect: lock-uninit */
	int sent;
};

struct duplex *duplex_new(void)
{
	struct duplex *d = kzalloc(sizeof(*d), GFP_KERNEL); /* expect: lock-uninit */

	if (!d)
		return NULL;
	spin_lock_init(&d->rx);
	return d;
}

void bad_send(struct duplex *d)
{
	spin_lock(&d->rx);
	spin_lock(&d->tx); /* expect: lock-uninit */
	d->sent++;
	spin_unlock(&d->tx);
	spin_unlock(&d->rx);
}
