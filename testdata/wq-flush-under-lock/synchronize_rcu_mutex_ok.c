/* synchronize_rcu() in a callee, the caller holds a mutex, no read-side section. */
#include <linux/mutex.h>
#include <linux/rcupdate.h>

static DEFINE_MUTEX(lock);

static void wait_readers(void)
{
	synchronize_rcu();
}

void good_swap(void)
{
	mutex_lock(&lock);
	wait_readers();
	mutex_unlock(&lock);
}
