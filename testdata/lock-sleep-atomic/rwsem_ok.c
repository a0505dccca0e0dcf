/* A rwsem is only tried under a write_lock(). */
#include <linux/rwsem.h>
#include <linux/spinlock.h>

static DEFINE_RWLOCK(names);
static DECLARE_RWSEM(tree);

int good_rename(void)
{
	int done = 0;

	write_lock(&names);
	if (down_read_trylock(&tree)) {
		done = 1;
		up_read(&tree);
	}
	write_unlock(&names);
	return done;
}
