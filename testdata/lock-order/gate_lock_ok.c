/* Both orders run under the same gate mutex and can never meet. */
#include <linux/mutex.h>

static DEFINE_MUTEX(gate);
static DEFINE_MUTEX(left);
static DEFINE_MUTEX(right);

void good_forward(void)
{
	mutex_lock(&gate);
	mutex_lock(&left);
	mutex_lock(&right);
	mutex_unlock(&right);
	mutex_unlock(&left);
	mutex_unlock(&gate);
}

void good_backward(void)
{
	mutex_lock(&gate);
	mutex_lock(&right);
	mutex_lock(&left);
	mutex_unlock(&left);
	mutex_unlock(&right);
	mutex_unlock(&gate);
}
