/* One item with two handlers, one whose handler nobody sees. */
#include <linux/module.h>
#include <linux/workqueue.h>

struct foo {
	struct work_struct work;
};

static void fast_fn(struct work_struct *work)
{
}

static void slow_fn(struct work_struct *work)
{
}

static void start(struct foo *foo, int fast)
{
	if (fast)
		INIT_WORK(&foo->work, fast_fn);
	else
		INIT_WORK(&foo->work, slow_fn);
	schedule_work(&foo->work);
}

void start_any(struct work_struct *work)
{
	schedule_work(work);
}

static void bad_stop(void)
{
	flush_scheduled_work();
}

static void good_stop(struct foo *foo)
{
	flush_work(&foo->work);
}
//--- output
// handlers.c:33:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// handlers.c:23:2: note: start() queues foo.work (handlers fast_fn() or slow_fn()) on system_wq here
// handlers.c:28:2: note: start_any() queues an item that is not known (work) on system_wq here
