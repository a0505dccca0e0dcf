/* GFP_ATOMIC allocation under a spinlock. */
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static void *buffer;

void good_alloc(void)
{
	spin_lock(&lock);
	buffer = kmalloc(100, GFP_ATOMIC);
	spin_unlock(&lock);
}
