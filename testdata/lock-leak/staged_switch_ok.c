/* Both values that the variable can have are cases of the switch, and each unlocks. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int state;

int good_step(unsigned int flags)
{
	int stage = 1;

	if (flags & 1)
		stage = 2;
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
	return 0;
}
