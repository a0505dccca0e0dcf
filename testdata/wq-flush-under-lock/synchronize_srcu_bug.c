/* synchronize_srcu() inside a read-side section of the same SRCU domain. */
#include <linux/srcu.h>

DEFINE_STATIC_SRCU(users);

void bad_sync(void)
{
	int idx = srcu_read_lock(&users);

	synchronize_srcu(&users); /* expect: wq-flush-under-lock */
	srcu_read_unlock(&users, idx);
}
