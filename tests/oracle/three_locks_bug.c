/* Lockdep: a cycle of three mutexes. */
#include <linux/module.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);
static DEFINE_MUTEX(c);

static void bad_ab(void)
{
	mutex_lock(&a);
	mutex_lock(&b); /* expect: lock-order */
	mutex_unlock(&b);
	mutex_unlock(&a);
}

static void bad_bc(void)
{
	mutex_lock(&b);
	mutex_lock(&c); /* expect: lock-order */
	mutex_unlock(&c);
	mutex_unlock(&b);
}

static void bad_ca(void)
{
	mutex_lock(&c);
	mutex_lock(&a); /* expect: lock-order */
	mutex_unlock(&a);
	mutex_unlock(&c);
}

static int __init case_init(void)
{
	bad_ab();
	bad_bc();
	bad_ca();
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
