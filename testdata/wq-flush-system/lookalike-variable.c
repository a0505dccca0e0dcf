/* A workqueue of the driver that is called like a system one. */
#include <linux/module.h>
#include <linux/workqueue.h>

static struct workqueue_struct *system_foo_wq;

static int __init good_init(void)
{
	system_foo_wq = alloc_workqueue("system_foo", 0, 0);
	return system_foo_wq ? 0 : -ENOMEM;
}
module_init(good_init);

static void good_stop(void)
{
	flush_workqueue(system_foo_wq);
}
