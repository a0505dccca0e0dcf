/* Two switches about one mode: what the first takes the second releases. */
#include <linux/spinlock.h>

#define MODE_IRQ 1
#define MODE_RAW 2
#define MODE_PLAIN 3

static DEFINE_SPINLOCK(lock);
extern int prepare_device(void);

int good_open(int mode)
{
	switch (mode) {
	case MODE_IRQ:
		spin_lock_irq(&lock);
		break;
	case MODE_RAW:
		break;
	case MODE_PLAIN:
		spin_lock(&lock);
		break;
	}
	prepare_device();
	switch (mode) {
	case MODE_IRQ:
		spin_unlock_irq(&lock);
		break;
	case MODE_RAW:
		break;
	case MODE_PLAIN:
		spin_unlock(&lock);
		break;
	}
	return 0;
}
