/* The spinlock is taken under the mutex. */
#include <linux/mutex.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(spin);
static DEFINE_MUTEX(mutex);

void good_both(void)
{
	mutex_lock(&mutex);
	spin_lock(&spin);
	spin_unlock(&spin);
	mutex_unlock(&mutex);
}
