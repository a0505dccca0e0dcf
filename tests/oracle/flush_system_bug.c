/* Lockdep: a system workqueue is flushed under a mutex of a handler that somebody queued on it. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);

static void handler(struct work_struct *work)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
}

static void idle_handler(struct work_struct *work)
{
}

static DECLARE_WORK(item, handler);
static DECLARE_WORK(idle, idle_handler);

static void bad_stop(void)
{
	mutex_lock(&lock);
	flush_workqueue(system_long_wq); /* expect: wq-flush-under-lock, wq-flush-system */
	mutex_unlock(&lock);
}

static int __init case_init(void)
{
	queue_work(system_long_wq, &item);
	queue_work(system_long_wq, &idle);
	flush_work(&item);
	bad_stop();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
