/* After downgrade_write() the semaphore is released as a writer. */
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
static int version;

int bad_publish(void)
{
	int v;

	down_write(&sem);
	version++;
	downgrade_write(&sem);
	v = version;
	up_write(&sem); /* expect: lock-unbalanced */
	return v;
}
