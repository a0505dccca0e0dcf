/* Lockdep: the error path unlocks twice. */
#include <linux/module.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);

static int bad_step(int err)
{
	mutex_lock(&lock);
	if (err) {
		mutex_unlock(&lock);
		goto out;
	}
	err = 1;
out:
	mutex_unlock(&lock); /* expect: lock-unbalanced */
	return err;
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
