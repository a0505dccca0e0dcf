/* Steps 1 to 5 in a module whose init function ends with a registration. */
// spatch: -D patch -D wq=foo_wq -D init=foo_init -D exit=foo_exit
#include <linux/module.h>
#include <linux/workqueue.h>

struct foo {
	struct work_struct work;
};

static irqreturn_t foo_irq(int irq, void *data)
{
	struct foo *foo = data;

	schedule_work(&foo->work);
	return IRQ_HANDLED;
}

static int __init foo_init(void)
{
	return platform_driver_register(&foo_driver);
}
module_init(foo_init);

static void __exit foo_exit(void)
{
	platform_driver_unregister(&foo_driver);
	flush_scheduled_work();
}
module_exit(foo_exit);
