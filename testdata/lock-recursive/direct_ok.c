/* Two mutexes of one object, each once. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static DEFINE_MUTEX(other);

void good_twice(void)
{
	mutex_lock(&lock);
	mutex_lock(&other);
	mutex_unlock(&other);
	mutex_unlock(&lock);
}
