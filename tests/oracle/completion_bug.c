/* wait_for_completion() under the mutex that the completing work takes: unknown to lockdep. */
#include <linux/completion.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);
static DECLARE_COMPLETION(done);

static void handler(struct work_struct *work)
{
	mutex_lock(&lock);
	complete(&done);
	mutex_unlock(&lock);
}

static DECLARE_WORK(item, handler);

static void bad_ask(void)
{
	schedule_work(&item);
	flush_work(&item);
	mutex_lock(&lock);
	wait_for_completion(&done); /* expect: wq-flush-under-lock */
	mutex_unlock(&lock);
}

static int __init case_init(void)
{
	bad_ask();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
