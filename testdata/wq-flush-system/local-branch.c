/* On one of two paths the variable holds a system workqueue. */
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

static void bad_branch(struct workqueue_struct *own, int shared)
{
	struct workqueue_struct *wq = own;

	if (shared)
		wq = system_wq;
	flush_workqueue(wq);
}

static void good_branch(struct workqueue_struct *own, int shared)
{
	struct workqueue_struct *wq = own;

	if (shared) {
		wq = system_wq;
		queue_work(wq, &item);
		return;
	}
	flush_workqueue(wq);
}
//--- output
// local-branch.c:21:2: warning: flush_workqueue(wq) in bad_branch() waits for every work item on system_wq, which wq may hold [wq-flush-system]
// local-branch.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
// local-branch.c:30:3: note: good_branch() queues item (handler item_fn()) on system_wq here
