/* The bit spinlock is released before cond_resched(). */
#include <linux/bit_spinlock.h>
#include <linux/sched.h>

static unsigned long word;

void good_scan(void)
{
	bit_spin_lock(0, &word);
	bit_spin_unlock(0, &word);
	cond_resched();
}
