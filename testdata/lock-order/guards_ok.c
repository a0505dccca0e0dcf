/* Scope guards: the first guard has ended where the inverse order would start. */
#include <linux/cleanup.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);

int good_set(void)
{
	guard(mutex)(&a);
	guard(mutex)(&b);
	return 0;
}

void good_get(void)
{
	scoped_guard(mutex, &b) {
	}
	guard(mutex)(&a);
}
