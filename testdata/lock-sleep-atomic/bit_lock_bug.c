/* A bit spinlock is a spinlock: it must not be held over cond_resched(). */
#include <linux/bit_spinlock.h>
#include <linux/sched.h>

static unsigned long word;

void bad_scan(void)
{
	bit_spin_lock(0, &word);
	cond_resched(); /* expect: lock-sleep-atomic */
	bit_spin_unlock(0, &word);
}
