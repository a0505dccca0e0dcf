/* The item is reached through a local, the function is a parameter of an initialiser. */
#include <linux/module.h>
#include <linux/workqueue.h>

struct foo {
	struct delayed_work dwork;
};

static void foo_dwork_fn(struct work_struct *work)
{
}

static void foo_init_work(struct foo *foo, work_func_t fn)
{
	INIT_DELAYED_WORK(&foo->dwork, fn);
}

static void start(struct foo *foo)
{
	struct delayed_work *dwork = &foo->dwork;

	foo_init_work(foo, foo_dwork_fn);
	schedule_delayed_work(dwork, 1);
}

static void bad_stop(void)
{
	flush_scheduled_work();
}

static void good_stop(struct foo *foo)
{
	cancel_delayed_work_sync(&foo->dwork);
}
//--- output
// names.c:28:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// names.c:23:2: note: start() queues foo.dwork (handler foo_dwork_fn()) on system_wq here
