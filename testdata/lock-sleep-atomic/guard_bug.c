/* The guard of a spinlock is still active at the allocation. */
#include <linux/cleanup.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int size;

void *bad_get(void)
{
	int n;

	guard(spinlock)(&lock);
	n = size;
	return kzalloc(n, GFP_KERNEL); /* expect: lock-sleep-atomic */
}
