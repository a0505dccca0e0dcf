/* cancel_work_sync() under a spinlock may sleep. */
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

void bad_stop(void)
{
	spin_lock(&lock);
	stopped = 1;
	cancel_work_sync(&scan); /* expect: lock-sleep-atomic */
	spin_unlock(&lock);
}
