/* The inverse order only tries the second lock, so it never waits for it. */
#include <linux/mutex.h>

static DEFINE_MUTEX(pool_lock);
static DEFINE_MUTEX(page_lock);

void good_fill(void)
{
	mutex_lock(&pool_lock);
	mutex_lock(&page_lock);
	mutex_unlock(&page_lock);
	mutex_unlock(&pool_lock);
}

void good_reclaim(void)
{
	mutex_lock(&page_lock);
	if (mutex_trylock(&pool_lock))
		mutex_unlock(&pool_lock);
	mutex_unlock(&page_lock);
}
