/* A lock that was taken for reading is released as a writer. */
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
extern int look(void);

int bad_look(void)
{
	int found;

	down_read(&sem);
	found = look();
	up_write(&sem); /* expect: lock-unbalanced */
	return found;
}
