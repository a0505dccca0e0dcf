/* In a loop that drops and takes a lock around the call. */
#include <linux/spinlock.h>
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

static DEFINE_SPINLOCK(lock);
static int pending;

static void bad_drain(void)
{
	spin_lock(&lock);
	while (pending) {
		spin_unlock(&lock);
		flush_scheduled_work();
		spin_lock(&lock);
	}
	spin_unlock(&lock);
}

static void good_drain(void)
{
	spin_lock(&lock);
	while (pending) {
		spin_unlock(&lock);
		flush_work(&item);
		spin_lock(&lock);
	}
	spin_unlock(&lock);
}
//--- output
// loop.c:24:3: warning: flush_scheduled_work() in bad_drain() waits for every work item on system_wq [wq-flush-system]
// loop.c:13:2: note: start() queues item (handler item_fn()) on system_wq here
