/* The call is in a .c file that the unit includes. */
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

#include "selftest.c"
//--- selftest.c
static void bad_selftest(void)
{
	start();
	flush_scheduled_work();
}

static void good_selftest(void)
{
	start();
	flush_work(&item);
}
//--- Makefile
obj-m += module-include.o
//--- command
// lockstep check --no-cache --checks='-*,wq-flush-system' selftest.c
//--- output
// selftest.c:20:2: warning: flush_scheduled_work() in bad_selftest() waits for every work item on system_wq [wq-flush-system]
// module-include.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
