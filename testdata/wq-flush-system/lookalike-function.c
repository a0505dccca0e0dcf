/* Functions whose names only contain the ones that matter. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void my_flush_scheduled_work(void)
{
}

static void flush_scheduled_work_items(struct workqueue_struct *wq)
{
}

static void good_stop(void)
{
	my_flush_scheduled_work();
	flush_scheduled_work_items(system_wq);
}
