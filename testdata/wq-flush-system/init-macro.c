/* The driver initialises its item through a macro of its own. */
#include <linux/module.h>
#include <linux/workqueue.h>

struct foo {
	struct work_struct work;
};

#define FOO_INIT(foo, fn)	INIT_WORK(&(foo)->work, fn)
#define FOO_QUEUE(foo)		schedule_work(&(foo)->work)

static void foo_work_fn(struct work_struct *work)
{
}

static void start(struct foo *foo)
{
	FOO_INIT(foo, foo_work_fn);
	FOO_QUEUE(foo);
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
// init-macro.c:24:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// init-macro.c:19:2: note: start() queues foo.work (handler foo_work_fn()) on system_wq here
