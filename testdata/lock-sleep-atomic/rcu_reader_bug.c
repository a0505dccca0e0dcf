/* An RCU read-side section sleeps. */
#include <linux/delay.h>
#include <linux/rcupdate.h>
#include <linux/srcu.h>

void bad_reader(void)
{
	rcu_read_lock();
	msleep(1); /* expect: lock-sleep-atomic */
	rcu_read_unlock();
}
