/* A writer of a rwlock calls a function that reads under it. */
#include <linux/spinlock.h>

static DEFINE_RWLOCK(lock);
static int value;

static int peek(void)
{
	int v;

	read_lock(&lock); /* expect: lock-recursive */
	v = value;
	read_unlock(&lock);
	return v;
}

int bad_sum(void)
{
	int v;

	write_lock(&lock);
	v = peek() + 1; /* expect: lock-recursive */
	write_unlock(&lock);
	return v;
}
