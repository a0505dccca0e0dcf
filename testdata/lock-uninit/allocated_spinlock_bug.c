/* The spinlock in a zeroed structure is used without spin_lock_init(). */
#include <linux/slab.h>
#include <linux/spinlock.h>

struct box {
	spinlock_t lock; /* expect: lock-uninit */
	int items;
};

struct box *bad_box_new(void)
{
	struct box *b = kzalloc(sizeof(*b), GFP_KERNEL); /* expect: lock-uninit */

	if (!b)
		return NULL;
	spin_lock(&b->lock); /* expect: lock-uninit */
	b->items = 1;
	spin_unlock(&b->lock);
	return b;
}
