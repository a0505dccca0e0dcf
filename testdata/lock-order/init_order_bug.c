/* The inverse order runs after the work that uses the other one has been queued. */
#include <linux/init.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);

static void both_work(struct work_struct *work)
{
	mutex_lock(&a);
	mutex_lock(&b); /* expect: lock-order */
	mutex_unlock(&b);
	mutex_unlock(&a);
}

static DECLARE_WORK(both, both_work);

static int __init bad_init(void)
{
	schedule_work(&both);
	mutex_lock(&b);
	mutex_lock(&a); /* expect: lock-order */
	mutex_unlock(&a);
	mutex_unlock(&b);
	return 0;
}

static void __exit bad_exit(void)
{
	cancel_work_sync(&both);
}

module_init(bad_init);
module_exit(bad_exit);
MODULE_LICENSE("GPL");
