/* The function that waits takes its caller's lock again too early. */
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
	mutex_lock(&lock);
	cancel_work_sync(&idle); /* expect: wq-flush-under-lock */
}

void start(void)
{
	schedule_work(&idle);
}

void bad_stop(void)
{
	mutex_lock(&lock);
	wait_idle(); /* expect: wq-flush-under-lock */
	mutex_unlock(&lock);
}
