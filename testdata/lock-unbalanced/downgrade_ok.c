/* After downgrade_write() the semaphore is released as a reader. */
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
static int version;

int good_publish(void)
{
	int v;

	down_write(&sem);
	version++;
	downgrade_write(&sem);
	v = version;
	up_read(&sem);
	return v;
}
