/* The callee locks unless told that the lock is held; one caller tells it wrong. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
static int current_rate;

static void set_rate(int rate, bool locked)
{
	if (!locked)
		mutex_lock(&lock); /* expect: lock-recursive */
	current_rate = rate;
	if (!locked)
		mutex_unlock(&lock);
}

void plain(void)
{
	set_rate(1, false);
}

void bad_caller(void)
{
	mutex_lock(&lock);
	set_rate(2, false); /* expect: lock-recursive */
	mutex_unlock(&lock);
}
