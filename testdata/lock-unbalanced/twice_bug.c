/* The error path unlocks and then jumps to the label that unlocks again. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
extern int setup(void);

int bad_setup(void)
{
	int err;

	mutex_lock(&lock);
	err = setup();
	if (err) {
		mutex_unlock(&lock);
		goto out;
	}
	err = setup();
out:
	mutex_unlock(&lock); /* expect: lock-unbalanced */
	return err;
}
