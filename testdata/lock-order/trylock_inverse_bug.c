/* The inverse order waits for the second lock. */
#include <linux/mutex.h>

static DEFINE_MUTEX(pool_lock);
static DEFINE_MUTEX(page_lock);

void bad_fill(void)
{
	mutex_lock(&pool_lock);
	mutex_lock(&page_lock); /* expect: lock-order */
	mutex_unlock(&page_lock);
	mutex_unlock(&pool_lock);
}

void bad_reclaim(void)
{
	mutex_lock(&page_lock);
	mutex_lock(&pool_lock); /* expect: lock-order */
	mutex_unlock(&pool_lock);
	mutex_unlock(&page_lock);
}
