/* Lockdep: an RCU callback's spinlock held with bottom halves on. */
#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static struct rcu_head head;

static void reclaim(struct rcu_head *rcu)
{
	spin_lock(&lock);
	spin_unlock(&lock);
}

static void bad_reader(void)
{
	spin_lock(&lock); /* expect: lock-irq-unsafe */
	spin_unlock(&lock);
}

static int __init case_init(void)
{
	call_rcu(&head, reclaim);
	rcu_barrier();
	bad_reader();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
