/* Lockdep: a reader of a rwsem reads again in a callee; a writer in between stops both. */
#include <linux/module.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);

static void inner(bool locked)
{
	if (!locked)
		down_read(&sem); /* expect: lock-recursive */
	if (!locked)
		up_read(&sem);
}

static void bad_outer(void)
{
	down_read(&sem);
	inner(false); /* expect: lock-recursive */
	up_read(&sem);
}

static void writer(void)
{
	down_write(&sem);
	up_write(&sem);
}

static int __init case_init(void)
{
	inner(false);
	writer();
	bad_outer();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
