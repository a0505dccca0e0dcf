/* The error label lies before the unlock. */
#include <linux/errno.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
extern int prepare(void);
extern int commit(void);

int good_run(void)
{
	int err;

	mutex_lock(&lock);
	err = prepare();
	if (err)
		goto out;
	err = commit();
out:
	mutex_unlock(&lock);
	return err;
}
