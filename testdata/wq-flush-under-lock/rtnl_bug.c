/* cancel_work_sync() under rtnl_lock(), which the handler takes. */
#include <linux/rtnetlink.h>
#include <linux/workqueue.h>

static int links;
static void scan_work(struct work_struct *work);
static DECLARE_DELAYED_WORK(scan, scan_work);

static void scan_work(struct work_struct *work)
{
	rtnl_lock();
	links++;
	rtnl_unlock();
}

void start(void)
{
	schedule_delayed_work(&scan, HZ);
}

void bad_stop(void)
{
	rtnl_lock();
	cancel_delayed_work_sync(&scan); /* expect: wq-flush-under-lock */
	rtnl_unlock();
}
