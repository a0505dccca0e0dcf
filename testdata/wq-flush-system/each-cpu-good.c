/* Twin of each-cpu.c. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void item_fn(struct work_struct *work)
{
}

static void good_run(void)
{
	schedule_on_each_cpu(item_fn);
}
