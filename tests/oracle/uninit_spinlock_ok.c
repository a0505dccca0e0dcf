/* Lockdep: a spinlock in kzalloc()ed memory, initialised. */
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct box {
	spinlock_t lock;
};

static int good_use(void)
{
	struct box *b = kzalloc(sizeof(*b), GFP_KERNEL);

	if (!b)
		return -ENOMEM;
	spin_lock_init(&b->lock);
	spin_lock(&b->lock);
	spin_unlock(&b->lock);
	kfree(b);
	return 0;
}

static int __init case_init(void)
{
	return good_use();
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
