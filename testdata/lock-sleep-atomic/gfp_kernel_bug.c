/* GFP_KERNEL allocation under a spinlock. */
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static void *buffer;

void bad_alloc(void)
{
	spin_lock(&lock);
	buffer = kmalloc(100, GFP_KERNEL); /* expect: lock-sleep-atomic */
	spin_unlock(&lock);
}
