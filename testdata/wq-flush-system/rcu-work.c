/* An item that is queued after a grace period. */
#include <linux/module.h>
#include <linux/workqueue.h>

struct foo {
	struct rcu_work rwork;
};

static void foo_rwork_fn(struct work_struct *work)
{
}

static void start(struct foo *foo)
{
	INIT_RCU_WORK(&foo->rwork, foo_rwork_fn);
	queue_rcu_work(system_wq, &foo->rwork);
	queue_rcu_work(system_long_wq, &foo->rwork);
}

static void bad_stop(void)
{
	flush_scheduled_work();
}

static void good_stop(struct foo *foo)
{
	flush_rcu_work(&foo->rwork);
}
//--- output
// rcu-work.c:22:2: warning: flush_scheduled_work() in bad_stop() waits for every work item on system_wq [wq-flush-system]
// rcu-work.c:16:2: note: start() queues foo.rwork (handler foo_rwork_fn()) on system_wq here
