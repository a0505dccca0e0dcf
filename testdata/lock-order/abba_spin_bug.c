/* Two spinlocks taken in opposite orders; unlocked in the order of locking. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(rx_lock);
static DEFINE_SPINLOCK(tx_lock);

void bad_receive(void)
{
	spin_lock(&rx_lock);
	spin_lock(&tx_lock); /* expect: lock-order */
	spin_unlock(&rx_lock);
	spin_unlock(&tx_lock);
}

void bad_send(void)
{
	spin_lock(&tx_lock);
	spin_lock(&rx_lock); /* expect: lock-order */
	spin_unlock(&tx_lock);
	spin_unlock(&rx_lock);
}
