/* The handler's lock is held by a third function that waits for the flusher's lock. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(flusher_lock);
static DEFINE_MUTEX(handler_lock);

static void middle_work(struct work_struct *work)
{
	mutex_lock(&handler_lock); /* expect: wq-flush-under-lock */
	mutex_unlock(&handler_lock);
}

static DECLARE_WORK(middle, middle_work);

void start(void)
{
	schedule_work(&middle);
}

void bad_third(void)
{
	mutex_lock(&handler_lock);
	mutex_lock(&flusher_lock); /* expect: wq-flush-under-lock */
	mutex_unlock(&flusher_lock);
	mutex_unlock(&handler_lock);
}

void bad_flusher(void)
{
	mutex_lock(&flusher_lock);
	flush_work(&middle); /* expect: wq-flush-under-lock */
	mutex_unlock(&flusher_lock);
}
