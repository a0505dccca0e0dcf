/* Lockdep: a mutex is held when init returns to user space. */
#include <linux/module.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);

static int bad_step(int err)
{
	mutex_lock(&lock);
	if (err) {
		return err; /* expect: lock-leak */
	}
	mutex_unlock(&lock);
	return 0;
}

static int __init case_init(void)
{
	bad_step(1);
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
