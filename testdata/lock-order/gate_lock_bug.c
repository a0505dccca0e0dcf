/* Only one of the two orders runs under the gate mutex, so both can meet. */
#include <linux/mutex.h>

static DEFINE_MUTEX(gate);
static DEFINE_MUTEX(left);
static DEFINE_MUTEX(right);

void bad_forward(void)
{
	mutex_lock(&gate);
	mutex_lock(&left);
	mutex_lock(&right); /* expect: lock-order */
	mutex_unlock(&right);
	mutex_unlock(&left);
	mutex_unlock(&gate);
}

void bad_backward(void)
{
	mutex_lock(&right);
	mutex_lock(&left); /* expect: lock-order */
	mutex_unlock(&left);
	mutex_unlock(&right);
}
