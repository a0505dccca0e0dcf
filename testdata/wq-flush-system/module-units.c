/* The other units of the module queue; the lock-alike static function there is another one. */
#include <linux/module.h>
#include <linux/workqueue.h>
#include "foo.h"

static int stopped;

static void stop(void)
{
	stopped = 1;
	flush_scheduled_work();
}

static void __exit bad_exit(void)
{
	foo_stop();
	stop();
}
module_exit(bad_exit);
//--- foo.h
struct foo {
	struct work_struct work;
	struct delayed_work poll;
};
void foo_stop(void);
//--- queue.c
#include <linux/workqueue.h>
#include "foo.h"

static void foo_work_fn(struct work_struct *work)
{
}

static void foo_poll_fn(struct work_struct *work)
{
	struct foo *foo = container_of(work, struct foo, poll.work);

	schedule_delayed_work(&foo->poll, 10);
}

void foo_start(struct foo *foo)
{
	INIT_WORK(&foo->work, foo_work_fn);
	INIT_DELAYED_WORK(&foo->poll, foo_poll_fn);
	schedule_work(&foo->work);
}
//--- stop.c
#include <linux/workqueue.h>
#include "foo.h"

static void stop(void)
{
}

void foo_stop(void)
{
	stop();
}
//--- Makefile
obj-m += foo.o
foo-y := module-units.o queue.o stop.o
//--- output
// module-units.c:11:2: warning: flush_scheduled_work() in stop() waits for every work item on system_wq [wq-flush-system]
// queue.c:38:2: note: foo_poll_fn() queues foo.poll (handler foo_poll_fn()) on system_wq here
// queue.c:45:2: note: foo_start() queues foo.work (handler foo_work_fn()) on system_wq here
