/* flush_workqueue() under a mutex that one of the two handlers on that queue takes. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

static struct workqueue_struct *wq, *slow_wq;
static DEFINE_MUTEX(lock);

static void quick_work(struct work_struct *work)
{
}

static void slow_work(struct work_struct *work)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
}

static DECLARE_WORK(quick, quick_work);
static DECLARE_WORK(slow, slow_work);

int start(void)
{
	wq = alloc_workqueue("quick", 0, 0);
	slow_wq = alloc_workqueue("slow", 0, 0);
	if (!wq || !slow_wq)
		return -ENOMEM;
	queue_work(wq, &quick);
	queue_work(wq, &slow);
	return 0;
}

void bad_sync(void)
{
	mutex_lock(&lock);
	flush_workqueue(wq); /* expect: wq-flush-under-lock */
	mutex_unlock(&lock);
}
