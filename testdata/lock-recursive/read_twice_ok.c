/* A reader of a rwlock calls a function that reads under it: readers may nest. */
#include <linux/spinlock.h>

static DEFINE_RWLOCK(lock);
static int value;

static int peek(void)
{
	int v;

	read_lock(&lock);
	v = value;
	read_unlock(&lock);
	return v;
}

int good_sum(void)
{
	int v;

	read_lock(&lock);
	v = peek() + 1;
	read_unlock(&lock);
	return v;
}
