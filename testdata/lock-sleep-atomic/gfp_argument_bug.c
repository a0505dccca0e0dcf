/* The caller under the spinlock passes GFP_KERNEL to its helper. */
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);

static void *get_block(gfp_t gfp)
{
	return kzalloc(512, gfp); /* expect: lock-sleep-atomic */
}

void *plain(void)
{
	return get_block(GFP_KERNEL);
}

void *bad_locked(void)
{
	void *block;

	spin_lock(&lock);
	block = get_block(GFP_KERNEL); /* expect: lock-sleep-atomic */
	spin_unlock(&lock);
	return block;
}
