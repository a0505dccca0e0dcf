/* The third function takes the flusher's lock first, so nothing waits in a circle. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(flusher_lock);
static DEFINE_MUTEX(handler_lock);

static void middle_work(struct work_struct *work)
{
	mutex_lock(&handler_lock);
	mutex_unlock(&handler_lock);
}

static DECLARE_WORK(middle, middle_work);

void start(void)
{
	schedule_work(&middle);
}

void good_third(void)
{
	mutex_lock(&flusher_lock);
	mutex_lock(&handler_lock);
	mutex_unlock(&handler_lock);
	mutex_unlock(&flusher_lock);
}

void good_flusher(void)
{
	mutex_lock(&flusher_lock);
	flush_work(&middle);
	mutex_unlock(&flusher_lock);
}
