/* scoped_guard(spinlock_irqsave) around a mutex. */
#include <linux/cleanup.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(spin);
static DEFINE_MUTEX(mutex);
static int n;

void bad_inc(void)
{
	scoped_guard(spinlock_irqsave, &spin) {
		guard(mutex)(&mutex); /* expect: lock-sleep-atomic */
		n++;
	}
}
