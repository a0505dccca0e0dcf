/* Lockdep: spin_unlock() inside of an irqsave region. */
#include <linux/module.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(outer);
static DEFINE_SPINLOCK(inner);

static void good_nest(void)
{
	unsigned long flags;

	spin_lock_irqsave(&outer, flags);
	spin_lock(&inner);
	spin_unlock(&inner);
	spin_unlock_irqrestore(&outer, flags);
}

static int __init case_init(void)
{
	good_nest();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
