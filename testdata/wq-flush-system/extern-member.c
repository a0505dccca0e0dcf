/* Another unit of the module puts the system workqueue into the member. */
#include <linux/module.h>
#include <linux/workqueue.h>
#include "foo.h"

static void bad_remove(struct foo *foo)
{
	flush_workqueue(foo->wq);
}

static void good_remove(struct foo *foo)
{
	flush_workqueue(foo->own);
}
//--- foo.h
struct foo {
	struct workqueue_struct *wq, *own;
	struct work_struct work;
};
//--- probe.c
#include <linux/workqueue.h>
#include "foo.h"

static void foo_work_fn(struct work_struct *work)
{
}

void foo_probe(struct foo *foo)
{
	foo->wq = system_wq;
	foo->own = alloc_workqueue("own", 0, 0);
	INIT_WORK(&foo->work, foo_work_fn);
	queue_work(foo->wq, &foo->work);
}
//--- output
// extern-member.c:8:2: warning: flush_workqueue(foo->wq) in bad_remove() waits for every work item on system_wq, which foo->wq holds [wq-flush-system]
// probe.c:33:2: note: foo_probe() queues foo.work (handler foo_work_fn()) on system_wq here
