/* Lockdep: a reader and a writer of a rwsem disagree with a mutex about the order. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
static DEFINE_MUTEX(m);

static void bad_writer(void)
{
	down_write(&sem);
	mutex_lock(&m); /* expect: lock-order */
	mutex_unlock(&m);
	up_write(&sem);
}

static void bad_reader(void)
{
	mutex_lock(&m);
	down_read(&sem); /* expect: lock-order */
	up_read(&sem);
	mutex_unlock(&m);
}

static int __init case_init(void)
{
	bad_writer();
	bad_reader();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
