/* Two spinlocks taken in one order; the order of unlocking does not matter. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(rx_lock);
static DEFINE_SPINLOCK(tx_lock);

void good_receive(void)
{
	spin_lock(&rx_lock);
	spin_lock(&tx_lock);
	spin_unlock(&rx_lock);
	spin_unlock(&tx_lock);
}

void good_send(void)
{
	spin_lock(&rx_lock);
	spin_lock(&tx_lock);
	spin_unlock(&tx_lock);
	spin_unlock(&rx_lock);
}
