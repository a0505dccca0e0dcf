/* Nothing but the flush, but only called through a pointer: the call itself is the place. */
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

struct foo_ops {
	void (*stop)(void);
};

static void bad_stop(void)
{
	flush_scheduled_work();
}

const struct foo_ops foo_ops = {
	.stop = bad_stop,
};
//--- output
// wrapper-thin-callback.c:21:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// wrapper-thin-callback.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
