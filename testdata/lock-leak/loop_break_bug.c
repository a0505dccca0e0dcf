/* A break leaves the loop with the lock that the rest of the body releases. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
extern int next_item(void);

void bad_drain(int wanted)
{
	int item;

	if (!wanted)
		return;
	for (;;) {
		spin_lock(&lock);
		item = next_item();
		if (!item)
			break;
		spin_unlock(&lock);
	}
} /* expect: lock-leak */
