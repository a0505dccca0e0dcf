/* synchronize_srcu() inside a read-side section of another SRCU domain. */
#include <linux/srcu.h>

DEFINE_STATIC_SRCU(users);
DEFINE_STATIC_SRCU(groups);

void good_sync(void)
{
	int idx = srcu_read_lock(&users);

	synchronize_srcu(&groups);
	srcu_read_unlock(&users, idx);
}
