/* Two functions that call each other, neither holds its lock over the call. */
#include <linux/mutex.h>

static DEFINE_MUTEX(even_lock);
static DEFINE_MUTEX(odd_lock);
static void odd(int n);

static void good_even(int n)
{
	mutex_lock(&even_lock);
	mutex_unlock(&even_lock);
	if (n)
		odd(n - 1);
}

static void odd(int n)
{
	mutex_lock(&odd_lock);
	mutex_unlock(&odd_lock);
	if (n)
		good_even(n - 1);
}

void start(void)
{
	good_even(3);
}
