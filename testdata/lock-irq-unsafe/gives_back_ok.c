/* The callee gives back the lock of its caller, which knows of that. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(pool_lock);
static DEFINE_SPINLOCK(page_lock);
static int pool_free;

void pool_take(void)
{
	spin_lock_irq(&page_lock);
	pool_free--;
	spin_unlock_irq(&page_lock);
}

void pool_pause(void)
{
	while (pool_free > 10) {
		spin_unlock_irq(&pool_lock);
		pool_free--;
		spin_lock_irq(&pool_lock);
	}
}

void good_pool_shrink(void)
{
	spin_lock_irq(&pool_lock);
	pool_pause();
	spin_unlock_irq(&pool_lock);
}

