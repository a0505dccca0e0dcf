/* Lockdep: two rwlocks that are only read, in both orders.  Nobody writes, nobody waits. */
#include <linux/module.h>
#include <linux/spinlock.h>

static DEFINE_RWLOCK(a);
static DEFINE_RWLOCK(b);

static void good_ab(void)
{
	read_lock(&a);
	read_lock(&b);
	read_unlock(&b);
	read_unlock(&a);
}

static void good_ba(void)
{
	read_lock(&b);
	read_lock(&a);
	read_unlock(&a);
	read_unlock(&b);
}

static int __init case_init(void)
{
	good_ab();
	good_ba();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
