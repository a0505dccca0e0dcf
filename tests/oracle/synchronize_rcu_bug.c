/* Lockdep: synchronize_rcu() inside of a read-side section. */
#include <linux/module.h>
#include <linux/rcupdate.h>

static void bad_wait(void)
{
	rcu_read_lock();
	synchronize_rcu(); /* expect: wq-flush-under-lock, lock-sleep-atomic */
	rcu_read_unlock();
}

static int __init case_init(void)
{
	bad_wait();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
