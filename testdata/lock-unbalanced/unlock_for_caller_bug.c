/* A function that drops its caller's lock for a while does not take it again on one path. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
extern int notify(void);

static int bad_notify_unlocked(void)
{
	int err;

	spin_unlock(&lock);
	err = notify();
	if (err)
		return err; /* expect: lock-unbalanced */
	spin_lock(&lock);
	return err;
}

void change(void)
{
	spin_lock(&lock);
	bad_notify_unlocked();
	spin_unlock(&lock); /* expect: lock-unbalanced */
}
