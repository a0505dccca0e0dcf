/* The scope of the spinlock's guard ends before the allocation. */
#include <linux/cleanup.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int size;

void *good_get(void)
{
	int n;

	scoped_guard(spinlock, &lock)
		n = size;
	return kzalloc(n, GFP_KERNEL);
}
