/* Lockdep: two rwlocks, each function reads one and writes the other. */
#include <linux/module.h>
#include <linux/spinlock.h>

static DEFINE_RWLOCK(a);
static DEFINE_RWLOCK(b);

static void bad_ab(void)
{
	read_lock(&a);
	write_lock(&b); /* expect: lock-order */
	write_unlock(&b);
	read_unlock(&a);
}

static void bad_ba(void)
{
	read_lock(&b);
	write_lock(&a); /* expect: lock-order */
	write_unlock(&a);
	read_unlock(&b);
}

static int __init case_init(void)
{
	bad_ab();
	bad_ba();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
