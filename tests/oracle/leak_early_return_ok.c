/* Lockdep: the early return unlocks. */
#include <linux/module.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);

static int good_step(int err)
{
	mutex_lock(&lock);
	if (err) {
		mutex_unlock(&lock);
		return err;
	}
	mutex_unlock(&lock);
	return 0;
}

static int __init case_init(void)
{
	good_step(1);
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
