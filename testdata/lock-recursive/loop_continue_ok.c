/* Every way through the loop's body unlocks. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
extern int ready(int i);

void good_loop(int n)
{
	int i;

	for (i = 0; i < n; i++) {
		spin_lock(&lock);
		if (!ready(i)) {
			spin_unlock(&lock);
			continue;
		}
		spin_unlock(&lock);
	}
}
