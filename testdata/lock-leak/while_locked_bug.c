/* The loop's exit condition is tested with the lock, and the function ends there. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
extern int more(void);
extern void handle(void);

void bad_all(void)
{
	spin_lock(&lock);
	while (more()) {
		spin_unlock(&lock);
		handle();
		spin_lock(&lock);
	}
} /* expect: lock-leak */
