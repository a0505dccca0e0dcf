/* kthread_stop() before the mutex that the thread takes. */
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static struct task_struct *task;

static int loop(void *data)
{
	while (!kthread_should_stop()) {
		mutex_lock(&lock);
		mutex_unlock(&lock);
		msleep(200);
	}
	return 0;
}

static void good_stop(void)
{
	kthread_stop(task);
	mutex_lock(&lock);
	mutex_unlock(&lock);
}

static int __init case_init(void)
{
	task = kthread_run(loop, NULL, "oracle");
	if (IS_ERR(task))
		return PTR_ERR(task);
	msleep(50);
	good_stop();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
