/* A macro around the call: the place is its use. */
#include <linux/module.h>
#include <linux/workqueue.h>

#define foo_flush()	flush_scheduled_work()
#define foo_stop(x)		\
do {				\
	(x)->stopped = 1;	\
	flush_scheduled_work();	\
} while (0)
#define foo_cancel(x)	cancel_work_sync(&(x)->work)

struct foo {
	struct work_struct work;
	int stopped;
};

static void foo_work_fn(struct work_struct *work)
{
}

static void start(struct foo *foo)
{
	INIT_WORK(&foo->work, foo_work_fn);
	schedule_work(&foo->work);
}

static void bad_suspend(void)
{
	foo_flush();
}

static void bad_remove(struct foo *foo)
{
	foo_stop(foo);
}

static void good_remove(struct foo *foo)
{
	foo_cancel(foo);
}
//--- output
// macro-wrapper.c:30:2: warning: flush_scheduled_work() in bad_suspend() waits for every work item on system_wq [wq-flush-system]
// macro-wrapper.c:5:21: note: macro foo_flush calls flush_scheduled_work() here
// macro-wrapper.c:25:2: note: start() queues foo.work (handler foo_work_fn()) on system_wq here
// macro-wrapper.c:35:2: warning: flush_scheduled_work() in bad_remove() waits for every work item on system_wq [wq-flush-system]
// macro-wrapper.c:9:2: note: macro foo_stop calls flush_scheduled_work() here
// macro-wrapper.c:25:2: note: start() queues foo.work (handler foo_work_fn()) on system_wq here
