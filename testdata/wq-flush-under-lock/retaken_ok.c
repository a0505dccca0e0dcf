/* Who sleeps as the owner gives the mutex back for that time; the work is never the owner. */
#include <linux/delay.h>
#include <linux/mutex.h>
#include <linux/sched.h>
#include <linux/workqueue.h>

struct host {
	struct mutex lock;
	struct task_struct *owner;
	struct work_struct work;
};

static void host_acquire(struct host *h)
{
	mutex_lock(&h->lock);
	h->owner = current;
}

static void host_release(struct host *h)
{
	h->owner = NULL;
	mutex_unlock(&h->lock);
}

static void host_sleep(struct host *h)
{
	bool owns = h->owner == current;

	if (owns)
		host_release(h);
	msleep(10);
	if (owns)
		host_acquire(h);
}

static void host_work(struct work_struct *work)
{
	host_sleep(container_of(work, struct host, work));
}

void host_init(struct host *h)
{
	mutex_init(&h->lock);
	INIT_WORK(&h->work, host_work);
}

void host_kick(struct host *h)
{
	schedule_work(&h->work);
}

void good_stop(struct host *h)
{
	host_acquire(h);
	cancel_work_sync(&h->work);
	host_release(h);
}
