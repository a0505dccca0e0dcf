/* The error path releases the other lock a second time instead of this one. */
#include <linux/mutex.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);
extern int step(void);

int bad_step(void)
{
	int err;

	mutex_lock(&a);
	mutex_lock(&b);
	err = step();
	mutex_unlock(&b);
	if (err) {
		mutex_unlock(&b); /* expect: lock-unbalanced */
		return err; /* expect: lock-leak */
	}
	mutex_unlock(&a);
	return 0;
}
