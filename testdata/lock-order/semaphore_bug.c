/* A counting semaphore used as a lock and a mutex, in both orders. */
#include <linux/mutex.h>
#include <linux/semaphore.h>

static DEFINE_SEMAPHORE(slots);
static DEFINE_MUTEX(slot_lock);

void bad_get(void)
{
	down(&slots);
	mutex_lock(&slot_lock); /* expect: lock-order */
	mutex_unlock(&slot_lock);
	up(&slots);
}

void bad_put(void)
{
	mutex_lock(&slot_lock);
	down(&slots); /* expect: lock-order */
	up(&slots);
	mutex_unlock(&slot_lock);
}
