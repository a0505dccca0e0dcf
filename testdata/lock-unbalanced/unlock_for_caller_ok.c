/* A function that drops its caller's lock for a while takes it again on every path. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
extern int notify(void);

static int good_notify_unlocked(void)
{
	int err;

	spin_unlock(&lock);
	err = notify();
	spin_lock(&lock);
	return err;
}

void change(void)
{
	spin_lock(&lock);
	good_notify_unlocked();
	spin_unlock(&lock);
}
