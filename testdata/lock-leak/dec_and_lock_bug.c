/* The last reference is dropped with the list's lock held, which is never released. */
#include <linux/atomic.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static atomic_t refs = ATOMIC_INIT(1);
static int freed;

void bad_put(void)
{
	if (!atomic_dec_and_lock(&refs, &lock))
		return;
	freed = 1;
} /* expect: lock-leak */
