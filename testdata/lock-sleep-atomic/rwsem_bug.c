/* A rwsem is read under a write_lock(). */
#include <linux/rwsem.h>
#include <linux/spinlock.h>

static DEFINE_RWLOCK(names);
static DECLARE_RWSEM(tree);

int bad_rename(void)
{
	int done = 0;

	write_lock(&names);
	down_read(&tree); /* expect: lock-sleep-atomic */
	done = 1;
	up_read(&tree);
	write_unlock(&names);
	return done;
}
