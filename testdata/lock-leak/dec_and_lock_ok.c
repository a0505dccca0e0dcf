/* atomic_dec_and_lock() returns true with the lock held; only that path unlocks. */
#include <linux/atomic.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static atomic_t refs = ATOMIC_INIT(1);
static int freed;

void good_put(void)
{
	if (!atomic_dec_and_lock(&refs, &lock))
		return;
	freed = 1;
	spin_unlock(&lock);
}
