/* The break comes after the lock was released. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
extern int next_item(void);

void good_drain(int wanted)
{
	int item;

	if (!wanted)
		return;
	for (;;) {
		spin_lock(&lock);
		item = next_item();
		spin_unlock(&lock);
		if (!item)
			break;
	}
}
