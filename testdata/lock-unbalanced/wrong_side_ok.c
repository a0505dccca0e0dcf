/* A lock that was taken for reading is released as a reader. */
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
extern int look(void);

int good_look(void)
{
	int found;

	down_read(&sem);
	found = look();
	up_read(&sem);
	return found;
}
