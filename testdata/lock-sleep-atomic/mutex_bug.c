/* A mutex is taken under a spinlock. */
#include <linux/mutex.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(spin);
static DEFINE_MUTEX(mutex);

void bad_both(void)
{
	spin_lock(&spin);
	mutex_lock(&mutex); /* expect: lock-sleep-atomic */
	mutex_unlock(&mutex);
	spin_unlock(&spin);
}
