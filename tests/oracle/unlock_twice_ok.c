/* Lockdep: the error path unlocks once. */
#include <linux/module.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);

static int good_step(int err)
{
	mutex_lock(&lock);
	if (err) {
		goto out;
	}
	err = 1;
out:
	mutex_unlock(&lock);
	return err;
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
