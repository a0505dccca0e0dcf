/* Three stages, but only two of them have a case that unlocks. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int state;

int bad_step(unsigned int flags)
{
	int stage = 1;

	if (flags & 1)
		stage = 2;
	if (flags & 2)
		stage = 3;
	spin_lock(&lock);
	switch (stage) {
	case 1:
		state = 1;
		spin_unlock(&lock);
		break;
	case 2:
		state = 0;
		spin_unlock(&lock);
		break;
	}
	return 0; /* expect: lock-leak */
}
