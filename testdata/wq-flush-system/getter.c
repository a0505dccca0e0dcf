/* A function that returns the workqueue. */
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

static struct workqueue_struct *own_wq;

static struct workqueue_struct *shared_queue(void)
{
	return system_wq;
}

static struct workqueue_struct *own_queue(void)
{
	return own_wq;
}

static void bad_stop(void)
{
	flush_workqueue(shared_queue());
}

static void bad_stop_local(void)
{
	struct workqueue_struct *wq = shared_queue();

	flush_workqueue(wq);
}

static void good_stop(void)
{
	flush_workqueue(own_queue());
}
//--- output
// getter.c:29:2: warning: flush_workqueue(shared_queue()) in bad_stop() waits for every work item on system_wq, which shared_queue() holds [wq-flush-system]
// getter.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
// getter.c:36:2: warning: flush_workqueue(wq) in bad_stop_local() waits for every work item on system_wq, which wq holds [wq-flush-system]
// getter.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
