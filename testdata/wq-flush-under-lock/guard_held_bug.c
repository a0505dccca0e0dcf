/* A guard holds the handler's mutex over cancel_work_sync(). */
#include <linux/cleanup.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);
static int on;

static void blink_work(struct work_struct *work)
{
	guard(mutex)(&lock);
	on = !on;
}

static DECLARE_WORK(blink, blink_work);

void start(void)
{
	schedule_work(&blink);
}

void bad_stop(void)
{
	guard(mutex)(&lock);
	on = 0;
	cancel_work_sync(&blink); /* expect: wq-flush-under-lock */
}
