/* Lockdep: a spinlock in kzalloc()ed memory that nothing initialises. */
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct box {
	spinlock_t lock; /* expect: lock-uninit */
};

static int bad_use(void)
{
	struct box *b = kzalloc(sizeof(*b), GFP_KERNEL); /* expect: lock-uninit */

	if (!b)
		return -ENOMEM;
	spin_lock(&b->lock); /* expect: lock-uninit */
	spin_unlock(&b->lock);
	kfree(b);
	return 0;
}

static int __init case_init(void)
{
	return bad_use();
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
