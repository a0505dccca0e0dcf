/* cancel_work_sync() under rtnl_lock(); the handler only tries it and comes back later. */
#include <linux/rtnetlink.h>
#include <linux/workqueue.h>

static int links;
static void scan_work(struct work_struct *work);
static DECLARE_DELAYED_WORK(scan, scan_work);

static void scan_work(struct work_struct *work)
{
	if (!rtnl_trylock()) {
		schedule_delayed_work(&scan, HZ);
		return;
	}
	links++;
	rtnl_unlock();
}

void start(void)
{
	schedule_delayed_work(&scan, HZ);
}

void good_stop(void)
{
	rtnl_lock();
	cancel_delayed_work_sync(&scan);
	rtnl_unlock();
}
