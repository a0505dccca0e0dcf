/* Lockdep: an RCU callback's spinlock held with bottom halves off. */
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

static void good_reader(void)
{
	spin_lock_bh(&lock);
	spin_unlock_bh(&lock);
}

static int __init case_init(void)
{
	call_rcu(&head, reclaim);
	rcu_barrier();
	good_reader();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
