/* flush_scheduled_work() in comments, strings and other names is no call. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void item_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);

static void start(void)
{
	schedule_work(&item);
}

/*
 * Cannot call flush_scheduled_work() here:
 * flush_workqueue(system_wq) would wait for us.
 */
static const char help[] = "flush_scheduled_work(); flush_workqueue(system_wq)";

static void good_stop(void) // not flush_scheduled_work(); \
	flush_scheduled_work();
{
	int flush_scheduled_work_done = sizeof(help);

	if (flush_scheduled_work_done)
		cancel_work_sync(&item);	/* flush_scheduled_work(); */
}
