/* A global rwsem that neither its definition nor the init function initialises. */
#include <linux/init.h>
#include <linux/module.h>
#include <linux/rwsem.h>

static struct rw_semaphore sem; /* expect: lock-uninit */
static int version;

static int __init bad_init(void)
{
	version = 1;
	return 0;
}

int get_version(void)
{
	int v;

	down_read(&sem); /* expect: lock-uninit */
	v = version;
	up_read(&sem);
	return v;
}

module_init(bad_init);
MODULE_LICENSE("GPL");
