/* The caller under the spinlock passes GFP_ATOMIC, another caller GFP_KERNEL. */
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);

static void *get_block(gfp_t gfp)
{
	return kzalloc(512, gfp);
}

void *plain(void)
{
	return get_block(GFP_KERNEL);
}

void *good_locked(void)
{
	void *block;

	spin_lock(&lock);
	block = get_block(GFP_ATOMIC);
	spin_unlock(&lock);
	return block;
}
