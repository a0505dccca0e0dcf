/* Lockdep: two spinlocks, both orders, one of them with interrupts off. */
#include <linux/module.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(a);
static DEFINE_SPINLOCK(b);

static void bad_forward(void)
{
	unsigned long flags;

	spin_lock_irqsave(&a, flags);
	spin_lock(&b); /* expect: lock-order */
	spin_unlock(&b);
	spin_unlock_irqrestore(&a, flags);
}

static void bad_backward(void)
{
	spin_lock(&b);
	spin_lock(&a); /* expect: lock-order */
	spin_unlock(&a);
	spin_unlock(&b);
}

static int __init case_init(void)
{
	bad_forward();
	bad_backward();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
