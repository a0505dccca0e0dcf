/* Lockdep: reader and writer of a rwsem take it before the mutex. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
static DEFINE_MUTEX(m);

static void good_writer(void)
{
	down_write(&sem);
	mutex_lock(&m);
	mutex_unlock(&m);
	up_write(&sem);
}

static void good_reader(void)
{
	down_read(&sem);
	mutex_lock(&m);
	up_read(&sem);
	mutex_unlock(&m);
}

static int __init case_init(void)
{
	good_writer();
	good_reader();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
