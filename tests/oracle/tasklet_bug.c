/* Lockdep: a tasklet's spinlock held with bottom halves on. */
#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);

static void run(struct tasklet_struct *t)
{
	spin_lock(&lock);
	spin_unlock(&lock);
}

static DECLARE_TASKLET(tasklet, run);

static void bad_reader(void)
{
	spin_lock(&lock); /* expect: lock-irq-unsafe */
	spin_unlock(&lock);
}

static int __init case_init(void)
{
	tasklet_schedule(&tasklet);
	msleep(20);
	bad_reader();
	tasklet_kill(&tasklet);
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
