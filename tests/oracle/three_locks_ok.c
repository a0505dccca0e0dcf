/* Lockdep: three mutexes in one order. */
#include <linux/module.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);
static DEFINE_MUTEX(c);

static void good_ab(void)
{
	mutex_lock(&a);
	mutex_lock(&b);
	mutex_unlock(&b);
	mutex_unlock(&a);
}

static void good_bc(void)
{
	mutex_lock(&b);
	mutex_lock(&c);
	mutex_unlock(&c);
	mutex_unlock(&b);
}

static void good_ca(void)
{
	mutex_lock(&a);
	mutex_lock(&c);
	mutex_unlock(&a);
	mutex_unlock(&c);
}

static int __init case_init(void)
{
	good_ab();
	good_bc();
	good_ca();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
