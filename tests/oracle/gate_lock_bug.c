/* Lockdep: both orders, only one of them under the gate. */
#include <linux/module.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(gate);
static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);

static void bad_forward(void)
{
	mutex_lock(&gate);
	mutex_lock(&a);
	mutex_lock(&b); /* expect: lock-order */
	mutex_unlock(&b);
	mutex_unlock(&a);
	mutex_unlock(&gate);
}

static void bad_backward(void)
{
	mutex_lock(&b);
	mutex_lock(&a); /* expect: lock-order */
	mutex_unlock(&a);
	mutex_unlock(&b);
}

static int __init case_init(void)
{
	bad_forward();
	bad_backward();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
