/* A reader of a rwsem asks for the write side without giving the read side back. */
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
static int cached;

int bad_get(void)
{
	down_read(&sem);
	if (!cached) {
		down_write(&sem); /* expect: lock-recursive */
		cached = 1;
		up_write(&sem);
	}
	up_read(&sem);
	return cached;
}
