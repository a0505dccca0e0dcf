/* Lockdep: spin_unlock_irq() inside of an irqsave region. */
#include <linux/module.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(outer);
static DEFINE_SPINLOCK(inner);

static void bad_nest(void)
{
	unsigned long flags;

	spin_lock_irqsave(&outer, flags);
	spin_lock_irq(&inner);
	spin_unlock_irq(&inner); /* expect: lock-unbalanced */
	spin_unlock_irqrestore(&outer, flags);
}

static int __init case_init(void)
{
	bad_nest();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
