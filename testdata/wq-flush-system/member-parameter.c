/* The member is set by a function that gets the workqueue as an argument. */
#include <linux/module.h>
#include <linux/workqueue.h>

struct foo {
	struct workqueue_struct *wq;
	struct work_struct work;
};

struct bar {
	struct workqueue_struct *wq;
};

static void foo_work_fn(struct work_struct *work)
{
}

static void foo_setup(struct foo *foo, struct workqueue_struct *wq)
{
	foo->wq = wq;
	INIT_WORK(&foo->work, foo_work_fn);
}

static void probe(struct foo *foo)
{
	foo_setup(foo, system_wq);
	queue_work(foo->wq, &foo->work);
}

static void bad_remove(struct foo *foo)
{
	flush_workqueue(foo->wq);
}
//--- output
// member-parameter.c:32:2: warning: flush_workqueue(foo->wq) in bad_remove() waits for every work item on system_wq, which foo->wq holds [wq-flush-system]
// member-parameter.c:27:2: note: probe() queues foo.work (handler foo_work_fn()) on system_wq here
