/* Three locks in pairs whose orders fit together. */
#include <linux/mutex.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);
static DEFINE_MUTEX(c);

void good_one(void)
{
	mutex_lock(&a);
	mutex_lock(&b);
	mutex_unlock(&b);
	mutex_unlock(&a);
}

void good_two(void)
{
	mutex_lock(&b);
	mutex_lock(&c);
	mutex_unlock(&c);
	mutex_unlock(&b);
}

void good_three(void)
{
	mutex_lock(&a);
	mutex_lock(&c);
	mutex_unlock(&c);
	mutex_unlock(&a);
}
