/* The function that queues gets the item: the callers say which. */
#include <linux/module.h>
#include <linux/workqueue.h>

struct foo {
	struct work_struct work;
};

static void item_fn(struct work_struct *work)
{
}
static void foo_work_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);

static void kick(struct work_struct *work)
{
	schedule_work(work);
}

static void start(struct foo *foo)
{
	INIT_WORK(&foo->work, foo_work_fn);
	kick(&foo->work);
	kick(&item);
}

static void bad_stop(void)
{
	flush_scheduled_work();
}

static void good_stop(struct foo *foo)
{
	cancel_work_sync(&foo->work);
	cancel_work_sync(&item);
}
//--- output
// item-parameter.c:31:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// item-parameter.c:19:2: note: kick() queues foo.work (handler foo_work_fn()), item (handler item_fn()) on system_wq here
