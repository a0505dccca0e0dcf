/* The read side is given back before the write side is taken. */
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
static int cached;

int good_get(void)
{
	down_read(&sem);
	if (!cached) {
		up_read(&sem);
		down_write(&sem);
		cached = 1;
		up_write(&sem);
		return 1;
	}
	up_read(&sem);
	return cached;
}
