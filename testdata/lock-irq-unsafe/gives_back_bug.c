/* A callee enables interrupts with its own lock, under a lock that needs them disabled. */
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

void bad_pool_shrink(void)
{
	spin_lock_irq(&pool_lock);
	pool_take(); /* expect: lock-irq-unsafe */
	spin_unlock_irq(&pool_lock);
}

