/* Twin of initcall.c: waits for its own item. */
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

static int __init good_init(void)
{
	start();
	flush_work(&item);
	return 0;
}
late_initcall(good_init);
