/* A continue statement skips the unlock, so the next turn locks again. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
extern int ready(int i);

void bad_loop(int n)
{
	int i;

	for (i = 0; i < n; i++) {
		spin_lock(&lock); /* expect: lock-recursive */
		if (!ready(i))
			continue;
		spin_unlock(&lock);
	}
}
