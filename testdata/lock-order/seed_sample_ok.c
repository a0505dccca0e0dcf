/* The textbook sample repaired: both locks defined as such and one order. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock1);
static DEFINE_SPINLOCK(lock2);

void fixed_function(void)
{
	spin_lock(&lock1);
	spin_lock(&lock2);
	spin_unlock(&lock2);
	spin_unlock(&lock1);
}

void another_function(void)
{
	spin_lock(&lock1);
	spin_lock(&lock2);
	spin_unlock(&lock2);
	spin_unlock(&lock1);
}
