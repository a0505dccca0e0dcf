/* The handler only tries the mutex that is held over cancel_work_sync(). */
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);
static int state;

static void event_work(struct work_struct *work)
{
	if (!mutex_trylock(&lock))
		return;
	state++;
	mutex_unlock(&lock);
}

static DECLARE_WORK(event, event_work);

void kick(void)
{
	schedule_work(&event);
}

void good_stop(void)
{
	mutex_lock(&lock);
	cancel_work_sync(&event);
	mutex_unlock(&lock);
}
