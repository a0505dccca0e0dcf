/* synchronize_rcu() in a callee, the caller is in a read-side section. */
#include <linux/mutex.h>
#include <linux/rcupdate.h>

static void wait_readers(void)
{
	synchronize_rcu(); /* expect: wq-flush-under-lock, lock-sleep-atomic */
}

void bad_swap(void)
{
	rcu_read_lock();
	wait_readers(); /* expect: wq-flush-under-lock, lock-sleep-atomic */
	rcu_read_unlock();
}
