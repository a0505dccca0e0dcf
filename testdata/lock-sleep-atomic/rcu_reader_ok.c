/* An SRCU read-side section sleeps, which is its purpose. */
#include <linux/delay.h>
#include <linux/rcupdate.h>
#include <linux/srcu.h>

DEFINE_STATIC_SRCU(srcu);

void good_reader(void)
{
	int idx;

	idx = srcu_read_lock(&srcu);
	msleep(1);
	srcu_read_unlock(&srcu, idx);
}
