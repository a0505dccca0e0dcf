/* Code that no configuration compiles. */
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

static void good_stop(void)
{
#if 0
	flush_scheduled_work();
#endif
	cancel_work_sync(&item);
}
