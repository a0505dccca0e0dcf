/* Lockdep: the callee is told that the rwsem is held. */
#include <linux/module.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);

static void inner(bool locked)
{
	if (!locked)
		down_read(&sem);
	if (!locked)
		up_read(&sem);
}

static void good_outer(void)
{
	down_read(&sem);
	inner(true);
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
	good_outer();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
