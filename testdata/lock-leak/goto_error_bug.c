/* The error label lies behind the unlock. */
#include <linux/errno.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);
extern int prepare(void);
extern int commit(void);

int bad_run(void)
{
	int err;

	mutex_lock(&lock);
	err = prepare();
	if (err)
		goto out;
	err = commit();
	mutex_unlock(&lock);
out:
	return err; /* expect: lock-leak */
}
