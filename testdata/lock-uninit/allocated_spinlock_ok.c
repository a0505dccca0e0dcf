/* The spinlock in a zeroed structure is initialised after the allocation. */
#include <linux/slab.h>
#include <linux/spinlock.h>

struct box {
	spinlock_t lock;
	int items;
};

struct box *good_box_new(void)
{
	struct box *b = kzalloc(sizeof(*b), GFP_KERNEL);

	if (!b)
		return NULL;
	spin_lock_init(&b->lock);
	spin_lock(&b->lock);
	b->items = 1;
	spin_unlock(&b->lock);
	return b;
}
