/* The inverse order runs in the init function before anything else can run. */
#include <linux/init.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);

static void both_work(struct work_struct *work)
{
	mutex_lock(&a);
	mutex_lock(&b);
	mutex_unlock(&b);
	mutex_unlock(&a);
}

static DECLARE_WORK(both, both_work);

static int __init good_init(void)
{
	mutex_lock(&b);
	mutex_lock(&a);
	mutex_unlock(&a);
	mutex_unlock(&b);
	schedule_work(&both);
	return 0;
}

static void __exit good_exit(void)
{
	cancel_work_sync(&both);
}

module_init(good_init);
module_exit(good_exit);
MODULE_LICENSE("GPL");
