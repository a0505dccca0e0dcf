/* cancel_work_sync() after the spinlock was released. */
#include <linux/spinlock.h>
#include <linux/workqueue.h>

static DEFINE_SPINLOCK(lock);
static int stopped;

static void scan_work(struct work_struct *work)
{
}

static DECLARE_WORK(scan, scan_work);

void start(void)
{
	schedule_work(&scan);
}

void good_stop(void)
{
	spin_lock(&lock);
	stopped = 1;
	spin_unlock(&lock);
	cancel_work_sync(&scan);
}
