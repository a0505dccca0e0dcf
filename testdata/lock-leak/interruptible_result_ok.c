/* The result of down_read_killable() is kept in a variable and tested later. */
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
extern int scan(void);

int good_scan(void)
{
	int ret = down_read_killable(&sem);

	if (ret < 0)
		return ret;
	ret = scan();
	if (ret)
		goto out;
	ret = 1;
out:
	up_read(&sem);
	return ret;
}
