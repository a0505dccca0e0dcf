/* The error path jumps to the label that unlocks. */
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
extern int setup(void);

int good_setup(void)
{
	int err;

	mutex_lock(&lock);
	err = setup();
	if (err) {
		goto out;
	}
	err = setup();
out:
	mutex_unlock(&lock);
	return err;
}
