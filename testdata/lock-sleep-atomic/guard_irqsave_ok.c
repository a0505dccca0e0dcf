/* scoped_guard(mutex) around a spinlock. */
#include <linux/cleanup.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(spin);
static DEFINE_MUTEX(mutex);
static int n;

void good_inc(void)
{
	scoped_guard(mutex, &mutex) {
		guard(spinlock_irqsave)(&spin);
		n++;
	}
}
