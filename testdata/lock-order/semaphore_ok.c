/* A counting semaphore used as a lock and a mutex, in one order. */
#include <linux/mutex.h>
#include <linux/semaphore.h>

static DEFINE_SEMAPHORE(slots);
static DEFINE_MUTEX(slot_lock);

void good_get(void)
{
	down(&slots);
	mutex_lock(&slot_lock);
	mutex_unlock(&slot_lock);
	up(&slots);
}

void good_put(void)
{
	down(&slots);
	mutex_lock(&slot_lock);
	up(&slots);
	mutex_unlock(&slot_lock);
}
