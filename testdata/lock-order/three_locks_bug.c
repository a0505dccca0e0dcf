/* No two functions disagree, but three orders close a cycle of three locks. */
#include <linux/mutex.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);
static DEFINE_MUTEX(c);

void bad_one(void)
{
	mutex_lock(&a);
	mutex_lock(&b); /* expect: lock-order */
	mutex_unlock(&b);
	mutex_unlock(&a);
}

void bad_two(void)
{
	mutex_lock(&b);
	mutex_lock(&c); /* expect: lock-order */
	mutex_unlock(&c);
	mutex_unlock(&b);
}

void bad_three(void)
{
	mutex_lock(&c);
	mutex_lock(&a); /* expect: lock-order */
	mutex_unlock(&a);
	mutex_unlock(&c);
}
