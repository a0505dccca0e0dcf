/* Lockdep: synchronize_rcu() after the read-side section. */
#include <linux/module.h>
#include <linux/rcupdate.h>

static void good_wait(void)
{
	rcu_read_lock();
	rcu_read_unlock();
	synchronize_rcu();
}

static int __init case_init(void)
{
	good_wait();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
