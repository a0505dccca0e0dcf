/* A member that holds a system workqueue; the same name in another struct does not count. */
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

static void probe(struct foo *foo, struct bar *bar)
{
	foo->wq = system_wq;
	bar->wq = alloc_workqueue("bar", 0, 0);
	INIT_WORK(&foo->work, foo_work_fn);
	queue_work(foo->wq, &foo->work);
}

static void bad_remove(struct foo *foo)
{
	flush_workqueue(foo->wq);
}

static void good_remove(struct bar *bar)
{
	flush_workqueue(bar->wq);
}
//--- output
// member.c:28:2: warning: flush_workqueue(foo->wq) in bad_remove() waits for every work item on system_wq, which foo->wq holds [wq-flush-system]
// member.c:23:2: note: probe() queues foo.work (handler foo_work_fn()) on system_wq here
