/* The member is set by an initialiser of a local object. */
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

static void bad_once(void)
{
	struct foo foo = {
		.wq = system_wq,
	};

	INIT_WORK_ONSTACK(&foo.work, foo_work_fn);
	queue_work(foo.wq, &foo.work);
	flush_workqueue(foo.wq);
	destroy_work_on_stack(&foo.work);
}

static void good_once(struct workqueue_struct *own)
{
	struct bar bar = {
		.wq = own,
	};

	flush_workqueue(bar.wq);
}
//--- output
// member-designated.c:26:2: warning: flush_workqueue(foo.wq) in bad_once() waits for every work item on system_wq, which foo.wq holds [wq-flush-system]
// member-designated.c:25:2: note: bad_once() queues foo.work (handler foo_work_fn()) on system_wq here
