/* The error path releases both locks, each once. */
#include <linux/mutex.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);
extern int step(void);

int good_step(void)
{
	int err;

	mutex_lock(&a);
	mutex_lock(&b);
	err = step();
	mutex_unlock(&b);
	if (err) {
		mutex_unlock(&a);
		return err;
	}
	mutex_unlock(&a);
	return 0;
}
