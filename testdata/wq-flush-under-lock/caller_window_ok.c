/* The function that waits drops its caller's lock around the wait. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);

static void idle_work(struct work_struct *work)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
}

static DECLARE_WORK(idle, idle_work);

static void wait_idle(void)
{
	mutex_unlock(&lock);
	cancel_work_sync(&idle);
	mutex_lock(&lock);
}

void start(void)
{
	schedule_work(&idle);
}

void good_stop(void)
{
	mutex_lock(&lock);
	wait_idle();
	mutex_unlock(&lock);
}
