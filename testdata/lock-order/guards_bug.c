/* Scope guards hold the locks, in both orders. */
#include <linux/cleanup.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);

int bad_set(void)
{
	guard(mutex)(&a);
	guard(mutex)(&b); /* expect: lock-order */
	return 0;
}

void bad_get(void)
{
	scoped_guard(mutex, &b) {
		guard(mutex)(&a); /* expect: lock-order */
	}
}
