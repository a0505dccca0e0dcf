/* kthread_stop() before the mutex that the thread takes in its loop. */
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/sched.h>

static DEFINE_MUTEX(lock);
static struct task_struct *task;
static int runs;

static int loop(void *data)
{
	while (!kthread_should_stop()) {
		mutex_lock(&lock);
		runs++;
		mutex_unlock(&lock);
		schedule_timeout_interruptible(100);
	}
	return 0;
}

int start(void)
{
	task = kthread_run(loop, NULL, "loop");
	return PTR_ERR_OR_ZERO(task);
}

void good_stop(void)
{
	kthread_stop(task);
	mutex_lock(&lock);
	task = NULL;
	mutex_unlock(&lock);
}
