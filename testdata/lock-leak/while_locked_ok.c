/* The loop is left with the lock held, which is released after it. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
extern int more(void);
extern void handle(void);

void good_all(void)
{
	spin_lock(&lock);
	while (more()) {
		spin_unlock(&lock);
		handle();
		spin_lock(&lock);
	}
	spin_unlock(&lock);
}
