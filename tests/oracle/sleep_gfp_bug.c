/* DEBUG_ATOMIC_SLEEP: GFP_KERNEL under a spinlock. */
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);

static void *bad_get(size_t size)
{
	void *p;

	spin_lock(&lock);
	p = kmalloc(size, GFP_KERNEL); /* expect: lock-sleep-atomic */
	spin_unlock(&lock);
	return p;
}

static int __init case_init(void)
{
	kfree(bad_get(64));
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
