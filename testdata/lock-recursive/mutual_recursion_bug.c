/* Two functions that call each other: one of them holds its lock over the call. */
#include <linux/mutex.h>

static DEFINE_MUTEX(even_lock);
static DEFINE_MUTEX(odd_lock);
static void odd(int n);

static void bad_even(int n)
{
	mutex_lock(&even_lock); /* expect: lock-recursive */
	if (n)
		odd(n - 1); /* expect: lock-recursive */
	mutex_unlock(&even_lock);
}

static void odd(int n)
{
	mutex_lock(&odd_lock);
	mutex_unlock(&odd_lock);
	if (n)
		bad_even(n - 1); /* expect: lock-recursive */
}

void start(void)
{
	bad_even(3);
}
