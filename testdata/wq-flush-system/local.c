/* Through a local variable, initialised or assigned. */
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

static void bad_initialised(void)
{
	struct workqueue_struct *wq = system_wq;

	flush_workqueue(wq);
}

static void bad_assigned(int fast)
{
	struct workqueue_struct *wq;

	wq = system_highpri_wq;
	if (fast)
		flush_workqueue(wq);
}

static void good_local(struct workqueue_struct *own)
{
	struct workqueue_struct *wq = own;

	flush_workqueue(wq);
}
//--- output
// local.c:19:2: warning: flush_workqueue(wq) in bad_initialised() waits for every work item on system_wq, which wq holds [wq-flush-system]
// local.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
// local.c:28:3: warning: flush_workqueue(wq) in bad_assigned() waits for every work item on system_highpri_wq, which wq holds [wq-flush-system]
// local.c:28:3: note: nothing in module local queues work on system_highpri_wq: Step 0, the call may just go
