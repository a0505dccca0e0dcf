/* The result of down_read_killable() is kept; the success path returns it with the lock held. */
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
extern int scan(void);

int bad_scan(void)
{
	int ret = down_read_killable(&sem);

	if (ret < 0)
		return ret;
	ret = scan();
	if (ret)
		return ret; /* expect: lock-leak */
	ret = 1;
	up_read(&sem);
	return ret;
}
